"""The promise of this app: there is always a functioneel beheerder for the whole gemeente."""

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wijkspil.core import clock
from wijkspil.core.guards import Check
from wijkspil.core.periods import Period, gaps
from wijkspil.mensen import queries

AHEAD = timedelta(days=365)


def somebody_manages_accounts() -> Check:
    """Guard: no change may leave a day of the coming year on which nobody can manage accounts."""
    before = _days_without_beheerder()

    def check() -> str | None:
        broken = _days_without_beheerder() - before
        if not broken:
            return None
        return _(
            "Vanaf %(dag)s is er dan geen functioneel beheerder meer voor de hele gemeente. "
            "Geef eerst een collega deze rol."
        ) % {"dag": date_format(min(broken), "j F Y")}

    return check


def _days_without_beheerder() -> set[date]:
    year = Period(clock.today(), clock.today() + AHEAD)
    periods = [role.period.overlap(role.account.period) for role in queries.beheerder_roles()]
    holes = gaps([period for period in periods if period], year)
    return {
        hole.start + timedelta(days=n) for hole in holes if hole.until for n in range((hole.until - hole.start).days)
    }
