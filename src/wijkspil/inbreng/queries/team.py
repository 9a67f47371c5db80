"""Who is responsible for an area, and how they sign."""

from datetime import date

from django.db.models import Q

from wijkspil.core import clock
from wijkspil.inbreng.models import Inbreng
from wijkspil.mensen.models import Account, Team
from wijkspil.wijken.models import Area


def responsible_area(area: Area) -> Area:
    """Return the area that carries the team for a wijk: the nearest one, itself included; else the gemeente."""
    carriers = Q(niveau__carries_team=True) | Q(parent=None)
    return Area.objects.only("code").filter(carriers, pk__in=area.path_ids).latest("niveau__diepte")


def team_name(area: Area, day: date | None = None) -> str:
    """Return the name of the team that serves an area on `day` (today): the nearest one; empty when there is none."""
    teams = Team.objects.serving().valid_on(day or clock.today()).filter(area__in=area.path_ids).select_related("area")
    nearest = max(teams, key=lambda team: len(team.area.path), default=None)
    return nearest.naam if nearest else ""


def who_answers(inbreng: Inbreng) -> str:
    """Return who is to answer an inbreng: the person or team that was asked, else the team that serves its wijk."""
    if inbreng.handler:
        return signature(inbreng.handler, inbreng.area)
    return inbreng.team.naam if inbreng.team else team_name(inbreng.area)


def team_is_there(team: Team) -> bool:
    """Tell whether a team works today."""
    return clock.today() in team.period


def signature(account: Account, area: Area) -> str:
    """Return how a member of staff signs: name, and team or function."""
    return ", ".join(filter(None, [account.naam, team_name(area) or account.functie]))
