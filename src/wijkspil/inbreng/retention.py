"""How long an inbreng without confirmation is kept."""

from datetime import timedelta

from django.db import transaction

from wijkspil.berichten.actions import erase_mails
from wijkspil.core import clock
from wijkspil.core.retention import RetentionRule
from wijkspil.inbreng import queries

KEEP_UNCONFIRMED = timedelta(days=14)


def _unconfirmed(dry_run: bool) -> int:
    old = queries.unconfirmed_before(clock.now() - KEEP_UNCONFIRMED)
    return old.count() if dry_run else sum(_erase(pk) for pk in list(old.values_list("pk", flat=True)))


@transaction.atomic
def _erase(pk: int) -> int:
    """Erase one, unless it was confirmed in the meantime; small transactions keep nobody waiting."""
    row = queries.unconfirmed_before(clock.now()).select_for_update().filter(pk=pk).first()
    if row is None:
        return 0
    erase_mails(thing=row)
    row.delete()
    return 1


UNCONFIRMED = RetentionRule("inbreng zonder bevestiging na 14 dagen", _unconfirmed)
