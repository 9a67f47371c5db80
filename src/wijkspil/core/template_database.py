"""A migrated, empty SQLite database that is built once and copied: migrating from nothing takes half a minute.

Imports no Django, so that a demo that is ready starts without loading it twice.
"""

import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
_KEPT = 3  # older templates are of no use: a branch or two at the same time is enough


def cache_folder() -> Path:
    """Return where templates are kept: `.cache` of a checkout, else in the data folder of the instance."""
    root = PACKAGE.parent.parent
    if (root / "pyproject.toml").exists():
        return root / ".cache"
    return Path(os.environ.get("WIJKSPIL_DATAMAP", "var")).absolute() / "cache"


def digest(files: Iterable[Path], *words: str) -> str:
    """Return twelve characters that change when the name or content of a file, or a word, changes."""
    total = hashlib.sha256("\n".join(words).encode())
    for file in sorted(files):
        total.update(file.name.encode() + file.read_bytes())
    return total.hexdigest()[:12]


def migrations_key() -> str:
    """Return the key of the schema: our migrations, the list of apps and the versions of all installed packages."""
    django = importlib.util.find_spec("django")
    if django is None or django.origin is None:
        raise RuntimeError("Django is not installed.")
    versions = sorted(path.name for path in Path(django.origin).parent.parent.glob("*.dist-info"))
    return digest([*PACKAGE.glob("*/migrations/*.py"), PACKAGE / "config" / "settings.py"], *versions)


@contextmanager
def build_once(target: Path) -> Iterator[Path | None]:
    """Let one process make `target`, while others wait; gives a path to fill, or None when it is there already.

    What was filled becomes `target` in one step, so that a killed build leaves nothing half done.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with (target.parent / "slot").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if target.exists():
            yield None
            return
        draft = target.with_name(f"{target.name}.{os.getpid()}")
        try:
            yield draft
            draft.replace(target)
        finally:
            for leftover in target.parent.glob(f"{draft.name}*"):
                leftover.unlink()


def run_command(*words: str, database_url: str) -> None:
    """Run a command of Wijkspil in a process of its own, on another database."""
    environment = {**os.environ, "DATABASE_URL": database_url}
    environment.setdefault("WIJKSPIL_MODUS", "demo")
    subprocess.run([sys.executable, "-m", "wijkspil", *words], env=environment, check=True)


def migrated_template() -> Path:
    """Return the file with the migrated database of this version of the code; build it when it is not there."""
    return template("leeg", migrations_key(), _migrate)


def _migrate(draft: Path) -> None:
    run_command("migrate", "--verbosity=0", database_url=f"sqlite:///{draft}")


def template(name: str, key: str, fill: Callable[[Path], None]) -> Path:
    """Return the file `<name>-<key>.sqlite3`, made by `fill` when it is not there; the oldest of a name go."""
    target = cache_folder() / f"{name}-{key}.sqlite3"
    if not target.exists():
        with build_once(target) as draft:
            if draft:
                fill(draft)
        kept = sorted(target.parent.glob(f"{name}-*.sqlite3"), key=lambda file: file.stat().st_mtime, reverse=True)
        for old in kept[_KEPT:]:
            old.unlink(missing_ok=True)
    return target


def copy_database(source: Path, target: Path) -> None:
    """Put a copy of a database file that nobody has open in the place of `target`."""
    for companion in ("-wal", "-shm"):
        target.with_name(target.name + companion).unlink(missing_ok=True)
    shutil.copyfile(source, target)
