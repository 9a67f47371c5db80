"""Read the outbox."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone

from wijkspil.berichten.models import Bericht, about
from wijkspil.berichten.status import OPEN, State
from wijkspil.core.actors import Actor
from wijkspil.mensen.permissions import BERICHTEN_BEHEREN


def visible_to(actor: Actor) -> QuerySet[Bericht]:
    """Return the mails that an actor may see: all for who manages them, none for others."""
    return Bericht.objects.all() if actor.may(BERICHTEN_BEHEREN) else Bericht.objects.none()


def _undelivered() -> Q:
    return Q(state=State.MISLUKT) | Q(state__in=OPEN, give_up_at__lte=timezone.now())


def undelivered(actor: Actor) -> QuerySet[Bericht]:
    """Return the mails that did not arrive, newest first: refused, given up, or waiting for more than four hours."""
    return visible_to(actor).filter(_undelivered()).exclude(recipient="")


def undelivered_about(thing: models.Model) -> QuerySet[Bericht]:
    """Return the mails about a thing that did not arrive; the caller checked that its reader may see the thing."""
    return Bericht.objects.filter(_undelivered(), about=about(thing)).exclude(recipient="")


def ended_before(moment: datetime) -> QuerySet[Bericht]:
    """Return the mails with content that were delivered or failed and are older than `moment`."""
    return Bericht.objects.filter(created_at__lt=moment).exclude(state__in=OPEN).exclude(recipient="", text="")


def all_for_demo() -> QuerySet[Bericht]:
    """Return all mails with content, newest first; only for /demo/post/, where no real person gets mail."""
    return Bericht.objects.exclude(recipient="")


def lateness() -> timedelta:
    """Return how long ago the mail that waits longest should have been tried; zero when none is due."""
    now = timezone.now()
    due = Bericht.objects.filter(state__in=OPEN, next_attempt__lte=now).order_by("next_attempt")
    oldest = due.values_list("next_attempt", flat=True).first()
    return now - oldest if oldest else timedelta()
