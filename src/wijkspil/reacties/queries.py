"""Read reactions: what everybody sees, what waits on staff, what a secret link opens."""

from datetime import datetime

from django.db.models import Q, QuerySet

from wijkspil.core.actors import Actor
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import REACTIES_BEOORDELEN
from wijkspil.reacties.models import Reactie, Tegenspraak
from wijkspil.reacties.status import ReactieStatus
from wijkspil.wijken.models import Area

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
    objected = Q(tegenspraak__isnull=False, tegenspraak__besloten_op__isnull=True)
    return visible_to(actor).filter(Q(status=ReactieStatus.NIEUW) | objected)


def judged_for(actor: Actor, most: int = 20) -> list[Reactie]:
    """Return what was judged last, newest first."""
    judged = visible_to(actor).exclude(status=ReactieStatus.NIEUW)
    return list(judged.order_by("-beoordeeld_op", "-pk")[:most])


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
    return refused.exclude(tegenspraak__besloten_op__isnull=True, tegenspraak__isnull=False).exclude(
        tegenspraak__besloten_op__gte=before
    )


def addresses_of_placed(before: datetime) -> QuerySet[Reactie]:
    """Return what stands on the site since before a moment and still holds a mail address."""
    return placed().filter(beoordeeld_op__lt=before).exclude(email="")


def subjects_of_kind(kind: str) -> QuerySet[Reactie]:
    """Return the reactions to subjects of one kind, such as `nieuws`."""
    return Reactie.objects.filter(onderwerp__startswith=f"{kind}:")
