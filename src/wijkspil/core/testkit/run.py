"""Run tests on one database after the other, and say at the end how many passed in total.

    python -m wijkspil.core.testkit.run snel | alles | faults

Ends with a line of its own: `N passed, N failed, N skipped`. Exit code 0 only when nothing failed.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

POSTGRES = os.environ.get("WIJKSPIL_TEST_POSTGRES", "postgres:///postgres?host=/var/run/postgresql")
# What each run leaves out. Chromium sees the same pages whatever the database, so it looks once.
SELECTIONS = {
    "snel": {"sqlite": "not browser and not traag and not faults"},
    "alles": {"sqlite": "not faults", "postgresql": "not faults and not browser"},
    "faults": {"sqlite": "faults", "postgresql": "faults"},
}
NO_TESTS = 5  # exit code of pytest when nothing was selected


def postgres_answers() -> bool:
    """Tell whether the PostgreSQL server for tests is there."""
    import psycopg

    try:
        psycopg.connect(POSTGRES, connect_timeout=3).close()
    except psycopg.OperationalError as error:
        sys.stdout.write(f"PostgreSQL antwoordt niet op {POSTGRES}: {' '.join(str(error).split())}\n")
        return False
    return True


def run_pytest(database: str, selection: str) -> tuple[int, Counter[str]]:
    """Run the tests of a selection on one database; return pytest's exit code and the counts."""
    environment = dict(os.environ)
    environment.pop("DATABASE_URL", None)
    if database == "postgresql":
        environment["DATABASE_URL"] = POSTGRES
    sys.stdout.write(f"\n== {database}: {selection}\n")
    sys.stdout.flush()
    with tempfile.TemporaryDirectory() as folder:
        counted = Path(folder) / "telling.json"
        environment["WIJKSPIL_TELLING"] = str(counted)
        command = [sys.executable, "-m", "pytest", "-q", "-rs", "-m", selection, *_workers(selection)]
        code = subprocess.run(command, env=environment, check=False).returncode
        counts = Counter(json.loads(counted.read_text())) if counted.exists() else Counter(failed=1)
    return (0 if code == NO_TESTS else code), counts


def _workers(selection: str) -> list[str]:
    """One after the other when tests stop databases or fill disks."""
    if selection == "faults":
        return []
    return ["-n", os.environ.get("WIJKSPIL_TEST_PROCESSEN", "2"), "--dist", "loadgroup"]


def main(name: str) -> int:
    """Run a selection on its databases and print the total."""
    total: Counter[str] = Counter()
    worst = 0
    for database, selection in SELECTIONS[name].items():
        if database == "postgresql" and not postgres_answers():
            sys.stdout.write("== postgresql: OVERGESLAGEN, zet PostgreSQL aan of stel WIJKSPIL_TEST_POSTGRES in\n")
            total["skipped"] += 1
            continue
        code, counts = run_pytest(database, selection)
        worst = max(worst, code)
        total += counts
    sys.stdout.write(f"\n{total['passed']} passed, {total['failed']} failed, {total['skipped']} skipped\n")
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
