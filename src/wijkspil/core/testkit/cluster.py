"""A PostgreSQL server of our own, for tests that stop, freeze or kill it: never the server of the machine."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

SETTINGS = "-c listen_addresses='' -c fsync=off -c max_connections=40 -c shared_buffers=32MB"


def postgres_programs() -> Path | None:
    """Return the folder with the newest initdb and postgres of this machine, or None."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    found = shutil.which("initdb")
    return folders[-1] if folders else (Path(found).parent if found else None)


class Cluster:
    """A server in a temporary folder, reached by its own socket: `with Cluster() as cluster: … cluster.url("naam")`.

    As root it runs as the user `postgres`, because PostgreSQL refuses to run as root.
    """

    def __init__(self) -> None:
        programs = postgres_programs()
        if programs is None:
            raise RuntimeError("PostgreSQL is not installed.")
        self._programs = programs
        self._folder = Path(tempfile.mkdtemp(prefix="wijkspil-pg-"))
        self._data = self._folder / "data"
        self._made = {"postgres"}
        self.port = _free_port()

    def __enter__(self) -> Self:
        """Make the server and start it."""
        if os.geteuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(self._folder, owner.pw_uid, owner.pw_gid)
        self._run("initdb", "-D", str(self._data), "-U", "wijkspil", "--auth=trust", "--encoding=UTF8", "--no-sync")
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the server and remove all of it."""
        self.thaw()
        self.stop("immediate")
        shutil.rmtree(self._folder, ignore_errors=True)

    def url(self, name: str = "postgres") -> str:
        """Return the DATABASE_URL of a database on this server; it is made when it is not there."""
        if name not in self._made:
            self._run("createdb", *self._where(), name)
            self._made.add(name)
        return f"postgres://wijkspil@localhost:{self.port}/{name}?host={self._folder}"

    def start(self) -> None:
        """Start the server and wait until it answers."""
        options = f"{SETTINGS} -c unix_socket_directories='{self._folder}' -p {self.port}"
        self._run("pg_ctl", "start", "-w", "-D", str(self._data), "-o", options, "-l", str(self._folder / "log"))

    def stop(self, how: str = "fast") -> None:
        """Stop the server: `smart`, `fast`, or `immediate` as after a power cut."""
        self._run("pg_ctl", "stop", "-w", "-D", str(self._data), "-m", how, check=False)

    def freeze(self) -> None:
        """Let no process of the server do anything (SIGSTOP): connections stay open and nothing answers."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._signal(signal.SIGCONT)

    @property
    def pid(self) -> int | None:
        """The process id of the server, or None when it does not run."""
        file = self._data / "postmaster.pid"
        return int(file.read_text().split()[0]) if file.exists() else None

    def _signal(self, number: signal.Signals) -> None:
        if self.pid is None:
            return
        listing = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self.pid)],  # noqa: S607 - part of every system
            capture_output=True,
            text=True,
            check=False,
        )
        for pid in [self.pid, *map(int, listing.stdout.split())]:
            os.kill(pid, number)

    def _where(self) -> list[str]:
        return ["-h", str(self._folder), "-p", str(self.port), "-U", "wijkspil"]

    def _run(self, program: str, *words: str, check: bool = True) -> None:
        command = [str(self._programs / program), *words]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        with (self._folder / "out").open("a") as out:  # no pipe: the server would keep it open
            subprocess.run(command, cwd="/", stdout=out, stderr=subprocess.STDOUT, check=check)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
