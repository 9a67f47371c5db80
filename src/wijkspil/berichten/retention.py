"""How long mails are kept, out and in."""

from datetime import timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from wijkspil.berichten import queries
from wijkspil.berichten.actions import erase_mails, erase_received
from wijkspil.core.retention import RetentionRule

KEEP_CONTENT = timedelta(days=30)
KEEP_TASKS = timedelta(days=7)


def _contents(dry_run: bool) -> int:
    limit = timezone.now() - KEEP_CONTENT
    return queries.ended_before(limit).count() if dry_run else erase_mails(ended_before=limit)


def _received(dry_run: bool) -> int:
    limit = timezone.now() - KEEP_CONTENT
    return queries.handled_before(limit).count() if dry_run else erase_received(handled_before=limit)


def _tasks(dry_run: bool) -> int:
    old = DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEEP_TASKS)
    return int(old.count() if dry_run else old.delete()[0])


CONTENT_OF_MAILS = RetentionRule("inhoud en adres van mails na 30 dagen", _contents)
CONTENT_OF_RECEIVED = RetentionRule("binnengekomen mail 30 dagen na behandeling", _received)
FINISHED_TASKS = RetentionRule("afgeronde taken na 7 dagen", _tasks)
