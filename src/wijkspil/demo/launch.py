"""`wijkspil demo`: serve a demo that is ready, or make it first.

The database of the demo is made once and kept in the data folder, with the key of what it was made from beside it: the
migrations, the sources of the demo and the week (the demo speaks of "last week"). Imports no Django, so that a demo
that is ready starts as fast as any site.
"""

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from wijkspil.core import template_database
from wijkspil.core.supervisor import CannotServe, parser, serve
from wijkspil.demo.context import GEMEENTEN

SOURCES = Path(__file__).resolve().parent


def main(words: list[str]) -> None:
    """Make the demo of a city when it is not ready, and serve it.

    Raises:
        CannotServe: with one sentence for whoever started it.
    """
    arguments = parser("demo", "Start de demo van Arnhem of Nijmegen.", workers=1)  # the sooner it stands
    arguments.add_argument("--gemeente", choices=GEMEENTEN, default="arnhem", help="Van welke stad (gewoon: arnhem).")
    arguments.add_argument("--no-serve", action="store_true", help="Vul alleen de database van DATABASE_URL.")
    options = arguments.parse_args(words)
    address = f"http://{options.host}:{options.port}"
    os.environ.setdefault("WIJKSPIL_ADRES", address)
    try:
        if os.environ.get("DATABASE_URL"):
            _fill(options.gemeente, os.environ["DATABASE_URL"])
        else:
            os.environ["DATABASE_URL"] = f"sqlite:///{ready_database(options.gemeente)}"
    except subprocess.CalledProcessError as error:
        raise CannotServe("De demo is niet gemaakt.") from error
    serve(options.host, options.port, options.workers, lambda: _welcome(options.gemeente, address))


def ready_database(gemeente: str) -> Path:
    """Return the file with the demo of a city; make it when it is not there or no longer fits the code."""
    folder = Path(os.environ.get("WIJKSPIL_DATAMAP", "var")).absolute()
    target = folder / f"demo-{gemeente}.sqlite3"
    stamp = target.with_suffix(".sleutel")
    key = demo_key(gemeente)
    if target.exists() and stamp.exists() and stamp.read_text() == key:
        return target
    sys.stderr.write(f"De demo van {gemeente.capitalize()} wordt gemaakt. Dat duurt ongeveer een minuut.\n")
    stamp.unlink(missing_ok=True)
    target.unlink(missing_ok=True)
    with template_database.build_once(target) as draft:
        if draft:
            template_database.copy_database(template_database.migrated_template(), draft)
            _fill(gemeente, f"sqlite:///{draft}")
    stamp.write_text(key)
    return target


def _fill(gemeente: str, database_url: str) -> None:
    template_database.run_command("demo", "--gemeente", gemeente, "--no-serve", database_url=database_url)


def demo_key(gemeente: str) -> str:
    """Return what the demo of a city is made from."""
    files = [file for file in SOURCES.rglob("*") if file.is_file() and "__pycache__" not in file.parts]
    week = _today().strftime("%G-%V")
    return template_database.digest(files, gemeente, week, template_database.migrations_key())


def _today() -> date:
    shifted = os.environ.get("WIJKSPIL_NU")
    return datetime.fromisoformat(shifted).date() if shifted else datetime.now(UTC).date()


def _welcome(gemeente: str, address: str) -> None:
    lines = [
        f"De demo van {gemeente.capitalize()} draait. Stoppen: Ctrl+C.",
        f"  {address}/            de site",
        f"  {address}/werk/       de werkplek voor medewerkers",
        f"  {address}/demo/post/  de mail die de demo ‘verstuurt’",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()
