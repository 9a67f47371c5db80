"""Read the outbox, what came in, and who follows what."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from wijkspil.berichten.behandelaars import Dossier
from wijkspil.berichten.following import Followable, named
from wijkspil.berichten.inkomend.reading import Reading
from wijkspil.berichten.models import Abonnee, Abonnement, Bericht, Digest, InkomendBericht, Postbus, about
from wijkspil.berichten.status import OPEN, Intake, State
from wijkspil.core.actors import Actor
from wijkspil.mensen.permissions import BERICHTEN_BEHEREN


def visible_to(actor: Actor) -> QuerySet[Bericht]:
    """Return the mails that an actor may see: all for who manages them, none for others."""
    return Bericht.objects.all() if actor.may(BERICHTEN_BEHEREN) else Bericht.objects.none()


def _undelivered() -> Q:
    return Q(state=State.MISLUKT) | Q(state__in=OPEN, give_up_at__lte=timezone.now())


def undelivered(actor: Actor) -> QuerySet[Bericht]:
    """Return the mails that did not arrive, newest first: refused, given up, or waiting for more than four hours.

    Those to abonnees are only counted (`following`): the next weekmail tells it again, or their address is no more.
    """
    return visible_to(actor).filter(_undelivered()).exclude(recipient="").exclude(about__startswith="abonnee:")


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


def broken_mailbox() -> Postbus | None:
    """Return the mailbox when it could not be read the last time."""
    return Postbus.objects.exclude(error="").first() if settings.IMAP_HOST else None


def mailbox_lateness() -> timedelta:
    """Return how long ago the mailbox was read; zero when there is none, or nobody looked yet."""
    last = Postbus.objects.values_list("last_read_at", flat=True).first() if settings.IMAP_HOST else None
    return timezone.now() - last if last else timedelta()


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


def waiting_of_kind(kind: str) -> int:
    """Return how many mails of a kind wait to be sent."""
    return Bericht.objects.filter(state__in=OPEN, kind=kind).count()


def digest_is_done(week: date) -> bool:
    """Tell whether everybody had the digest of a week (its Monday), or of a later one."""
    last = Digest.objects.filter(week__gte=week).first()
    return last is not None and (last.week > week or last.finished_at is not None)


def followable(reference: str) -> Followable | None:
    """Return what a reference stands for, or None when there is nothing (any more) to follow there."""
    return named([reference]).get(reference)


def abonnee_by_code(code: str) -> Abonnee | None:
    """Return the abonnee whose secret link this is, or None."""
    return Abonnee.objects.filter(code=code).first()


@dataclass(frozen=True)
class Followed:
    """Something that an abonnee follows, or (not `agreed`) was asked to follow; `what` is None when it is gone."""

    reference: str
    what: Followable | None
    agreed: bool


def followed_by(abonnee: Abonnee) -> list[Followed]:
    """Return what an abonnee follows, in the order in which it was asked; the caller checked the secret link."""
    rows = list(abonnee.abonnementen.all())
    known = named([row.what for row in rows])
    return [Followed(row.what, known.get(row.what), row.since is not None) for row in rows]


@dataclass(frozen=True)
class Following:
    """How many people follow anything by mail, and from how many of them mail came back."""

    people: int
    bounced: int


def following(actor: Actor) -> Following:
    """Return the two numbers for who manages mail; zero for others. Who they are, no screen shows."""
    if not actor.may(BERICHTEN_BEHEREN):
        return Following(0, 0)
    confirmed = Q(confirmed_at__isnull=False)
    numbers = Abonnee.objects.aggregate(
        people=Count("pk", filter=confirmed & Q(bounced_at__isnull=True)),
        bounced=Count("pk", filter=confirmed & Q(bounced_at__isnull=False)),
    )
    return Following(**numbers)


@dataclass(frozen=True)
class Terms:
    """The moments before which something was too long ago: asked without a yes, and stopped because mail came back."""

    asked: datetime
    bounced: datetime


def past_term(before: Terms) -> QuerySet[Abonnee]:
    """Return who never confirmed, or whose mail has come back for so long."""
    return Abonnee.objects.filter(
        Q(confirmed_at__isnull=True, asked_at__lt=before.asked) | Q(bounced_at__lt=before.bounced)
    )


def wishes_past_term(before: Terms) -> QuerySet[Abonnement]:
    """Return what was asked of somebody who follows other things and did not say yes to this."""
    return Abonnement.objects.filter(since__isnull=True, asked_at__lt=before.asked, abonnee__confirmed_at__isnull=False)
