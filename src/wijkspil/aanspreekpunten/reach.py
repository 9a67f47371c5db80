"""On which days an aanspreekpunt can really be reached: its own, cut by those of its area and its person or team."""

from collections.abc import Iterable

from wijkspil.aanspreekpunten.continuity import Cover
from wijkspil.aanspreekpunten.models import Aanspreekpunt
from wijkspil.core.periods import Period, merge


def reachable_periods(aanspreekpunt: Aanspreekpunt) -> list[Period]:
    """Return the periods, in order, on which somebody answers.

    A person must be active and in service, and hold a role that covers the area; a team must exist. That there is a
    telephone number or an e-mail address, the table itself demands. Reads no database when the row comes from
    `with_people()`.
    """
    limits: list[Iterable[Period]] = [[aanspreekpunt.area.period]]
    if aanspreekpunt.team:
        limits.append([aanspreekpunt.team.period])
    if aanspreekpunt.account:
        limits.append([aanspreekpunt.account.period] if aanspreekpunt.account.is_active else [])
        limits.append(_periods_in_role(aanspreekpunt))
    periods = [aanspreekpunt.period]
    for limit in limits:
        periods = [both for period in periods for other in limit if (both := period.overlap(other))]
    return periods


def cover_of(aanspreekpunt: Aanspreekpunt) -> Cover:
    """Return what the aanspreekpunt means for the continuity of its area."""
    area = None if aanspreekpunt.centraal else aanspreekpunt.area_id
    return Cover(area, aanspreekpunt.audiences, tuple(reachable_periods(aanspreekpunt)))


def _periods_in_role(aanspreekpunt: Aanspreekpunt) -> list[Period]:
    """Return when the person holds any role in the area of the aanspreekpunt, or above it."""
    assert aanspreekpunt.account  # noqa: S101 - for the type checker
    roles = aanspreekpunt.account.rollen.all()
    return merge(role.period for role in roles if aanspreekpunt.area.path.startswith(role.area.path))
