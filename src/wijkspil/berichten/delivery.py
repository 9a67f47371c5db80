"""What becomes of a mail in the outbox: claimed, sent, failed."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from wijkspil.berichten import schedule
from wijkspil.berichten.behandelaars import when_given_up, when_returned
from wijkspil.berichten.models import Bericht
from wijkspil.berichten.status import OPEN, State
from wijkspil.core.actors import SYSTEM
from wijkspil.core.logboek import log


def claim_next() -> Bericht | None:
    """Take the mail that waits longest, for one lease; None when nothing is due.

    Two workers never get the same one: the update tells whether the row still stood as it was read. `attempts` is the
    proof of the claim that `mark_sent` and `mark_failed` ask for.
    """
    while True:
        now = timezone.now()
        due = Bericht.objects.filter(state__in=OPEN, next_attempt__lte=now).order_by("next_attempt", "pk").first()
        if due is None:
            return None
        if due.attempts and now >= due.give_up_at:
            mark_failed(due, error=due.error or "te_lang_geprobeerd", final=True)
            continue
        claim = {"state": State.BEZIG, "attempts": due.attempts + 1, "next_attempt": now + schedule.LEASE}
        if Bericht.objects.filter(pk=due.pk, attempts=due.attempts, state=due.state).update(**claim):
            for name, value in claim.items():
                setattr(due, name, value)
            return due


def mark_sent(bericht: Bericht) -> None:
    """Record that the mail server took the mail."""
    Bericht.objects.filter(pk=bericht.pk, attempts=bericht.attempts, state=State.BEZIG).update(
        state=State.VERZONDEN, sent_at=timezone.now(), error=""
    )


@transaction.atomic
def mark_returned(bericht: Bericht, *, permanent: bool) -> None:
    """Record that a mail which its server took came back after all; whoever manages mail sees it as not delivered."""
    error = "teruggekomen" if permanent else "teruggekomen_tijdelijk"
    ours = Bericht.objects.filter(pk=bericht.pk, state=State.VERZONDEN)
    if ours.update(state=State.MISLUKT, error=error, sent_at=None):
        log(SYSTEM, "bericht.teruggekomen", bericht, soort=bericht.kind, blijvend=permanent)
        for tell in when_returned:
            tell(bericht, permanent)


@transaction.atomic
def mark_failed(bericht: Bericht, *, error: str, final: bool, dead: bool = False) -> None:
    """Record that an attempt failed: try again later, or (for good, or too late) leave it for staff to see.

    Args:
        bericht: as claimed.
        error: code without personal data, such as `smtp_550`.
        final: another attempt makes no sense.
        dead: the mail server says that there is no such address.
    """
    later = None if final else schedule.next_attempt(bericht.attempts, timezone.now(), bericht.give_up_at)
    changes: dict[str, Any] = {"error": error, "state": State.MISLUKT}
    if later:
        changes |= {"state": State.WACHT, "next_attempt": later}
    ours = Bericht.objects.filter(pk=bericht.pk, attempts=bericht.attempts, state__in=OPEN)
    if ours.update(**changes) and later is None:
        log(SYSTEM, "bericht.mislukt", bericht, soort=bericht.kind, fout=error, pogingen=bericht.attempts)
        for give_up in when_given_up:
            give_up(bericht)
        for tell in when_returned if error.startswith("smtp_") else ():
            tell(bericht, dead)
