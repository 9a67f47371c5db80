"""What is put in the outbox and taken from it, and what is done with mail that came in.

What becomes of a mail by itself stands in delivery.py (out) and intake.py (in).
"""

import logging
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models, transaction
from django.db.models import F
from django.utils import timezone, translation

from wijkspil.berichten import intake, queries, schedule
from wijkspil.berichten.behandelaars import ReceivedFile
from wijkspil.berichten.compose import composed
from wijkspil.berichten.inkomend.reading import Reading, read
from wijkspil.berichten.jobs import wake
from wijkspil.berichten.mail_address import fits_on_an_envelope, normal
from wijkspil.berichten.models import Abonnee, Bericht, InkomendBericht, about
from wijkspil.berichten.status import OPEN, Bron, Intake, State
from wijkspil.core import clock
from wijkspil.core.actors import SYSTEM, Actor
from wijkspil.core.logboek import log, log_read
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.mensen.permissions import BERICHTEN_BEHEREN
from wijkspil.wijken import queries as wijken

logger = logging.getLogger(__name__)
MOST_BOUNCES = 3
BOUNCES_WITHIN = timedelta(days=30)


def queue_mail(
    *,
    kind: str,
    to: str,
    template: str,
    context: Mapping[str, Any],
    language: str,
    thing: models.Model | None = None,
    reply_to: str = "",
    headers: Mapping[str, str] | None = None,
) -> Bericht:
    """Put a mail in the outbox, as part of the caller's transaction; its commit wakes a worker.

    The caller has checked the permission and writes the log row.

    Args:
        kind: stable code of the mail, such as `inbreng.antwoord`.
        to: one address.
        template: a text template; its first line is the subject, the rest the text (layout.py).
        context: what the template needs, beside `gemeente` and `site`; nothing is escaped, for it makes plain text.
        language: in which it is written, such as `nl`; links in it get the same language.
        thing: what it is about; erased together with it.
        reply_to: where an answer goes; the mailbox of the gemeente when not given.
        headers: more headers, such as List-Unsubscribe; made by us, never of what somebody typed.

    Raises:
        RuleViolation: `to` or `reply_to` is no mail address.
    """
    gemeente = wijken.the_gemeente()
    reply_to = reply_to or (gemeente.email if gemeente else "")
    for address in [to, reply_to] if reply_to else [to]:
        _check_address(address)
    subject, text = composed(template, {"gemeente": gemeente, **context}, language)
    now = timezone.now()
    bericht = Bericht.objects.create(
        kind=kind,
        about=about(thing) if thing else "",
        language=language,
        recipient=to,
        reply_to=reply_to,
        subject=subject,
        text=text,
        headers=dict(headers or {}),
        message_id=f"<{uuid4()}@{urlsplit(settings.SITE_URL).hostname}>",
        next_attempt=now,
        give_up_at=now + schedule.GIVE_UP_AFTER,
    )
    _wake_on_commit()
    return bericht


@transaction.atomic
def send_again(*, actor: Actor, bericht: Bericht) -> None:
    """Give a failed mail another four hours, with the same Message-ID.

    Raises:
        NotAllowed: the actor may not.
        RuleViolation: the mail did not fail, or its content was erased.
    """
    _check_manager(actor)
    now = timezone.now()
    failed = Bericht.objects.filter(pk=bericht.pk, state=State.MISLUKT).exclude(recipient="")
    changed = failed.update(
        state=State.WACHT, attempts=F("attempts") + 1, next_attempt=now, give_up_at=now + schedule.GIVE_UP_AFTER
    )
    if not changed:
        raise RuleViolation("niet_opnieuw", translation.gettext("Deze mail kan niet meer opnieuw worden verstuurd."))
    log(actor, "bericht.opnieuw", bericht, soort=bericht.kind)
    _wake_on_commit()


def erase_mails(
    *, thing: models.Model | None = None, ended_before: datetime | None = None, mails: Collection[Bericht] | None = None
) -> int:
    """Erase address and content of mails about a thing, of those that ended before a moment, or of these; how many.

    The row stays as a delivery record without personal data. A mail that was not sent yet is not sent any more. Of a
    thing, also the mails go that came in about it.
    """
    rows = Bericht.objects.exclude(recipient="", text="")
    if thing is not None:
        rows = rows.filter(about=about(thing))
    if ended_before is not None:
        rows = rows.filter(created_at__lt=ended_before).exclude(state__in=OPEN)
    if mails is not None:
        rows = rows.filter(pk__in=[mail.pk for mail in mails])
    empty = {"recipient": "", "reply_to": "", "subject": "", "text": "", "headers": {}}
    stopped = rows.filter(state__in=OPEN).update(state=State.MISLUKT, error="ingetrokken", **empty)
    erased: int = stopped + rows.update(**empty)
    if thing is not None:
        erased += _erase_received(InkomendBericht.objects.filter(about=about(thing)))
    return erased


def take_in(*, raw: bytes, bron: Bron) -> tuple[InkomendBericht, bool]:
    """Take in a mail: keep it, then read it. Returning means that it will not get lost. Anybody may send mail.

    Sent again, or by several at once, it is one mail; the second of what is returned tells whether it was here before.
    What cannot be read now is read by the sweep.
    """
    return intake.take_in(raw, bron)


@transaction.atomic
def open_received(*, actor: Actor, bericht: InkomendBericht) -> bytes:
    """A colleague opens a mail that came in, with its sender: that is logged. Returns the bytes.

    Raises:
        NotAllowed: the actor may not.
    """
    _check_manager(actor)
    log_read(actor, "binnenpost.gelezen", bericht, stand=bericht.state)
    return queries.raw_of(bericht)


def treat_as_person(*, actor: Actor, bericht: InkomendBericht) -> InkomendBericht:
    """A colleague says: a person wrote this. It becomes an inbreng or a reactie after all.

    Raises:
        NotAllowed: the actor may not.
        RuleViolation: a colleague was first, or the mail cannot become anything.
        OSError: the disk is full; nothing changed.
    """
    _check_manager(actor)
    reading = read(queries.raw_of(bericht), intake.ours(), is_whole=bericht.is_whole)
    files = intake.looked_at(reading)
    with transaction.atomic():
        return _treated(actor, _locked(actor, bericht), reading, files)


def _treated(
    actor: Actor, bericht: InkomendBericht, reading: Reading, files: tuple[ReceivedFile, ...]
) -> InkomendBericht:
    try:
        with transaction.atomic():
            handled = intake.handle(bericht, reading, files)
    except (RuleViolation, OSError):
        raise
    except Exception:
        logger.exception("inkomend bericht %s kon niet worden verwerkt", bericht.pk)
        handled = None
    if handled is None:
        text = translation.gettext("Wijkspil kan deze mail niet verwerken. Neem de tekst zelf over en kies ‘Klaar’.")
        raise RuleViolation("niet_te_verwerken", text)
    intake.settle(bericht, Intake.VERWERKT, bericht.reason, handled)
    log(actor, "binnenpost.verwerkt", bericht, werd=handled.became, kenmerk=handled.kenmerk)
    return bericht


@transaction.atomic
def finish_by_hand(*, actor: Actor, bericht: InkomendBericht) -> None:
    """A colleague did what the mail asked; it is kept as long as other mail.

    Raises:
        NotAllowed: the actor may not.
        RuleViolation: a colleague was first.
    """
    bericht = _locked(actor, bericht)
    intake.settle(bericht, Intake.KLAAR, bericht.reason)
    log(actor, "binnenpost.klaar", bericht, reden=bericht.reason)


@transaction.atomic
def throw_away(*, actor: Actor, bericht: InkomendBericht) -> None:
    """A colleague throws a mail away; its content is erased at once.

    Raises:
        NotAllowed: the actor may not.
        RuleViolation: a colleague was first.
    """
    bericht = _locked(actor, bericht)
    intake.settle(bericht, Intake.WEG, bericht.reason)
    _erase_received(InkomendBericht.objects.filter(pk=bericht.pk))
    log(actor, "binnenpost.weggegooid", bericht, reden=bericht.reason)


def mail_came_back(bericht: Bericht, permanent: bool) -> None:
    """Count that a mail server did not want this mail."""
    address_bounced(address=bericht.recipient, permanent=permanent)


@transaction.atomic
def address_bounced(*, address: str, permanent: bool) -> None:
    """Stop the weekmail to an address that is no good: at once, or when mail came back on three days of a month.

    Nothing happens for an address that follows nothing. The same report twice is counted once, for days are counted.
    """
    if not fits_on_an_envelope(address):
        return
    known = Abonnee.objects.select_for_update().filter(email=normal(address), bounced_at__isnull=True).first()
    if known is None:
        return
    today = clock.today()
    month = {day for day in known.bounces if day > (today - BOUNCES_WITHIN).isoformat()}
    known.bounces = sorted(month | {today.isoformat()})
    if permanent or len(known.bounces) >= MOST_BOUNCES:
        known.bounced_at = clock.now()
        log(SYSTEM, "abonnee.gestopt", known, blijvend=permanent)
    known.save(update_fields=["bounces", "bounced_at"])


def erase_received(*, handled_before: datetime) -> int:
    """Erase sender and content of mails that came in and were dealt with before a moment; return how many."""
    return _erase_received(queries.handled_before(handled_before))


def _erase_received(mails: models.QuerySet[InkomendBericht]) -> int:
    """Leave of each mail only that it was here, and its hash: delivered again it is still known."""
    empty = {"raw": b"", "sender_name": "", "sender_email": "", "subject": "", "message_id": ""}
    return mails.filter(erased_at__isnull=True).update(erased_at=timezone.now(), **empty)


def _check_manager(actor: Actor) -> None:
    if not actor.may(BERICHTEN_BEHEREN):
        raise NotAllowed


def _locked(actor: Actor, bericht: InkomendBericht) -> InkomendBericht:
    """Take the row for this transaction, so that of two colleagues the second sees what the first did."""
    _check_manager(actor)
    return InkomendBericht.objects.defer("raw").select_for_update().get(pk=bericht.pk)


def _check_address(address: str) -> None:
    wrong = RuleViolation("geen_mailadres", translation.gettext("Dit e-mailadres klopt niet."))
    try:
        validate_email(address)
    except ValidationError:
        raise wrong from None
    if not fits_on_an_envelope(address):
        raise wrong


def _wake_on_commit() -> None:
    hooks = transaction.get_connection().run_on_commit
    if not any(hook[1] is wake for hook in hooks):  # one worker serves all mails of a transaction
        transaction.on_commit(wake, robust=True)
