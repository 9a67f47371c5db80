"""Two inbreng that become one."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from wijkspil.berichten.mail_address import normal
from wijkspil.core.actors import Actor
from wijkspil.inbreng.models import Inbreng, Instemming, Samenvoeging, VerhuisdeSteun
from wijkspil.inbreng.queries.visible import public, visible_to
from wijkspil.inbreng.status import RUNNING_MERGES, MergeState, Moved, Publication, State

MOST_LEAPS = 10


@dataclass(frozen=True)
class Side:
    """What one of the two bringers said.

    Attributes:
        consent: the question; here: it is the bringer of the inbreng that is shown; by_mail: they are asked by mail.
    """

    consent: Instemming
    here: bool
    by_mail: bool


@dataclass(frozen=True)
class MergeLine:
    """A proposal that runs, or what was merged, as the page of one of the two shows it.

    Attributes:
        other: the other one; may_see: this member of staff may open it.
        goes: the one that is shown goes on in the other.
    """

    merge: Samenvoeging
    other: Inbreng
    may_see: bool
    goes: bool
    sides: list[Side]


def merge_lines(actor: Actor, inbreng: Inbreng) -> list[MergeLine]:
    """Return the proposals about an inbreng that run or are merged (three queries at most)."""
    rows = Samenvoeging.objects.filter(Q(weg=inbreng) | Q(blijft=inbreng), state__in=RUNNING_MERGES)
    merges = list(rows.select_related("weg__area", "blijft__area").prefetch_related("instemmingen"))
    others = [merge.other(inbreng).pk for merge in merges]
    seen = set(visible_to(actor).filter(pk__in=others).values_list("pk", flat=True)) if others else set()
    return [_line(merge, inbreng, seen) for merge in merges]


def _line(merge: Samenvoeging, inbreng: Inbreng, seen: set[int]) -> MergeLine:
    two = {one.pk: one for one in (merge.weg, merge.blijft)}
    sides = [
        Side(consent, consent.inbreng_id == inbreng.pk, bool(two[consent.inbreng_id].brenger_email))
        for consent in merge.instemmingen.all()
    ]
    other = merge.other(inbreng)
    return MergeLine(merge, other, other.pk in seen, merge.weg_id == inbreng.pk, sides)


def merge_by_id(inbreng: Inbreng, pk: int) -> Samenvoeging | None:
    """Return a proposal about an inbreng, whatever came of it, or None."""
    rows = Samenvoeging.objects.filter(Q(weg=inbreng) | Q(blijft=inbreng), pk=pk)
    return rows.select_related("weg__area", "blijft__area").first()


def running_merges(inbreng: Inbreng) -> list[Samenvoeging]:
    """Return what has to be untied when an inbreng is taken back, the first proposed first."""
    rows = Samenvoeging.objects.filter(Q(weg=inbreng) | Q(blijft=inbreng), state__in=RUNNING_MERGES)
    return list(rows.select_related("weg", "blijft"))


def consent_of(merge: Samenvoeging, inbreng: Inbreng) -> Instemming | None:
    """Return the question to the bringer of one side; None when nobody was asked."""
    return merge.instemmingen.filter(inbreng=inbreng).select_related("inbreng__area", "samenvoeging").first()


def consent_by_code(code: str) -> Instemming | None:
    """Return the question that a secret link opens, or None."""
    related = ("inbreng__area", "samenvoeging__weg", "samenvoeging__blijft")
    return Instemming.objects.filter(code=code).select_related(*related).first()


def public_other(consent: Instemming) -> Inbreng | None:
    """Return the other one of the two as everybody may read it; None when it does not stand on the site."""
    return public().filter(pk=consent.samenvoeging.other(consent.inbreng).pk).first()


def same_bringer(one: Inbreng, other: Inbreng) -> bool:
    """Tell whether two inbreng are of one person: the same mail address, or the same phone number without any."""
    if one.is_withdrawn or other.is_withdrawn:
        return False
    if one.brenger_email and other.brenger_email:
        return normal(one.brenger_email) == normal(other.brenger_email)
    if one.brenger_email or other.brenger_email:
        return False
    phones = ["".join(filter(str.isdecimal, each.brenger_telefoon)) for each in (one, other)]
    return bool(phones[0]) and phones[0] == phones[1]


def goes_on_in(kenmerk: str) -> Inbreng | None:
    """Return what something that stood on the site went on in, as far as that stands on the site; else None."""
    merge = _merged().filter(weg__kenmerk=kenmerk).first()
    if merge is None or merge.was.get("publication") != Publication.OPENBAAR:
        return None
    return _at_the_end(merge)


def goes_on_for(inbreng: Inbreng) -> Inbreng | None:
    """Return for its bringer what an inbreng went on in, as far as that stands on the site; else None."""
    merge = _merged().filter(weg=inbreng).first() if inbreng.state == State.SAMENGEVOEGD else None
    return _at_the_end(merge) if merge else None


def _at_the_end(merge: Samenvoeging) -> Inbreng | None:
    """Follow merges to the last one; of a ring, which cannot be made, nothing is returned."""
    for _leap in range(MOST_LEAPS):
        further = _merged().filter(weg=merge.blijft_id).first()
        if further is None:
            return public().filter(pk=merge.blijft_id).first()
        merge = further
    return None


def unanswered_merges(today: date) -> QuerySet[Samenvoeging]:
    """Return the proposals whose last day to answer has passed."""
    rows = Samenvoeging.objects.filter(state=MergeState.GEVRAAGD, answer_before__lt=today)
    return rows.select_related("weg", "blijft")


def merged_before(moment: datetime) -> QuerySet[Samenvoeging]:
    """Return what was merged before a moment and still remembers how to be undone."""
    moved = VerhuisdeSteun.objects.filter(samenvoeging=OuterRef("pk")).exclude(deed=Moved.GEMAAKT)
    return Samenvoeging.objects.filter(Exists(moved) | ~Q(followers=[]), merged_at__lt=moment)


def consents_before(moment: datetime) -> QuerySet[Instemming]:
    """Return what bringers said to proposals that were made before a moment and do not wait any more."""
    rows = Instemming.objects.filter(samenvoeging__asked_at__lt=moment)
    return rows.exclude(samenvoeging__state=MergeState.GEVRAAGD)


def _merged() -> QuerySet[Samenvoeging]:
    return Samenvoeging.objects.filter(state=MergeState.SAMENGEVOEGD)
