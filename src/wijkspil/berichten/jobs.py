"""Deliver what waits in the outbox, read what came in; idempotent, and safe with many workers at once."""

import logging

from django.conf import settings
from django.db import DatabaseError

from wijkspil.berichten import delivery, intake, mailbox_record, queries, smtp
from wijkspil.core.tasks import task

log = logging.getLogger(__name__)
AT_ONCE = 100  # mails in one pass; the rest is for the next


def send_waiting() -> int:
    """Deliver the mails that are due; return how many were taken by the mail server."""
    sent = 0
    for _ in range(AT_ONCE):
        bericht = delivery.claim_next()
        if bericht is None:
            break
        try:
            smtp.deliver(bericht)
        except smtp.DeliveryError as problem:
            delivery.mark_failed(bericht, error=problem.error, final=problem.final, dead=problem.dead)
        except Exception:  # a mail that cannot be made must not stop the ones behind it
            log.exception("bericht %s kon niet worden gemaakt", bericht.pk)
            delivery.mark_failed(bericht, error="onverwacht", final=False)
        else:
            delivery.mark_sent(bericht)
            sent += 1
    return sent


def process_stored() -> int:
    """Read the mails that somebody stored and did not get to read; return how many."""
    done = 0
    for bericht in queries.not_processed(AT_ONCE):
        try:
            intake.process_again(bericht)
        except (DatabaseError, OSError):  # the next mail may do without what this one lacked, such as room for a photo
            log.exception("inkomend bericht %s moet nog eens", bericht.pk)
        else:
            done += 1
    return done


def fetch_mailbox() -> int:
    """Take in what stands in the mailbox; return how many mails. Without WIJKSPIL_IMAP_HOST there is none."""
    if not settings.IMAP_HOST or not mailbox_record.claim():
        return 0
    from wijkspil.berichten import postbus  # the job process needs it, no web worker does

    try:
        taken = postbus.fetch()
    except postbus.MailboxError as problem:
        mailbox_record.failed(problem.error)
        return 0
    mailbox_record.went_well()
    return taken


@task()
def send_waiting_task() -> int:
    """Do one pass, woken by a commit."""
    return send_waiting()


def wake() -> None:
    """Ask a worker for a pass; when that fails, the sweep comes within half a minute."""
    send_waiting_task.enqueue()
