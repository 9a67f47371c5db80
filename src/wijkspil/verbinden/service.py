"""One process that holds the language models and all texts, and answers on a socket of this machine.

A question and its answer are one line of JSON each:
`{"item": {"id", "title", "body", "kind"}, "k": 5, "allowed": [ids] | null}` → `{"motor", "found": [{"id", "score",
"sterk", "waarom": [own, other] | null}]}`; `{}` → `{"motor", "aantal", "wachtend"}`. Only the account that runs
Wijkspil can ask: the file of the socket is its own.
"""

import json
import os
import socketserver
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from wijkspil.verbinden.encoders import Encoder
from wijkspil.verbinden.items import Item
from wijkspil.verbinden.similarity import Matcher

LONGEST_QUESTION = 2_000_000  # bytes: a text, and the ids that may be answered
ASKED_AT_ONCE = 2  # texts that are encoded before a question gets its turn
PATIENCE = 5.0  # seconds in which a question must arrive
MOST = 50


class Finder:
    """The matcher behind a lock: one question or a few new texts at a time."""

    def __init__(self, matcher: Matcher, indexer: Encoder) -> None:
        """Take the matcher, and the encoder for texts that stay; it may keep their vectors, not those of a question."""
        self._matcher = matcher
        self._indexer = indexer
        self._lock = Lock()
        self._waiting: deque[Item] = deque()

    def follow(self, items: Iterable[Item]) -> list[str]:
        """Hold exactly these texts: erase what is gone at once, note what is new; return all texts."""
        now = {item.id: item for item in items}
        with self._lock:
            for key in self._matcher.ids() - set(now):
                self._matcher.remove(key)
            self._waiting = deque(item for item in now.values() if not self._matcher.holds(item))
        return [item.text for item in now.values()]

    def work(self) -> bool:
        """Encode a few of the texts that wait; return whether more wait."""
        with self._lock:
            some = [self._waiting.popleft() for _ in range(min(ASKED_AT_ONCE, len(self._waiting)))]
            if some:
                self._matcher.index_encoded(some, self._indexer.encode([item.text for item in some]))
            return bool(self._waiting)

    def answer(self, question: dict[str, Any]) -> dict[str, Any]:
        """Return the answer to one question; KeyError, TypeError or ValueError when it is none."""
        with self._lock:
            if not question:
                return {
                    "motor": self._matcher.encoder.name,
                    "aantal": len(self._matcher),
                    "wachtend": len(self._waiting),
                }
            asked = question["item"]
            item = Item(asked["id"], str(asked["title"]), str(asked["body"]), str(asked["kind"]))
            allowed = question["allowed"]
            found = self._matcher.query(item, min(int(question["k"]), MOST), None if allowed is None else set(allowed))
            return {
                "motor": self._matcher.encoder.name,
                "found": [
                    {"id": one.id, "score": one.score, "sterk": one.is_strong, "waarom": self._why(item, one.id)}
                    for one in found
                ],
            }

    def _why(self, item: Item, key: Any) -> list[str] | None:
        reason = self._matcher.reason(item, key)
        return [reason.own, reason.other] if reason else None


class _Conversation(socketserver.StreamRequestHandler):
    timeout = PATIENCE

    def handle(self) -> None:
        with suppress(OSError):
            line = self.rfile.readline(LONGEST_QUESTION)
            try:
                answer = self.server.finder.answer(json.loads(line))  # type: ignore[attr-defined]
            except (KeyError, TypeError, ValueError, RecursionError):
                answer = {"fout": "geen vraag"}
            self.wfile.write(json.dumps(answer).encode() + b"\n")


class _Server(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, path: Path, finder: Finder) -> None:
        self.finder = finder
        super().__init__(str(path), _Conversation)


@contextmanager
def listening(path: Path, finder: Finder) -> Iterator[None]:
    """Answer questions on a socket at `path` as long as the block lasts; a socket that was left there is replaced."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    mask = os.umask(0o177)
    try:
        server = _Server(path, finder)
    finally:
        os.umask(mask)
    Thread(target=server.serve_forever, name="vragen", daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        path.unlink(missing_ok=True)
