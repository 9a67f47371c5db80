"""The promise: from today to a year ahead no wijk is left without a reachable aanspreekpunt, for either audience."""

from collections.abc import Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkspil.aanspreekpunten import continuity, queries
from wijkspil.core.guards import Check
from wijkspil.core.periods import Period

_NAMES_SHOWN = 6


def measure() -> Check:
    """Look at the gaps now; the check tells which days became uncovered since."""
    within = queries.a_year_ahead()
    promised = queries.promise_stands()
    before = queries.continuity_report(within).gaten if promised else []

    def check() -> str | None:
        if not promised:
            return None
        gaten = continuity.added(before, queries.continuity_report(within).gaten)
        return explain(gaten, within.until) if gaten else None

    return check


def explain(gaten: Sequence[continuity.Stretch], horizon: date | None) -> str:
    """Say in Dutch who would have nobody, where and from when until when.

    Args:
        gaten: the stretches without anybody; not empty.
        horizon: end of the days that were looked at: a gap up to there has no known end.
    """
    sentences = [_sentence(*found, horizon=horizon) for found in continuity.group(gaten)]
    return " ".join([*sentences, _("Kies eerst een opvolger.")])


def _sentence(period: Period, audiences: tuple[str, ...], wijken: list[str], horizon: date | None) -> str:
    values = {"van": long_date(period.start), "wijken": _wijken(wijken), "wie": _audiences(audiences)}
    if period.until is None or period.until == horizon:
        return _("Vanaf %(van)s is er in %(wijken)s niemand voor %(wie)s.") % values
    values["tot"] = long_date(period.until)
    return _("Van %(van)s tot %(tot)s is er in %(wijken)s niemand voor %(wie)s.") % values


def _audiences(audiences: Sequence[str]) -> str:
    if len(audiences) == len(continuity.AUDIENCES):
        return _("bewoners en professionals")
    return _("bewoners") if audiences[0] == "bewoners" else _("professionals")


def _wijken(names: list[str]) -> str:
    """Join the names: `A`, `A en B`, and with many of them how many there are beside the first."""
    if len(names) > _NAMES_SHOWN:
        rest = len(names) - _NAMES_SHOWN
        more = ngettext("%(n)s andere wijk", "%(n)s andere wijken", rest) % {"n": rest}
        names = [*names[:_NAMES_SHOWN], more]
    if len(names) == 1:
        return names[0]
    return _("%(eerste)s en %(laatste)s") % {"eerste": ", ".join(names[:-1]), "laatste": names[-1]}


def long_date(day: date) -> str:
    """Write a date in full: 1 september 2026."""
    return date_format(day, "j F Y")
