"""Run a part of a measurement in a process of its own, on a database of its own."""

import os
import subprocess
import sys
from pathlib import Path

from bench.server import ROOT
from wijkspil.core.supervisor import LEAN

SETTINGS = "bench.settings"


def environment(database: Path) -> dict[str, str]:
    """Return the environment of a process on this database, as `wijkspil serve` would start it."""
    return {
        "WIJKSPIL_MODUS": "demo",
        "DATABASE_URL": f"sqlite:///{database}",
        "WIJKSPIL_DATAMAP": str(database.parent / "data"),
        "PYTHONPATH": str(ROOT),
        **LEAN,
    }


def run_on(database: Path, *arguments: str) -> str:
    """Run Python with these arguments on a database; return what it printed."""
    surroundings = {**os.environ, **environment(database)}
    command = [sys.executable, *arguments]
    return subprocess.run(command, check=True, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, text=True).stdout


def make_demo(database: Path) -> None:
    """Fill a new database with the demo of Arnhem."""
    run_on(database, "-m", "wijkspil", "demo", "--gemeente", "arnhem", "--no-serve")


def set_up() -> None:
    """Make this process one of the site with the reference beside it."""
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    import django

    django.setup()
