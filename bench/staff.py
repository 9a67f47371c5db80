"""The screens of staff, as what is brought in grows: `python -m bench.staff` prints the key of a session.

The account works for the whole gemeente, so the list holds everything that waits.
"""

import sys
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from bench.pages import APPLICATION, LARGEST, UNCACHED, getting
from bench.process import environment, run_on, set_up
from bench.rounds import Contestant, Verdict, cpu_ms
from bench.server import serving

START, INBOX = "/werk/", "/werk/inbreng/"
SIZES = (100, 10_000, LARGEST)
A_TENTH_MORE = 1.3  # what ten times as many items may cost


def measure(databases: Mapping[int, Path], *, rounds: int, batch: int) -> list[Verdict]:
    """Compare the list of staff and the public list at each size; the servers take turns."""
    with ExitStack() as servers:
        contestants = {}
        for size in SIZES:
            server = servers.enter_context(serving(APPLICATION, environment(databases[size])))
            signed_in = {"Cookie": f"sessie={run_on(databases[size], '-m', 'bench.staff')}"}
            contestants[f"werk {size}"] = Contestant(server, getting(server, INBOX, signed_in))
            contestants[f"start {size}"] = Contestant(server, getting(server, START, signed_in))
            contestants[f"lijst {size}"] = Contestant(server, getting(server, "/ideeen/", UNCACHED))
        cost = cpu_ms(contestants, rounds=rounds, batch=batch)
    few, many, most = SIZES
    return [
        Verdict(
            f"{what} at {large:,}, beside itself at {small:,}", cost[f"{key} {large}"], cost[f"{key} {small}"], most_
        )
        for key, what in (("start", "start of staff"), ("werk", "list of staff"), ("lijst", "list of ideas"))
        for small, large, most_ in ((few, many, A_TENTH_MORE**2), (many, most, A_TENTH_MORE))
    ]


def staff_client() -> Any:
    """Return a test client of a member of all teams of the gemeente."""
    from django.test import Client

    from wijkspil.core.actors import SYSTEM
    from wijkspil.mensen import actions
    from wijkspil.mensen.models import Account
    from wijkspil.mensen.permissions import Rol
    from wijkspil.mensen.testkit import sign_in
    from wijkspil.wijken.queries import whole_gemeente

    bram = Account.objects.get(naam="Bram Bakker")
    if not bram.rollen.filter(area=whole_gemeente()).exists():
        actions.grant_role(actor=SYSTEM, account=bram, rol=Rol.TEAMLID, area=whole_gemeente())
    return sign_in(Client(SERVER_NAME="127.0.0.1"), bram)


if __name__ == "__main__":
    set_up()
    sys.stdout.write(staff_client().cookies["sessie"].value)
