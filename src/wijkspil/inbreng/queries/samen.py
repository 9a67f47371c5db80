"""What others do at an inbreng."""

from datetime import datetime
from typing import TypeVar

from django.db.models import Exists, OuterRef, QuerySet

from wijkspil.inbreng.models import Hulpaanbod, Inbreng, InbrengStap, Steun
from wijkspil.inbreng.status import OUTCOMES, HulpState, State

FINISHED = (*OUTCOMES, State.AFGEROND, State.SAMENGEVOEGD)

Deed = TypeVar("Deed", Steun, Hulpaanbod)


def steun_by_code(code: str) -> Steun | None:
    """Return the support that a secret link opens, or None."""
    return Steun.objects.filter(code=code).select_related("inbreng__area").first()


def offer_by_code(code: str) -> Hulpaanbod | None:
    """Return the offer to help that a secret link opens, or None."""
    return Hulpaanbod.objects.filter(code=code).select_related("inbreng__area").first()


def offers(inbreng: Inbreng) -> list[Hulpaanbod]:
    """Return what people offered to do, oldest first; the caller checked that its reader may see the inbreng."""
    return list(inbreng.hulp.filter(confirmed_at__isnull=False))


def offer_waits(inbreng: Inbreng) -> bool:
    """Tell whether somebody who offered to help still has no answer."""
    return inbreng.hulp.filter(confirmed_at__isnull=False, state=HulpState.AANGEBODEN).exists()


def never_confirmed(kind: type[Deed], before: datetime) -> QuerySet[Deed]:
    """Return what was asked before a moment and never confirmed."""
    return kind.objects.filter(confirmed_at__isnull=True, asked_at__lt=before)


def addresses_of_quiet(kind: type[Deed], before: datetime) -> QuerySet[Deed]:
    """Return what still holds a mail address, at inbreng that was answered or merged and was quiet since."""
    since = InbrengStap.objects.filter(inbreng=OuterRef("inbreng"), created_at__gte=before)
    rows = kind.objects.filter(confirmed_at__isnull=False, inbreng__state__in=FINISHED)
    return rows.exclude(email="").exclude(Exists(since))
