"""One granian worker that serves Wijkspil and the reference views side by side, and what it costs.

CPU time is that of the whole process tree (user + system), read from /proc, so that it counts what the server really
did and is not disturbed by the client. Both kinds of view run in the same process, behind the same middleware, on the
same database: their ratio says what our code costs.
"""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Server:
    """A running server and its process id."""

    pid: int
    port: int

    def connect(self) -> http.client.HTTPConnection:
        """Return a new connection; keep it open for a whole round."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def cpu_seconds(self) -> float:
        """Return user + system time of the process tree so far, in seconds."""
        return sum(_cpu_ticks(pid) for pid in process_tree(self.pid)) / TICKS

    def memory_mb(self) -> float:
        """Return the proportional memory (PSS) of the largest process of the tree: the worker, in MB."""
        return max(_pss_kb(pid) for pid in process_tree(self.pid)) / 1024


@contextmanager
def serving(application: str, environment: Mapping[str, str]) -> Iterator[Server]:
    """Run `application` (module:callable) in one granian worker with one thread until the block ends.

    Raises:
        RuntimeError: the server did not answer within a minute; its output is in the message.
    """
    port = _free_port()
    command = [
        str(Path(sys.executable).with_name("granian")),
        *("--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)),
        *("--workers", "1", "--blocking-threads", "1", "--no-ws", application),
    ]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        _wait_until_it_answers(process, port)
        yield Server(process.pid, port)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)


def process_tree(pid: int) -> list[int]:
    """Return `pid` and all its descendants that still run."""
    tree = [pid]
    for parent in tree:
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            tree.extend(int(child) for child in task.read_text().split())
    return tree


def _cpu_ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def _pss_kb(pid: int) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_it_answers(process: "subprocess.Popen[str]", port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
            connection.request("GET", "/")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    process.kill()
    raise RuntimeError(f"De server kwam niet op gang:\n{process.stdout.read() if process.stdout else ''}")
