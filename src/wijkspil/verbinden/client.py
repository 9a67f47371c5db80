"""Ask the process with the language models; never wait longer than a second."""

import json
import socket
import time
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import Any

from wijkspil.verbinden.items import Item

WITHIN = 1.0  # seconds
LONGEST_ANSWER = 1_000_000  # bytes
LONGEST_PATH = 100  # bytes that the name of a socket may have, with some room


def socket_path(folder: Path) -> Path:
    """Return where the process listens: in the data folder, or in /tmp when that name is too long for a socket."""
    path = folder / "lijkt-op.sock"
    if len(str(path).encode()) <= LONGEST_PATH:
        return path
    import hashlib

    return Path("/tmp") / f"wijkspil-{hashlib.sha256(str(folder).encode()).hexdigest()[:16]}.sock"  # noqa: S108 - readable by its owner only


def find(path: Path, item: Item, k: int, allowed: Collection[int] | None) -> dict[str, Any] | None:
    """Return the answer of the process, or None when it gives none in time."""
    asked = {"id": item.id, "title": item.title, "body": item.body, "kind": item.kind}
    return ask(path, {"item": asked, "k": k, "allowed": None if allowed is None else sorted(allowed)})


def ask(path: Path, question: dict[str, Any], within: float = WITHIN) -> dict[str, Any] | None:
    """Send one question and return its answer; None when there is no process, or no answer in time."""
    until = time.monotonic() + within
    with suppress(OSError, ValueError), socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(within)
        connection.connect(str(path))
        connection.sendall(json.dumps(question).encode() + b"\n")
        received = b""
        while not received.endswith(b"\n") and len(received) < LONGEST_ANSWER:
            connection.settimeout(max(0.001, until - time.monotonic()))
            piece = connection.recv(65536)
            if not piece:
                return None
            received += piece
        answer = json.loads(received)
        return answer if isinstance(answer, dict) and "motor" in answer else None
    return None
