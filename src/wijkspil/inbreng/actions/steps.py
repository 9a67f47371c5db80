"""What the actions on an inbreng share: the lock, the line of the trail, the number, what its bringer may add."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from wijkspil.core import clock
from wijkspil.core.rules import RuleViolation
from wijkspil.core.states import check_step
from wijkspil.core.versions import ChangedMeanwhile
from wijkspil.inbreng import queries
from wijkspil.inbreng.models import Inbreng, InbrengStap, KenmerkTeller, WijkAantal
from wijkspil.inbreng.status import INTERNAL, STEPS, StapKind, State, Zorg

REMARKS_A_DAY = 10
CHANGES = (StapKind.AANVULLING, StapKind.AANGEPAST, StapKind.BIJLAGE_ERBIJ, StapKind.BIJLAGE_ANDERS)


def step(
    inbreng: Inbreng,
    kind: StapKind,
    *,
    to: State | None = None,
    by: Any = None,
    tekst: str = "",
    is_public: bool = False,
    for_bringer: bool = False,
) -> InbrengStap:
    """Save the inbreng in its new state and version, and add the line of the trail.

    `to` is the state it goes to (None when that stays); `by` the `StaffActor` who signs (None for the bringer).
    `for_bringer` shows a step of the kinds for staff on the volgpagina too.
    """
    if to is not None:
        check_step(STEPS, inbreng.state, to)
        inbreng.state = to
    now = clock.now()
    if by and kind not in INTERNAL and inbreng.contacted_at is None:
        inbreng.contacted_at = now
    inbreng.version += 1
    inbreng.due_on = _due_on(inbreng, now.date()) if inbreng.waits_on_staff else None
    inbreng.save()
    _keep_number(inbreng)
    return inbreng.stappen.create(
        kind=kind,
        account=by.account if by else None,
        signed=queries.signature(by.account, inbreng.area) if by else "",
        tekst=tekst,
        is_public=is_public,
        is_internal=kind in INTERNAL and not for_bringer,
        version=inbreng.version,
        created_at=now,
    )


def _due_on(inbreng: Inbreng, today: date) -> date:
    """Return where it stands in the list of staff: danger comes first, whatever its term."""
    return today if inbreng.zorg == Zorg.SPOED else (inbreng.due or today)


def locked(inbreng: Inbreng, version: int | None = None) -> Inbreng:
    """Read the row again and keep others away until the end of the transaction.

    Raises:
        ChangedMeanwhile: its version is no longer the one that the screen showed.
    """
    Inbreng.objects.select_for_update().values_list("pk").get(pk=inbreng.pk)
    # Read after the lock: rows joined to a locked one may be from before the wait.
    row = Inbreng.objects.select_related("area", "thema").get(pk=inbreng.pk)
    if version is not None and row.version != version:
        raise ChangedMeanwhile
    row.counted_in = _counts_in(row)
    return row


def locked_both(inbreng: Inbreng, other: Inbreng, *, version: int | None = None) -> tuple[Inbreng, Inbreng]:
    """Lock two inbreng, the lower id first so that nobody waits in a ring; `version` is of the first one given.

    Raises as `locked`.
    """
    rows = {one.pk: locked(one, version if one is inbreng else None) for one in sorted((inbreng, other), key=_id_of)}
    return rows[inbreng.pk], rows[other.pk]


def _id_of(inbreng: Inbreng) -> int:
    return inbreng.pk


def _counts_in(inbreng: Inbreng) -> int | None:
    return inbreng.area_id if inbreng.is_public else None


def _keep_number(inbreng: Inbreng) -> None:
    """Keep the number of what stands on the site in each wijk, after it came, left or moved."""
    before, now = inbreng.counted_in, _counts_in(inbreng)
    if before == now:
        return
    change_numbers({area_id: change for area_id, change in ((before, -1), (now, 1)) if area_id})
    inbreng.counted_in = now


def change_numbers(changes: Mapping[int, int]) -> None:
    """Add to the numbers of what stands on the site in some wijken, by id; always in the same order."""
    for area_id, change in sorted(changes.items()):
        if not WijkAantal.objects.filter(pk=area_id).update(aantal=F("aantal") + change):
            WijkAantal.objects.get_or_create(pk=area_id)
            WijkAantal.objects.filter(pk=area_id).update(aantal=F("aantal") + change)


def check_may_add(inbreng: Inbreng) -> None:
    """Refuse what the bringer adds before it is confirmed or after it was taken back, and what comes all day."""
    if inbreng.state == State.ONBEVESTIGD or inbreng.is_withdrawn:
        raise RuleViolation("niet_aan_te_vullen", _("U kunt hier nu niets bij schrijven."))
    since = clock.now() - timedelta(days=1)
    if inbreng.stappen.filter(kind__in=CHANGES, created_at__gt=since).count() >= REMARKS_A_DAY:
        raise RuleViolation(
            "te_vaak", _("U hebt vandaag al veel geschreven. Schrijf morgen verder of bel de gemeente.")
        )


def next_kenmerk(jaar: int) -> str:
    """Take the next number of a year, without gap or double."""
    return next_kenmerken(jaar, 1)[0]


def next_kenmerken(jaar: int, how_many: int) -> list[str]:
    """Take the next numbers of a year at once."""
    if not KenmerkTeller.objects.filter(pk=jaar).update(laatste=F("laatste") + how_many):
        KenmerkTeller.objects.get_or_create(pk=jaar)
        KenmerkTeller.objects.filter(pk=jaar).update(laatste=F("laatste") + how_many)
    last = KenmerkTeller.objects.values_list("laatste", flat=True).get(pk=jaar)
    return [f"{jaar}-{number:05d}" for number in range(last - how_many + 1, last + 1)]
