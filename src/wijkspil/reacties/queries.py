"""Read reactions: what everybody sees, what waits on staff, what a secret link opens."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q, QuerySet

from wijkspil.core.actors import Actor
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import REACTIES_BEOORDELEN
from wijkspil.reacties.models import Reactie, Tegenspraak, Tip
from wijkspil.reacties.status import ReactieStatus, TipState
from wijkspil.wijken.models import Area

_OBJECTED = Q(tegenspraak__isnull=False, tegenspraak__besloten_op__isnull=True)
SHOWN_AT_MOST = 200  # reactions and answers on one page


def conversation(reference: str) -> list[Reactie]:
    """Return what stands on the site under a subject, oldest first, each with its `answers` (one query)."""
    rows = placed().filter(onderwerp=reference).select_related("beoordeeld_door").defer("email", "code", "reden")
    shown = list(rows[:SHOWN_AT_MOST])
    for reactie in shown:
        reactie.answers = [answer for answer in shown if answer.antwoord_op_id == reactie.pk]
    return [reactie for reactie in shown if reactie.antwoord_op_id is None]


def placed() -> QuerySet[Reactie]:
    """Return what stands on the site."""
    return Reactie.objects.filter(status=ReactieStatus.GEPLAATST)


def by_code(code: str) -> Reactie | None:
    """Return the reaction that a secret link opens, or None."""
    return Reactie.objects.filter(code=code).select_related("tegenspraak").first()


def visible_to(actor: Actor) -> QuerySet[Reactie]:
    """Return the reactions that the actor may judge: what was confirmed in areas where they hold that permission."""
    if not isinstance(actor, StaffActor):
        return Reactie.objects.none()
    areas = Area.objects.within(actor.areas_with(REACTIES_BEOORDELEN))
    rows = Reactie.objects.filter(area__in=areas, confirmed_at__isnull=False, van_medewerker=False)
    return rows.select_related("area", "beoordeeld_door", "tegenspraak__besloten_door")


def waiting_for(actor: Actor) -> QuerySet[Reactie]:
    """Return what waits on this actor, longest first: what nobody judged, and what its writer does not agree with."""
    return visible_to(actor).filter(Q(status=ReactieStatus.NIEUW) | _OBJECTED)


def judged_for(actor: Actor, most: int = 20) -> list[Reactie]:
    """Return what was judged last and waits on nobody, newest first."""
    judged = visible_to(actor).exclude(status=ReactieStatus.NIEUW).exclude(_OBJECTED)
    return list(judged.order_by("-beoordeeld_op", "-pk")[:most])


def placed_by_ids(ids: Collection[str]) -> list[Reactie]:
    """Return what stands on the site among some ids, with its area; only what visitors wrote."""
    numbers = [int(one) for one in ids if one.isascii() and one.isdecimal() and len(one) < 19]
    return list(placed().filter(pk__in=numbers, van_medewerker=False).select_related("area"))


def tips_for(actor: Actor) -> QuerySet[Tip]:
    """Return the open tips that this actor may judge, longest first."""
    if not isinstance(actor, StaffActor):
        return Tip.objects.none()
    areas = Area.objects.within(actor.areas_with(REACTIES_BEOORDELEN))
    return Tip.objects.filter(area__in=areas, state=TipState.OPEN).select_related("area")


def number_waiting(actor: Actor, most: int) -> int:
    """Return how many reactions and tips wait on this actor, counted up to `most` (one query)."""
    waiting = waiting_for(actor).order_by().values("pk")
    return len(waiting.union(tips_for(actor).order_by().values("pk"), all=True)[:most])


def tips_about(reference: str) -> list[Tip]:
    """Return the open tips about a thing, oldest first; the caller checked that its reader may see them."""
    return list(Tip.objects.filter(onderwerp=reference, state=TipState.OPEN))


def tips_decided(before: datetime) -> QuerySet[Tip]:
    """Return the tips about which was decided before a moment."""
    return Tip.objects.exclude(state=TipState.OPEN).filter(besloten_op__lt=before)


def answers_to(reactie: Reactie) -> list[Reactie]:
    """Return what the gemeente answered, oldest first."""
    return list(reactie.antwoorden.filter(status=ReactieStatus.GEPLAATST).select_related("beoordeeld_door"))


def objection_to(reactie: Reactie) -> Tegenspraak | None:
    """Return what the writer objected, or None."""
    return getattr(reactie, "tegenspraak", None)


def never_confirmed(before: datetime) -> QuerySet[Reactie]:
    """Return what was written before a moment and never confirmed."""
    return Reactie.objects.filter(confirmed_at__isnull=True, asked_at__lt=before)


def refused_for_good(before: datetime) -> QuerySet[Reactie]:
    """Return what was refused before a moment, and to which nobody objects any more."""
    refused = Reactie.objects.filter(status=ReactieStatus.GEWEIGERD, beoordeeld_op__lt=before)
    return refused.exclude(_OBJECTED).exclude(tegenspraak__besloten_op__gte=before)


def addresses_of_placed(before: datetime) -> QuerySet[Reactie]:
    """Return what stands on the site since before a moment and still holds a mail address."""
    return placed().filter(beoordeeld_op__lt=before).exclude(email="")


def subjects_of_kind(kind: str) -> QuerySet[Reactie]:
    """Return the reactions to subjects of one kind, such as `nieuws`."""
    return Reactie.objects.filter(onderwerp__startswith=f"{kind}:")
