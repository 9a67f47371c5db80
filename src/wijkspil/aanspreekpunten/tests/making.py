"""Make what a test of aanspreekpunten needs, in one line."""

from datetime import date
from typing import Any

from wijkspil.aanspreekpunten.actions import Details
from wijkspil.aanspreekpunten.models import Aanspreekpunt
from wijkspil.mensen.models import Account, RolToekenning, Team
from wijkspil.mensen.permissions import Rol
from wijkspil.mensen.testkit import SINCE
from wijkspil.wijken.models import Area

AUG31, SEP1, OCT1 = date(2026, 8, 31), date(2026, 9, 1), date(2026, 10, 1)


def details(area: Area, postbus: str = "", **values: Any) -> Details:
    """All a colleague fills in, valid from 2016, with a mailbox unless somebody else is given."""
    if "account" not in values and "team" not in values:
        values["postbus"] = postbus or f"Postbus {area.naam}"
    filled: dict[str, Any] = {"rol": "Aanspreekpunt", "valid_from": SINCE, "email": "wijk@arnhem.example"} | values
    return Details(area=area, **filled)


def contact(area: Area, postbus: str = "", **values: Any) -> Aanspreekpunt:
    """A contact in the database, put there without any check."""
    made = details(area, postbus, **values)
    row = Aanspreekpunt.objects.create(**made.columns())
    row.themes.set(made.themes)
    return row


def worker(naam: str, area: Area, valid_from: date = SINCE, valid_until: date | None = None) -> Account:
    """A member of staff with one role in one area."""
    account = Account.objects.create_user(f"{naam.lower()}@arnhem.example", naam=naam, valid_from=SINCE)
    RolToekenning.objects.create(
        account=account, rol=Rol.TEAMLID, area=area, valid_from=valid_from, valid_until=valid_until
    )
    return account


def team(area: Area, naam: str = "Team Noord", valid_until: date | None = None) -> Team:
    """A team that serves an area."""
    return Team.objects.create(naam=naam, area=area, valid_from=SINCE, valid_until=valid_until)
