"""What a worker weighs and how long a start takes, beside a bare Wagtail site."""

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from bench.pages import APPLICATION, LARGE
from bench.process import environment
from bench.rounds import Verdict
from bench.server import ROOT, Server, serving

BARE = "bench.bare.application:application"
PATHS = ("/", "/ideeen/", "/wijken/klarendal/", "/werk/", "/beheer/")
BARE_PATHS = ("/", "/admin/", "/admin/login/")


def measure(databases: dict[int, Path], folder: Path) -> list[Verdict]:
    """Compare memory and start; each start is done three times, in turns."""
    bare = _bare_environment(folder / "kaal.sqlite3")
    ours = environment(databases[LARGE])
    memory, starts = {}, {"kaal": [], "wijkspil": []}  # type: dict[str, float], dict[str, list[float]]
    for _ in range(3):
        for name, application, surroundings, paths in (
            ("kaal", BARE, bare, BARE_PATHS),
            ("wijkspil", APPLICATION, ours, PATHS),
        ):
            before = time.monotonic()
            with serving(application, surroundings) as server:
                starts[name].append(time.monotonic() - before)
                memory[name] = _memory_after(server, paths)
    return [
        Verdict("memory of a worker, beside a bare Wagtail worker", memory["wijkspil"], memory["kaal"], 1.3, "MB"),
        Verdict(
            "start to the first page, beside a bare Wagtail site",
            median(starts["wijkspil"]),
            median(starts["kaal"]),
            1.5,
            "s",
        ),
    ]


def _memory_after(server: Server, paths: tuple[str, ...]) -> float:
    connection = server.connect()
    for path in paths * 20:
        connection.request("GET", path)
        connection.getresponse().read()
    return server.memory_mb()


def _bare_environment(database: Path) -> dict[str, str]:
    surroundings = {"BARE_DATABASE": str(database), "PYTHONPATH": str(ROOT)}
    if not database.exists():
        subprocess.run(
            [sys.executable, "-m", "django", "migrate", "-v0", "--settings", "bench.bare.settings"],
            check=True,
            cwd=ROOT,
            env={**os.environ, **surroundings},
        )
    return surroundings
