"""A PostgreSQL cluster to throw away, which a test may stop and freeze."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from django.db import connection

from wijkspil.config.tests.served.site import database_url, free_port

BIN = Path(shutil.which("initdb") or max(Path("/usr/lib/postgresql").glob("*/bin/initdb"), default="")).parent


class Cluster:
    """A server of its own with a copy of the database of the test, to which the test is connected from then on."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="wijkspil-pg-"))
        self.port = free_port()
        self._user = "postgres" if os.geteuid() == 0 else None  # PostgreSQL refuses to be root
        if self._user:
            owner = pwd.getpwnam(self._user)
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        self._before: dict[str, object] = {}
        settings = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder}"
        self._settings = f"{settings} -c shared_buffers=16MB -c max_connections=30"

    def prepare(self) -> None:
        """Make it, copy the database of the test into it, and connect the test to it."""
        self._run("initdb", "-A", "trust", "-U", "wijkspil", "-D", "data", "--no-sync", "-E", "UTF8", "--locale=C")
        self.start()
        self._fill(database_url())
        connection.close()
        here = {"HOST": "127.0.0.1", "PORT": str(self.port), "NAME": "postgres", "USER": "wijkspil", "PASSWORD": ""}
        self._before = {name: connection.settings_dict[name] for name in here}
        connection.settings_dict.update(here)

    def _fill(self, source: str) -> None:
        dump = ["pg_dump", "--no-owner", "--no-privileges", source]
        copy = subprocess.run(dump, check=True, stdout=subprocess.PIPE).stdout
        quiet = ["psql", "-q", "-v", "ON_ERROR_STOP=1", self.url]
        subprocess.run(quiet, input=copy, check=True, stdout=subprocess.DEVNULL)

    @property
    def url(self) -> str:
        """The address of its database."""
        return f"postgres://wijkspil@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Start it and wait until it takes connections."""
        self._run("pg_ctl", "-D", "data", "-l", "log", "-o", self._settings, "-w", "start")

    def stop(self) -> None:
        """Stop it at once, with all that its clients were doing."""
        self._run("pg_ctl", "-D", "data", "-m", "immediate", "-w", "stop")

    def freeze(self) -> None:
        """Let none of its processes do anything, without ending one."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let them go on."""
        self._signal(signal.SIGCONT)

    def remove(self) -> None:
        """Leave nothing of it, however far it came, and connect the test to its own database again."""
        connection.close()
        connection.settings_dict.update(self._before)
        if (self.folder / "data" / "postmaster.pid").exists():
            self.thaw()
            self.stop()
        shutil.rmtree(self.folder)

    def _signal(self, number: int) -> None:
        main = (self.folder / "data" / "postmaster.pid").read_text().split()[0]
        listing = subprocess.run(["ps", "-o", "pid=", "--ppid", main], capture_output=True, text=True, check=False)
        for process in [main, *listing.stdout.split()]:
            os.kill(int(process), number)

    def _run(self, program: str, *words: str) -> None:
        subprocess.run(
            [BIN / program, *words], cwd=self.folder, user=self._user, check=True, stdout=subprocess.DEVNULL, timeout=90
        )
