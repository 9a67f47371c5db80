"""How long we keep what visitors write: not confirmed, not on the site, and the addresses of what is."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from wijkspil.berichten.actions import erase_mails
from wijkspil.core import clock
from wijkspil.core.retention import RetentionRule
from wijkspil.reacties import queries
from wijkspil.reacties.models import Reactie

KEEP_UNCONFIRMED = timedelta(days=14)
KEEP_REFUSED = timedelta(days=30)  # the time to object, and after the decision the time to ask about it
KEEP_ADDRESSES = timedelta(days=365)


def _unconfirmed(dry_run: bool) -> int:
    return _erase(queries.never_confirmed(_before(KEEP_UNCONFIRMED)), dry_run=dry_run)


def _refused(dry_run: bool) -> int:
    return _erase(queries.refused_for_good(_before(KEEP_REFUSED)), dry_run=dry_run)


def _addresses(dry_run: bool) -> int:
    """Erase who it was; what they wrote stays on the site."""
    rows = queries.addresses_of_placed(_before(KEEP_ADDRESSES))
    return rows.count() if dry_run else rows.update(email="")


def _tips(dry_run: bool) -> int:
    rows = queries.tips_decided(_before(KEEP_REFUSED))
    return rows.count() if dry_run else rows.delete()[0]


def _before(term: timedelta) -> datetime:
    return clock.now() - term


def _erase(rows: QuerySet[Reactie], *, dry_run: bool) -> int:
    """Erase rows with their mails, one at a time: small transactions keep nobody waiting."""
    return rows.count() if dry_run else sum(_erase_one(rows, pk) for pk in list(rows.values_list("pk", flat=True)))


@transaction.atomic
def _erase_one(rows: QuerySet[Reactie], pk: int) -> int:
    """Erase one, unless something happened to it in the meantime."""
    Reactie.objects.select_for_update().filter(pk=pk).first()
    row = rows.filter(pk=pk).first()
    if row is None:
        return 0
    erase_mails(thing=row)
    row.delete()
    return 1


UNCONFIRMED = RetentionRule("reacties zonder bevestiging na 14 dagen", _unconfirmed)
REFUSED = RetentionRule("niet geplaatste reacties na 30 dagen", _refused)
ADDRESSES = RetentionRule("adressen bij reacties na een jaar", _addresses)
TIPS = RetentionRule("tips 30 dagen na het oordeel", _tips)
RULES = (UNCONFIRMED, REFUSED, ADDRESSES, TIPS)
