"""Tasks for tests, made by the same actions as on the screens."""

from datetime import date, timedelta
from typing import cast

from wijkspil.core import clock
from wijkspil.core.actors import SYSTEM, Actor
from wijkspil.mensen.models import Team
from wijkspil.mensen.testkit import SINCE, Person
from wijkspil.taken import actions
from wijkspil.taken.models import Owner, Taak
from wijkspil.wijken.models import Area


def given(
    owner: Owner | Person,
    area: Area,
    titel: str = "Bellen met de school",
    *,
    by: Actor = SYSTEM,
    days: int = 14,
    about: str = "",
) -> Taak:
    """Give somebody a task that has to be done in so many days."""
    return actions.add_taak(
        actor=by,
        area=area,
        details=actions.Details(titel=titel, due=in_days(days)),
        owner=cast("Owner", owner.account) if isinstance(owner, Person) else owner,
        about=about,
    )


def late(owner: Owner | Person, area: Area, titel: str = "Te laat") -> Taak:
    """Give somebody a task that should have been done yesterday."""
    taak = given(owner, area, titel)
    Taak.objects.filter(pk=taak.pk).update(due=in_days(-1))
    taak.refresh_from_db()
    return taak


def team_of(area: Area, naam: str = "Team Noord") -> Team:
    """Make a team that serves an area."""
    return Team.objects.create(naam=naam, area=area, valid_from=SINCE)


def in_days(days: int) -> date:
    """Return the day so many days from today."""
    return clock.today() + timedelta(days=days)
