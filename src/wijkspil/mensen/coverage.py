"""Until which day an account can do what it is needed for: the arithmetic behind handing over."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from wijkspil.core import clock
from wijkspil.core.periods import Period, gaps
from wijkspil.mensen.dossier import Claim, Holding, holdings
from wijkspil.mensen.models import Account, RolToekenning
from wijkspil.mensen.permissions import roles_with

Key = tuple[str, int, str]
"""The name of the kind, the id of the account, the path of the area ("" for anywhere)."""


@dataclass(frozen=True)
class Ends:
    """The first day on which an account can no longer do something; `date.max` when no such day is known.

    Attributes:
        here: by its roles over the area; anywhere: by any of its roles.
    """

    here: date
    anywhere: date

    def shortened(self, before: "Ends") -> bool:
        """Tell whether a change took away days that there were."""
        return self.here < before.here or self.anywhere < before.anywhere


def ends_of_claims() -> dict[Key, Ends]:
    """Return for everything that people hold until when they can do it; two queries, and one for each kind."""
    asked = [(kind, claim) for kind in holdings for claim in kind.claims()]
    covers = _Covers({claim.account_id for _kind, claim in asked})
    found: dict[Key, Ends] = {}
    for kind, claim in asked:
        key = (kind.name, claim.account_id, claim.path)
        ends = covers.ends(kind, claim)
        known = found.get(key, ends)
        found[key] = Ends(min(known.here, ends.here), min(known.anywhere, ends.anywhere))
    return found


def leaves_work_behind(accounts: QuerySet[Account], before: date) -> list[tuple[Account, date]]:
    """Return which of these accounts still hold something that they cannot do any more from a day before `before`.

    Each with that day, the first on top: a date of closing was known when they got it. One query when nobody leaves.
    """
    role_ends = Exists(RolToekenning.objects.filter(account=OuterRef("pk"), valid_until__lt=before))
    leaving = list(accounts.filter(Q(valid_until__lt=before) | Q(is_active=False) | role_ends))
    if not leaving:
        return []
    first: dict[int, date] = {}
    for (_kind, account_id, _path), ends in ends_of_claims().items():
        first[account_id] = min(ends.anywhere, first.get(account_id, date.max))
    left = ((one, first.get(one.pk, date.max)) for one in leaving)
    return sorted((found for found in left if found[1] < before), key=lambda found: found[1])


class _Covers:
    """The days on which accounts hold a role, read once."""

    def __init__(self, account_ids: Iterable[int]) -> None:
        self._today = clock.today()
        accounts = Account.objects.filter(pk__in=account_ids, is_active=True)
        self._open = {pk: Period(start, until) for pk, start, until in accounts.values_list(*_DATES)}
        self._roles: dict[int, list[tuple[str, str, Period]]] = defaultdict(list)
        rows = RolToekenning.objects.filter(account__in=list(self._open))
        for pk, rol, path, start, until in rows.values_list("account", "rol", "area__path", *_DATES[1:]):
            if period := Period(start, until).overlap(self._open[pk]):
                self._roles[pk].append((rol, path, period))

    def ends(self, kind: Holding, claim: Claim) -> Ends:
        """Return until when this claim is met."""
        fitting = roles_with(kind.permission) if kind.permission else None
        held = [role for role in self._roles[claim.account_id] if fitting is None or role[0] in fitting]
        anywhere = self._first_without(claim, [period for _rol, _path, period in held])
        if not claim.path:
            return Ends(anywhere, anywhere)
        here = [period for _rol, path, period in held if claim.path.startswith(path)]
        return Ends(self._first_without(claim, here), anywhere)

    def _first_without(self, claim: Claim, periods: list[Period]) -> date:
        needed = Period(max(self._today, claim.since or self._today), claim.until)
        holes = [] if needed.is_empty else gaps(periods, needed)
        return holes[0].start if holes else date.max


_DATES = ("pk", "valid_from", "valid_until")
