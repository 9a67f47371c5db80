"""A running site of which the processes can be killed, stopped and started, and how to talk to it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import httpx
from django.db import connection

from wijkspil.core.testkit.database import url_of

START_WITHIN = 30  # seconds
CALL_WITHIN = 120  # seconds
NO_CONNECTION = httpx.TransportError


def database_url() -> str:
    """Return the address of the database of this test, for another process."""
    name = connection.settings_dict["NAME"]
    return url_of(name) if connection.vendor == "postgresql" else f"sqlite:///{name}"


def free_port() -> int:
    """Return a port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(happened: Callable[[], object], seconds: float, what: str) -> float:
    """Wait until something happened; return how many seconds that took, fail when it took too long."""
    began = time.monotonic()
    while not happened():
        assert time.monotonic() - began < seconds, f"not within {seconds} s: {what}"
        time.sleep(0.02)
    return time.monotonic() - began


class Site:
    """The processes of one site, on the database of the test unless another one is named.

    Attributes:
        folder: its data folder; what the processes write to standard error stands there in `fouten.log`.
    """

    def __init__(self, folder: Path, database: str = "", **environment: str) -> None:
        self.folder = folder
        self.errors = folder / "fouten.log"
        self.port = free_port()
        self._processes: list[int] = []
        settings = {
            "WIJKSPIL_MODUS": "demo",
            "WIJKSPIL_DATAMAP": str(folder),
            "WIJKSPIL_ACHTER_PROXY": "ja",  # so that a test decides from which addresses its visitors come
            "DATABASE_URL": database or database_url(),
            "DJANGO_SETTINGS_MODULE": "wijkspil.config.tests.served.settings",
        }
        self._launcher = subprocess.Popen(
            [sys.executable, "-m", "wijkspil.config.tests.served.launch"],
            env={**os.environ, **settings, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.errors.open("wb"),
            text=True,
        )
        assert self._launcher.stdout.readline() == "klaar\n", self.errors.read_text()

    def run(self, *words: str) -> int:
        """Start a process with a command of Wijkspil; return its number."""
        self._launcher.stdin.write(json.dumps(words) + "\n")
        self._launcher.stdin.flush()
        process = int(self._launcher.stdout.readline())
        self._processes.append(process)
        return process

    def call(self, module: str, *words: str) -> None:
        """Run the function `main` of a module in a process with the settings of this site, to its end."""
        process = self.run("call", module, *words)
        wait_until(lambda: not is_running(process), CALL_WITHIN, f"{module} is done")

    def start(self) -> int:
        """Start the web server and wait until it answers."""
        process = self.run("serve", str(self.port))
        wait_until(self.is_alive, START_WITHIN, "the web server answers")
        return process

    @property
    def url(self) -> str:
        """Where the web server answers."""
        return f"http://127.0.0.1:{self.port}"

    def kill(self, process: int) -> None:
        """End a process and all that it started, at once and without a chance to tidy up."""
        with suppress(ProcessLookupError):
            os.killpg(process, signal.SIGKILL)
        wait_until(lambda: not is_running(process), 5, "the killed process is gone")

    def close(self) -> None:
        """Leave nothing running."""
        for process in self._processes:
            self.kill(process)
        self._launcher.kill()
        self._launcher.wait()

    def visitor(self, **cookies: str) -> httpx.Client:
        """Return a client of somebody who opens pages of this site."""
        return httpx.Client(base_url=self.url, cookies=cookies, timeout=20, trust_env=False)

    def is_alive(self) -> bool:
        """Tell whether the web server answers, whatever the database does."""
        with self.visitor() as visitor:
            try:
                return visitor.get("/gezond/").status_code == 200
            except NO_CONNECTION:
                return False


def is_running(process: int) -> bool:
    """Tell whether a process is there."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
