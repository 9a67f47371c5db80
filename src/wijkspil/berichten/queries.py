"""Read the outbox, and what came in."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone

from wijkspil.berichten.behandelaars import Dossier
from wijkspil.berichten.inkomend.reading import Reading
from wijkspil.berichten.models import Bericht, InkomendBericht, about
from wijkspil.berichten.status import OPEN, Intake, State
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


def received(actor: Actor) -> QuerySet[InkomendBericht]:
    """Return the incoming mails that an actor may see, without their bytes: all for who manages mail."""
    mails = InkomendBericht.objects.defer("raw")
    return mails if actor.may(BERICHTEN_BEHEREN) else mails.none()


def for_staff(actor: Actor, state: Intake) -> QuerySet[InkomendBericht]:
    """Return the incoming mails that wait on a colleague (`handwerk`) or were set apart (`apart`)."""
    return received(actor).filter(state=state, erased_at__isnull=True)


def hand_work(actor: Actor) -> QuerySet[InkomendBericht]:
    """Return the incoming mails that a colleague must look at."""
    return for_staff(actor, Intake.HANDWERK)


def raw_of(bericht: InkomendBericht) -> bytes:
    """Return the bytes of a mail; the caller checked that its reader may see it."""
    return bytes(InkomendBericht.objects.values_list("raw", flat=True).get(pk=bericht.pk))


def not_processed(amount: int) -> QuerySet[InkomendBericht]:
    """Return mails that were stored and not read, the oldest first, without their bytes."""
    return InkomendBericht.objects.defer("raw").filter(state=Intake.OPGESLAGEN).order_by("received_at")[:amount]


def intake_lateness() -> timedelta:
    """Return how long the mail waits that came in first and was not read; zero when none waits."""
    oldest = not_processed(1).values_list("received_at", flat=True).first()
    return timezone.now() - oldest if oldest else timedelta()


def handled_before(moment: datetime) -> QuerySet[InkomendBericht]:
    """Return the incoming mails with content that were dealt with before `moment`; what waits on a colleague is not."""
    done = InkomendBericht.objects.filter(handled_at__lt=moment, erased_at__isnull=True)
    return done.exclude(state=Intake.HANDWERK)


def wrote_often(bericht: InkomendBericht, *, since: timedelta, amount: int) -> bool:
    """Tell whether the sender of a mail sent at least `amount` others in the last while."""
    others = InkomendBericht.objects.filter(
        sender_email=bericht.sender_email, received_at__gte=timezone.now() - since
    ).exclude(pk=bericht.pk)
    return others[amount - 1 : amount].exists()


def sent_with(message_ids: Iterable[str]) -> Bericht | None:
    """Return the mail of ours that has one of these Message-IDs."""
    return Bericht.objects.filter(message_id__in=list(message_ids)).first()


def answered_dossiers(reading: Reading) -> Iterator[Dossier]:
    """Give what a mail may be about: what the mails are about that it answers, the nearest first."""
    ids = reading.clues.message_ids
    sender = reading.mail.sender.email
    found: dict[str, Dossier] = {}
    if not ids:
        return
    sent = Bericht.objects.filter(message_id__in=ids).exclude(about="")
    for message_id, thing, recipient in sent.values_list("message_id", "about", "recipient"):
        found[message_id] = Dossier(thing, is_ours=True, same_address=recipient.lower() == sender)
    earlier = InkomendBericht.objects.filter(message_id__in=ids, state=Intake.VERWERKT)
    for message_id, thing, writer in earlier.values_list("message_id", "about", "sender_email"):
        found.setdefault(message_id, Dossier(thing, is_ours=False, same_address=writer == sender))
    yield from dict.fromkeys(found[message_id] for message_id in ids if message_id in found)
