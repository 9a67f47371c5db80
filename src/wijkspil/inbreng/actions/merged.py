"""What happens when two inbreng become one, and how it is put back: support, followers, reactions, state and page.

The caller holds the locks of both, and writes the log.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from wijkspil.berichten import abonnees
from wijkspil.berichten.mail_address import normal
from wijkspil.core import clock
from wijkspil.inbreng import digest, queries
from wijkspil.inbreng.actions.steps import locked, step
from wijkspil.inbreng.models import Inbreng, Samenvoeging, Steun, VerhuisdeSteun
from wijkspil.inbreng.status import MergeState, Moved, Publication, StapKind, State
from wijkspil.reacties.actions import merge_subjects, part_subjects


def become_one(merge: Samenvoeging, weg: Inbreng, blijft: Inbreng) -> None:
    """Let `weg` go on in `blijft`: its support, followers and reactions move along, its page leads there."""
    merge.was = _as_it_was(weg)
    merge.followers = abonnees.move_followers(before=weg.reference, after=blijft.reference)
    merge.state, merge.merged_at = MergeState.SAMENGEVOEGD, clock.now()
    merge.save()
    merge_subjects(before=weg.reference, after=blijft.reference, area=blijft.area)
    _move_support(merge, weg, blijft)
    if weg.is_public:
        digest.take_back(weg)
    weg.publication = Publication.NIET if weg.may_be_public else Publication.PRIVE
    weg.published_at = None
    weg.answered_at = weg.answered_at or clock.now()  # its bringer hears what becomes of it
    weg.waits_on_staff = queries.offer_waits(weg)
    step(weg, StapKind.SAMENGEVOEGD, to=State.SAMENGEVOEGD, tekst=_goes_on(weg, blijft))
    step(blijft, StapKind.SAMENGEVOEGD, tekst=_came_in(weg, blijft, public=merge.was["publication"] == "openbaar"))


def become_two(merge: Samenvoeging, weg: Inbreng, blijft: Inbreng, *, by: Any = None, tekst: str = "") -> None:
    """Put back exactly what was before: state, page, who supported, followed or reacted to which."""
    for name, value in merge.was.items():
        setattr(weg, name, datetime.fromisoformat(value) if value and name.endswith("_at") else value)
    weg.waits_on_staff = True
    moved = list(merge.followers)
    abonnees.put_followers_back(moved=moved, before=weg.reference, after=blijft.reference)
    part_subjects(before=weg.reference, after=blijft.reference, area=weg.area)
    _put_support_back(merge, weg, blijft)
    merge.state, merge.closed_at = MergeState.ONGEDAAN, clock.now()
    merge.save()
    for one in (weg, blijft):
        step(one, StapKind.WEER_LOS, by=by, tekst=tekst)


def forget_bringer(merge: Samenvoeging) -> None:
    """Erase the support that the bringer of `weg` got by it, wherever it stands by now: that bringer takes it back."""
    for row in merge.verhuisd.filter(deed=Moved.GEMAAKT).select_related("steun__inbreng"):
        here = locked(row.steun.inbreng)
        row.steun.delete()
        _recount(here)
        here.save(update_fields=["steun_aantal"])


def _goes_on(weg: Inbreng, blijft: Inbreng) -> str:
    """Say in the language of its bringer where it goes on; the number only of what everybody may read."""
    with override(weg.language):
        if blijft.is_public:
            return _("Dit gaat verder bij %(kenmerk)s.") % {"kenmerk": blijft.kenmerk}
        return _("Dit gaat verder bij iets anders dat hetzelfde wil.")


def _came_in(weg: Inbreng, blijft: Inbreng, *, public: bool) -> str:
    with override(blijft.language):
        if public:
            return _("%(kenmerk)s hoort hier nu bij. Wie dat wilde, telt hier mee.") % {"kenmerk": weg.kenmerk}
        return _("Er kwam iets bij dat hetzelfde wil. Wie dat wilde, telt hier mee.")


def _as_it_was(weg: Inbreng) -> dict[str, Any]:
    """Return what changes about an inbreng, as JSON holds it."""
    return {
        "state": weg.state,
        "publication": weg.publication,
        "published_at": weg.published_at and weg.published_at.isoformat(),
        "answered_at": weg.answered_at and weg.answered_at.isoformat(),
    }


def _move_support(merge: Samenvoeging, weg: Inbreng, blijft: Inbreng) -> None:
    """Count everybody once: who supported both, or brought the other in, is not counted again."""
    there = {row.email: row for row in blijft.steun.select_for_update() if row.email}
    own = _address(blijft)
    for row in weg.steun.select_for_update():
        same = there.get(row.email) if row.email else None
        if row.email and row.email == own:
            continue
        if same is None:
            _to(merge, [row], blijft, Moved.HIERHEEN)
        elif row.confirmed_at and not same.confirmed_at:
            _swap(merge, row, same, weg, blijft)
    _count_bringer(merge, weg, blijft)
    for one in (weg, blijft):
        _recount(one)


def _swap(merge: Samenvoeging, counted: Steun, asked: Steun, weg: Inbreng, blijft: Inbreng) -> None:
    """Let the row that was confirmed take the place of the one that was only asked for.

    The database holds an address once at each inbreng, so for a moment one of them has none.
    """
    email = asked.email
    Steun.objects.filter(pk=asked.pk).update(email="")
    _to(merge, [counted], blijft, Moved.HIERHEEN)
    _to(merge, [asked], weg, Moved.OPZIJ)
    Steun.objects.filter(pk=asked.pk).update(email=email)


def _count_bringer(merge: Samenvoeging, weg: Inbreng, blijft: Inbreng) -> None:
    """Who brought the other in wants this too: counted, unless that is the same person or was counted already."""
    if weg.is_withdrawn or queries.same_bringer(weg, blijft):
        return
    email = _address(weg)
    known = blijft.steun.filter(email=email).first() if email else None
    now = clock.now()
    if known is None:
        made = Steun.objects.create(inbreng=blijft, email=email, language=weg.language, asked_at=now, confirmed_at=now)
        VerhuisdeSteun.objects.create(samenvoeging=merge, steun=made, deed=Moved.GEMAAKT)
    elif known.confirmed_at is None:
        Steun.objects.filter(pk=known.pk).update(confirmed_at=now)
        VerhuisdeSteun.objects.create(samenvoeging=merge, steun=known, deed=Moved.BEVESTIGD)


def _put_support_back(merge: Samenvoeging, weg: Inbreng, blijft: Inbreng) -> None:
    """Put back what stands where this merge brought it; what moved on with a later merge stays there."""
    known = list(merge.verhuisd.select_related("steun"))
    rows = [row for row in known if row.steun.inbreng_id == (weg.pk if row.deed == Moved.OPZIJ else blijft.pk)]
    for row in rows:
        if row.deed == Moved.GEMAAKT:
            row.steun.delete()
        elif row.deed == Moved.BEVESTIGD:
            Steun.objects.filter(pk=row.steun_id).update(confirmed_at=None)
    aside = [row.steun for row in rows if row.deed == Moved.OPZIJ]
    Steun.objects.filter(pk__in=[steun.pk for steun in aside]).update(email="")
    _home((row.steun for row in rows if row.deed == Moved.HIERHEEN), weg)
    for steun in aside:
        if blijft.steun.filter(email=steun.email).exclude(email="").exists():
            steun.delete()  # asked for anew since: one question is enough
        else:
            Steun.objects.filter(pk=steun.pk).update(inbreng=blijft, email=steun.email)
    merge.verhuisd.all().delete()
    for one in (weg, blijft):
        _recount(one)


def _home(rows: Iterable[Steun], weg: Inbreng) -> None:
    """Put support back where it was given, unless the same person is there by now."""
    for steun in rows:
        if weg.steun.filter(email=steun.email).exclude(email="").exists():
            continue
        Steun.objects.filter(pk=steun.pk).update(inbreng=weg)


def _to(merge: Samenvoeging, rows: Iterable[Steun], inbreng: Inbreng, deed: Moved) -> None:
    for row in rows:
        Steun.objects.filter(pk=row.pk).update(inbreng=inbreng)
        VerhuisdeSteun.objects.create(samenvoeging=merge, steun=row, deed=deed)


def _address(inbreng: Inbreng) -> str:
    """Return the mail address of its bringer in the one normal way of writing, or nothing."""
    return normal(inbreng.brenger_email) if inbreng.brenger_email else ""


def _recount(inbreng: Inbreng) -> None:
    """Count the support anew; the row of the inbreng is locked, and saved by the caller."""
    inbreng.steun_aantal = inbreng.steun.filter(confirmed_at__isnull=False).count()
