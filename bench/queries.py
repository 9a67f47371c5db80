"""How many statements a page costs, as the number of ideas grows.

Statements of the session, the signed-in account and transactions (BEGIN, SAVEPOINT, …) are not counted: every Django
site has them. Run in a process of its own: `python -m bench.queries` prints one JSON object, page → statements.
"""

import json
import sys
from functools import partial
from pathlib import Path
from typing import Any

from bench.pages import sharing
from bench.process import run_on, set_up
from bench.staff import INBOX, START, staff_client

BUDGETS = {
    "/ideeen/": 6,
    "/ideeen/?volgorde=steun&soort=vraag": 6,
    "/ideeen/per-wijk/": 6,
    "/ideeen/2020-0000042/": 6,
    "/wijken/klarendal/": 12,
    "deel een idee": 12,
    START: 14,
    INBOX: 12,
}
SIZES = (100, 10_000, 50_000, 100_000)


def measure(databases: dict[int, Path]) -> list[str]:
    """Return a line for every page: its statements at each size, and whether that is flat and within the budget."""
    counts = {size: _counted(databases[size]) for size in SIZES}
    lines = []
    for page, budget in BUDGETS.items():
        found = [counts[size][page] for size in SIZES]
        ok = len(set(found)) == 1 and found[0] <= budget
        sizes = ", ".join(f"{size:,}" for size in SIZES)
        lines.append(f"{'ok  ' if ok else 'OVER'} statements of {page}: {found} at {sizes} ideas (at most {budget})")
    return lines


def _counted(database: Path) -> dict[str, int]:
    return dict(json.loads(run_on(database, "-m", "bench.queries")))


def _count() -> dict[str, int]:
    from wijkspil.core.testkit.statements import query_budget

    counts = {}
    for page in BUDGETS:
        client = staff_client() if page in {START, INBOX} else _client()
        request = sharing(_post) if page == "deel een idee" else partial(_get, client, page)
        request()  # what a process learns once (the site, content types) is not counted
        with query_budget(1000) as statements:
            request()
        counts[page] = len(statements)
    return counts


def _get(client: Any, page: str) -> None:
    response = client.get(page)
    if response.status_code != 200:
        raise RuntimeError(f"{page}: status {response.status_code}")


def _client() -> Any:
    from django.test import Client

    client = Client(SERVER_NAME="127.0.0.1")
    client.cookies["sessie"] = "geen"  # the page cache steps aside
    return client


def _post(path: str, form: dict[str, str]) -> bytes:
    response = _client().post(path, form)
    if response.status_code != (302 if form.get("naar") == "verstuur" else 200):
        raise RuntimeError(f"{path}: status {response.status_code}")
    return bytes(response.content)


if __name__ == "__main__":
    set_up()
    sys.stdout.write(json.dumps(_count()))
