"""The web server, the job process and the language models of `wijkspil serve`, kept alive together.

Imports no Django: the processes each load it once, this one only watches them.
"""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event

from wijkspil.core.opdrachtregel import CommandLine

START_WITHIN = 60  # seconds in which the web server must answer
STOP_WITHIN = 10  # seconds in which a process may finish what it does
RESTARTS_A_MINUTE = 5
PR_SET_PDEATHSIG = 1


class CannotServe(Exception):  # noqa: N818 - a sentence for the administrator
    """The site cannot be served; the text says why."""


LEAN = {"PYTHONNODEBUGRANGES": "1", "MALLOC_ARENA_MAX": "1"}
"""Environment in which a process weighs a tenth less: code without the columns of each instruction (a stack trace
still names the line), and memory from one heap instead of one for each thread of the web server."""


@dataclass
class Child:
    """A process that is started again when it stops by itself.

    Attributes:
        name: for the messages.
        command: what to run.
        is_spare: True when the site works without it; it stays away when it ends in order, or keeps ending.
        restarts: the moments (monotonic seconds) of its last restarts.
    """

    name: str
    command: list[str]
    is_spare: bool = False
    process: "subprocess.Popen[bytes] | None" = None
    restarts: list[float] = field(default_factory=list)

    def start(self) -> None:
        """Start it; it ends when this process ends, however that happens."""
        self.process = subprocess.Popen(
            self.command,
            env={**LEAN, **os.environ},
            start_new_session=True,  # Ctrl+C reaches this process only, which then ends the others in order
            preexec_fn=_die_with_parent,  # noqa: PLW1509 - this process has one thread
        )

    @property
    def is_dead(self) -> bool:
        """True when it was started and has ended."""
        return self.process is not None and self.process.poll() is not None

    def revive(self) -> None:
        """Start it again, unless it is spare and had better stay away.

        Raises:
            CannotServe: it ended too often, and the site cannot do without it.
        """
        if self.is_spare and self.process is not None and self.process.returncode == 0:
            self.process = None
            return
        try:
            self._restart()
        except CannotServe:
            if not self.is_spare:
                raise
            self.process = None
            _say(f"De {self.name} stopt steeds weer en blijft uit. De site werkt verder zonder.")

    def _restart(self) -> None:
        """Start it again, a bit later each time; refuse when it keeps ending.

        Raises:
            CannotServe: it ended too often.
        """
        now = time.monotonic()
        self.restarts = [moment for moment in self.restarts if moment > now - 60] + [now]
        if len(self.restarts) > RESTARTS_A_MINUTE:
            raise CannotServe(f"De {self.name} stopt steeds weer. Lees de regels hierboven en start opnieuw.")
        _say(f"De {self.name} is gestopt en start opnieuw.")
        time.sleep(0.2 * 2 ** len(self.restarts))
        self.start()

    def stop(self, until: float) -> None:
        """Wait for it until a moment (monotonic), then end what is left of it and of its own children."""
        if self.process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=max(0.1, until - time.monotonic()))
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def _die_with_parent() -> None:
    """Let the kernel end this child when its parent is gone (Linux; elsewhere nothing happens)."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def parser(command: str, description: str, workers: int) -> CommandLine:
    """Return the arguments that `serve` and `demo` share; `workers` is how many web processes there normally are."""
    made = CommandLine(prog=f"wijkspil {command}", description=description)
    made.add_argument("--host", default="127.0.0.1", help="Adres om op te luisteren (gewoon: 127.0.0.1).")
    made.add_argument("--port", type=int, default=8000, help="Poort (gewoon: 8000).")
    made.add_argument("--workers", type=int, default=workers, help=f"Aantal webprocessen (gewoon: {workers}).")
    return made


def serve(host: str, port: int, workers: int, when_ready: Callable[[], object], name: str = "localhost") -> None:
    """Start the web server, then the job process, and keep both alive until SIGTERM or SIGINT comes.

    `name` is a name under which the site answers: it is asked for a page before it counts as started.

    Raises:
        CannotServe: the web server cannot start, or one that it needs keeps ending.
    """
    held = _hold_port(host, port)
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    web = Child("webserver", _web_command(host, port, workers))
    jobs = Child("achtergrondprocessor", [sys.executable, "-m", "wijkspil", "werker"])
    alike = Child("dienst lijkt-op", [sys.executable, "-m", "wijkspil", "lijkt-op-dienst"], is_spare=True)
    try:
        web.start()
        _wait_until_it_answers(web, (host, port), name, stop)
        when_ready()
        jobs.start()
        alike.start()
        while not stop.wait(0.5):
            for child in (web, jobs, alike):
                if child.is_dead:
                    child.revive()
    finally:
        _stop_all([web, jobs, alike])
        held.close()


def _hold_port(host: str, port: int) -> socket.socket:
    """Make sure that the port is free and keep it ours: the web processes share it, another site is refused."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    held = socket.socket(family)
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        held.bind((host, port))
    except (OSError, OverflowError) as error:
        held.close()
        reason = "is al in gebruik of mag niet worden gebruikt"
        raise CannotServe(f"Poort {port} op {host} {reason}. Kies een andere met --port.") from error
    return held


def _web_command(host: str, port: int, workers: int) -> list[str]:
    granian = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--http", "1"]
    where = ["--host", host, "--port", str(port), "--workers", str(workers), "--blocking-threads", "4"]
    care = ["--respawn-failed-workers", "--workers-kill-timeout", str(STOP_WITHIN // 2), "--log-level", "warning"]
    return [*granian, *where, *care, "wijkspil.config.wsgi:application"]


def _wait_until_it_answers(web: Child, address: tuple[str, int], name: str, stop: Event) -> None:
    """Wait until a page comes: the port alone is open before the application is loaded."""
    until = time.monotonic() + START_WITHIN
    host, port = address
    target = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - asked of ourselves, not listened on
    question = f"GET /gezond/ HTTP/1.0\r\nHost: {name}\r\n\r\n".encode()
    while not stop.is_set():
        if web.is_dead or time.monotonic() > until:
            raise CannotServe("De webserver kan niet starten. Lees de regels hierboven.")
        try:
            with socket.create_connection((target, port), timeout=START_WITHIN) as connection:
                connection.sendall(question)
                if connection.recv(12).startswith(b"HTTP/"):
                    return
        except OSError:
            stop.wait(0.05)


def _stop_all(children: list[Child]) -> None:
    for child in children:
        if child.process is not None and not child.is_dead:
            child.process.terminate()
    until = time.monotonic() + STOP_WITHIN
    for child in children:
        child.stop(until)
