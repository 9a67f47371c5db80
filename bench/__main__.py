"""`make bench`: measure everything that has a budget; exit 1 when one is over it."""

import argparse
import sys
import tempfile
from pathlib import Path

from bench import pages, queries, staff, workers


def main() -> int:
    """Run the parts that were asked for and print a line for each verdict."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="turns of each contestant")
    parser.add_argument("--batch", type=int, default=60, help="requests a turn")
    parser.add_argument("--folder", type=Path, help="keep the databases here, and use them again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        databases = pages.prepare(folder)
        lines = queries.measure(databases)
        lines += map(str, pages.measure(databases, rounds=options.rounds, batch=options.batch))
        lines += map(str, staff.measure(databases, rounds=options.rounds, batch=options.batch))
        lines += map(str, workers.measure(databases, folder))
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if any(line.startswith("OVER") for line in lines) else 0


if __name__ == "__main__":
    sys.exit(main())
