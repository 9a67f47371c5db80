"""The promises of this app: there is always a functioneel beheerder, and nobody leaves work behind."""

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkspil.core import clock
from wijkspil.core.actors import SYSTEM
from wijkspil.core.guards import Check
from wijkspil.core.periods import Period, gaps
from wijkspil.mensen import dossier, queries
from wijkspil.mensen.coverage import Key, ends_of_claims

AHEAD = timedelta(days=365)
NAMES_SHOWN = 8


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


def nobody_leaves_work_behind() -> Check:
    """Guard: no change may shorten the days on which somebody can do what they hold (`mensen.dossier`).

    So an account closes, and a role or membership ends, only after everything has a successor. What had no holder
    before does not block.
    """
    before = ends_of_claims()

    def check() -> str | None:
        after = ends_of_claims()
        left = [key for key, ends in after.items() if key in before and ends.shortened(before[key])]
        return " ".join([*_what_is_left(left), _("Draag dit eerst over aan een opvolger.")]) if left else None

    return check


def _what_is_left(left: list[Key]) -> list[str]:
    """Say of each person what nobody would do any more."""
    sentences = []
    for account in queries.by_ids({account_id for _kind, account_id, _path in left}):
        mine = {(kind, path) for kind, account_id, path in left if account_id == account.pk}
        held = dossier.held_by(SYSTEM, account).values()
        names = [one.naam for kind, one in held if (kind.name, one.area.path if one.area else "") in mine]
        words = {"naam": account.naam, "wat": _listed(names)}
        sentences.append(_("Niemand doet dan nog wat %(naam)s nu doet: %(wat)s.") % words)
    return sentences


def _listed(names: list[str]) -> str:
    shown, rest = names[:NAMES_SHOWN], len(names) - NAMES_SHOWN
    if rest > 0:
        shown = [*shown, ngettext("en nog %(n)d ander", "en nog %(n)d andere", rest) % {"n": rest}]
    return ", ".join(shown)


def _days_without_beheerder() -> set[date]:
    year = Period(clock.today(), clock.today() + AHEAD)
    periods = [role.period.overlap(role.account.period) for role in queries.beheerder_roles()]
    holes = gaps([period for period in periods if period], year)
    return {
        hole.start + timedelta(days=n) for hole in holes if hole.until for n in range((hole.until - hole.start).days)
    }
