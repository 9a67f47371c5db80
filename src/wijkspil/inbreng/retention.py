"""How long we keep an inbreng without confirmation, and what others did at one."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from wijkspil.berichten.actions import erase_mails
from wijkspil.core import clock
from wijkspil.core.kept_files import erase, remove_orphans
from wijkspil.core.retention import RetentionRule
from wijkspil.inbreng import queries
from wijkspil.inbreng.actions import forget_files, forget_moved
from wijkspil.inbreng.actions.bijlagen import FOLDER
from wijkspil.inbreng.actions.inlezen import FOLDER as READ_IN
from wijkspil.inbreng.models import Hulpaanbod, Inbreng, Inlezing, Steun
from wijkspil.inbreng.models.samenvoeging import UNDO_WITHIN

Rows = QuerySet[Inbreng] | QuerySet[Steun] | QuerySet[Hulpaanbod]

KEEP_UNCONFIRMED = timedelta(days=14)
KEEP_FILES_TO_READ_IN = timedelta(days=7)
KEEP_ADDRESSES = timedelta(days=365)  # after the last that happened to an inbreng that was answered


def _unconfirmed(dry_run: bool) -> int:
    return _erase(queries.unconfirmed_before(_before(KEEP_UNCONFIRMED)), dry_run=dry_run)


def _steun_unconfirmed(dry_run: bool) -> int:
    return _erase(queries.never_confirmed(Steun, _before(KEEP_UNCONFIRMED)), dry_run=dry_run)


def _hulp_unconfirmed(dry_run: bool) -> int:
    return _erase(queries.never_confirmed(Hulpaanbod, _before(KEEP_UNCONFIRMED)), dry_run=dry_run)


def _hulp(dry_run: bool) -> int:
    return _erase(queries.addresses_of_quiet(Hulpaanbod, _before(KEEP_ADDRESSES)), dry_run=dry_run)


def _steun_addresses(dry_run: bool) -> int:
    """Erase who it was; the number stays."""
    rows = queries.addresses_of_quiet(Steun, _before(KEEP_ADDRESSES))
    return rows.count() if dry_run else rows.update(email="")


def _orphans(dry_run: bool) -> int:
    """Erase files whose row never came, or went while the process was killed."""
    return remove_orphans(FOLDER, queries.files_with_rows, dry_run=dry_run)


def _moved(dry_run: bool) -> int:
    """Forget which support and followers moved: after a week nothing is undone any more."""
    rows = queries.merged_before(_before(UNDO_WITHIN + timedelta(days=1)))
    return rows.count() if dry_run else sum(forget_moved(merge) for merge in rows)


def _consents(dry_run: bool) -> int:
    rows = queries.consents_before(_before(KEEP_ADDRESSES))
    return rows.count() if dry_run else rows.delete()[0]


def _files_to_read_in(dry_run: bool) -> int:
    """Erase files that were chosen to be read in and never taken over, with their rows."""
    rows = queries.left_open_before(_before(KEEP_FILES_TO_READ_IN))
    return rows.count() if dry_run else sum(_drop(rows, pk) for pk in list(rows.values_list("pk", flat=True)))


@transaction.atomic
def _drop(rows: QuerySet[Inlezing], pk: int) -> int:
    row = rows.select_for_update().filter(pk=pk).first()
    if row is None:
        return 0
    erase([row.file])
    row.delete()
    return 1


def _orphans_to_read_in(dry_run: bool) -> int:
    return remove_orphans(READ_IN, queries.inlezen_files, dry_run=dry_run)


def _before(term: timedelta) -> datetime:
    return clock.now() - term


def _erase(rows: Rows, *, dry_run: bool) -> int:
    """Erase rows with their mails, one at a time: small transactions keep nobody waiting."""
    return rows.count() if dry_run else sum(_erase_one(rows, pk) for pk in list(rows.values_list("pk", flat=True)))


@transaction.atomic
def _erase_one(rows: Rows, pk: int) -> int:
    """Erase one, unless it was confirmed or something happened to it in the meantime."""
    row = rows.select_for_update().filter(pk=pk).first()
    if row is None:
        return 0
    erase_mails(thing=row)
    if isinstance(row, Inbreng):
        forget_files(row)
    row.delete()
    return 1


UNCONFIRMED = RetentionRule("inbreng zonder bevestiging na 14 dagen", _unconfirmed)
STEUN_UNCONFIRMED = RetentionRule("steun zonder bevestiging na 14 dagen", _steun_unconfirmed)
STEUN_ADDRESSES = RetentionRule("adressen bij steun een jaar na het laatste antwoord", _steun_addresses)
HULP_UNCONFIRMED = RetentionRule("hulpaanbod zonder bevestiging na 14 dagen", _hulp_unconfirmed)
HULP = RetentionRule("hulpaanbod een jaar na het laatste antwoord", _hulp)
ORPHANS = RetentionRule("bestanden zonder inbreng na een uur", _orphans)
MOVED = RetentionRule("welke steun verhuisde, na de week waarin samenvoegen ongedaan kan", _moved)
CONSENTS = RetentionRule("antwoorden op samenvoegen na een jaar", _consents)
READ_IN_FILES = RetentionRule("bestanden om in te lezen na 7 dagen", _files_to_read_in)
READ_IN_ORPHANS = RetentionRule("bestanden om in te lezen zonder rij na een uur", _orphans_to_read_in)
RULES = (
    *(UNCONFIRMED, STEUN_UNCONFIRMED, STEUN_ADDRESSES, HULP_UNCONFIRMED, HULP, ORPHANS, MOVED, CONSENTS),
    *(READ_IN_FILES, READ_IN_ORPHANS),
)
