"""What becomes of a mail that comes in: stored first, and only then read.

Each step is a transaction of its own. Killed before the first is committed, the mail server still has the mail; killed
after it, the sweep reads what was stored. Either step done again changes nothing.
"""

import logging
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from wijkspil.berichten import delivery, queries
from wijkspil.berichten.behandelaars import Handled, ReceivedFile, ReceivedMail, behandelaars
from wijkspil.berichten.inkomend.classify import Kind, Ours
from wijkspil.berichten.inkomend.fingerprint import content_hash
from wijkspil.berichten.inkomend.mail import Attachment, Report
from wijkspil.berichten.inkomend.reading import Reading, read
from wijkspil.berichten.models import InkomendBericht, about
from wijkspil.berichten.status import INTAKE_STEPS, TOO_LARGE, Bron, Intake
from wijkspil.core import uploads
from wijkspil.core.durability import durably
from wijkspil.core.file_refused import FileRefused
from wijkspil.core.rules import RuleViolation
from wijkspil.core.states import check_step
from wijkspil.wijken import queries as wijken

log = logging.getLogger(__name__)
MOST_ATTEMPTS = 5  # a mail on which our process dies each time, waits for a person after so many
MOST_FILES = 20  # of one mail that are looked at
SIGNATURES = {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
MOST_AN_HOUR = 20  # mails of one address; two programs that answer each other reach it within minutes


def take_in(raw: bytes, bron: Bron, *, is_whole: bool = True) -> tuple[InkomendBericht, bool]:
    """Keep a mail, then read it; tell also whether it was here before.

    Of a mail that is too large to keep, `raw` has only the headers (`is_whole=False`), so that a colleague sees it.
    """
    bericht, is_new = store(raw, bron, is_whole=is_whole)
    try:
        bericht = process(bericht)
    except Exception:
        log.exception("inkomend bericht %s is bewaard, maar nog niet gelezen", bericht.pk)
    return bericht, not is_new


def store(raw: bytes, bron: Bron, *, is_whole: bool = True) -> tuple[InkomendBericht, bool]:
    """Keep a mail; returning means that it is on the disk. Tell also whether it is here for the first time."""
    values = {"raw": raw, "size": len(raw), "bron": bron, "reason": "" if is_whole else TOO_LARGE}
    with durably(), transaction.atomic(durable=True):
        return InkomendBericht.objects.defer("raw").get_or_create(content_hash=content_hash(raw), defaults=values)


def process(bericht: InkomendBericht, *, give_up: bool = False) -> InkomendBericht:
    """Read a stored mail and let it become something; one that was read already stays as it is.

    Args:
        bericht: as it was stored.
        give_up: do not even read it: a person must look.

    Raises:
        OperationalError, InterfaceError, OSError: the machine has a problem, not the mail; the sweep tries again.
    """
    waiting = InkomendBericht.objects.filter(pk=bericht.pk, state=Intake.OPGESLAGEN)
    stored = waiting.first()
    if stored:
        reading = None if give_up else read(bytes(stored.raw), ours(), is_whole=stored.is_whole)
        by_person = reading is not None and reading.verdict.kind == Kind.MENS and reading.verdict.sure
        files = looked_at(reading) if reading and by_person else ()
        with transaction.atomic(durable=True):
            row = waiting.defer("raw").select_for_update().first()  # another process may have been here meanwhile
            if row is not None:
                _decide(row, reading, files)
    return InkomendBericht.objects.defer("raw").get(pk=bericht.pk)


def process_again(bericht: InkomendBericht) -> InkomendBericht:
    """Process what somebody stored and did not read; give up on a mail that stops our process each time."""
    InkomendBericht.objects.filter(pk=bericht.pk).update(attempts=F("attempts") + 1)
    return process(bericht, give_up=bericht.attempts >= MOST_ATTEMPTS)


def ours() -> Ours:
    """Return how we know our own mail."""
    gemeente = wijken.the_gemeente()
    addresses = {settings.DEFAULT_FROM_EMAIL, gemeente.email if gemeente else ""} - {""}
    return Ours(urlsplit(settings.SITE_URL).hostname or "", frozenset(address.lower() for address in addresses))


def looked_at(reading: Reading) -> tuple[ReceivedFile, ...]:
    """Make ready to be kept what came along with a mail, or say of each why we do not take it.

    Asked before a transaction begins: photos take a while.
    """
    sent = [file for file in reading.attachments if file.content_type not in SIGNATURES]
    too_many = _("Er zitten te veel bestanden in deze mail.")
    return (
        *(_look_at(file) for file in sent[:MOST_FILES]),
        *(ReceivedFile(file.name, None, too_many) for file in sent[MOST_FILES:]),
    )


def _look_at(file: Attachment) -> ReceivedFile:
    try:
        return ReceivedFile(file.name, uploads.take_in(file.content, file.name))
    except FileRefused as refused:
        return ReceivedFile(file.name, None, refused.tekst)
    except Exception:  # one odd file must not keep its mail from being read
        log.exception("een bijlage van een mail kon niet worden bekeken")
        return ReceivedFile(file.name, None, _("Wij kunnen dit bestand niet lezen."))


def handle(bericht: InkomendBericht, reading: Reading, files: tuple[ReceivedFile, ...] = ()) -> Handled | None:
    """Offer the mail of a person to the behandelaars; the first that takes it decides. None when none does."""
    received = ReceivedMail(bericht, reading, tuple(queries.answered_dossiers(reading)), files)
    for behandelaar in behandelaars:
        handled = behandelaar(received)
        if handled is not None:
            return handled
    return None


def settle(bericht: InkomendBericht, state: Intake, reason: str, handled: Handled | None = None) -> None:
    """Write down what became of a mail.

    Raises:
        RuleViolation: somebody dealt with it meanwhile.
    """
    check_step(INTAKE_STEPS, bericht.state, state)
    bericht.state, bericht.reason, bericht.handled_at = state, reason, timezone.now()
    if handled:
        bericht.became, bericht.kenmerk = handled.became, handled.kenmerk
        bericht.about = about(handled.thing)
    bericht.save(update_fields=[*_DECIDED, *_DESCRIBED])


_DESCRIBED = ("kind", "message_id", "sender_name", "sender_email", "subject")
_DECIDED = ("state", "reason", "error", "handled_at", "became", "kenmerk", "about")


def _decide(bericht: InkomendBericht, reading: Reading | None, files: tuple[ReceivedFile, ...]) -> None:
    if reading is None:
        settle(bericht, Intake.HANDWERK, "behandelen_mislukt")
        return
    _describe(bericht, reading)
    verdict = reading.verdict
    if verdict.kind == Kind.BOUNCE:
        _tell_returned(bericht, reading.mail.report)
    if verdict.kind != Kind.MENS or not verdict.sure:
        settle(bericht, Intake.APART if verdict.sure else Intake.HANDWERK, verdict.reason)
    elif not reading.original and queries.wrote_often(bericht, since=timedelta(hours=1), amount=MOST_AN_HOUR):
        settle(bericht, Intake.HANDWERK, "te_vaak")
    else:
        _try_to_handle(bericht, reading, files)


def _describe(bericht: InkomendBericht, reading: Reading) -> None:
    mail = reading.mail
    bericht.kind = reading.verdict.kind
    bericht.message_id = mail.message_id
    bericht.sender_name, bericht.sender_email = mail.sender.name, mail.sender.email
    bericht.subject = mail.subject


def _try_to_handle(bericht: InkomendBericht, reading: Reading, files: tuple[ReceivedFile, ...]) -> None:
    try:
        with transaction.atomic():
            handled = handle(bericht, reading, files)
    except (OperationalError, InterfaceError, OSError):
        raise
    except Exception as error:
        log.exception("inkomend bericht %s kon niet worden verwerkt", bericht.pk)
        bericht.error = error.code if isinstance(error, RuleViolation) else type(error).__name__[:60]
        settle(bericht, Intake.HANDWERK, "behandelen_mislukt")
        return
    if handled is None:
        settle(bericht, Intake.HANDWERK, "niemand_behandelt")
    else:
        settle(bericht, Intake.VERWERKT, reading.verdict.reason, handled)


def _tell_returned(bericht: InkomendBericht, report: Report | None) -> None:
    """Let a mail of ours that came back be seen as not delivered; only a report that names its number is believed."""
    sent = queries.sent_with(report.message_ids) if report and report.failed else None
    if report and sent:
        bericht.about = sent.about
        delivery.mark_returned(sent, permanent=report.permanent)
