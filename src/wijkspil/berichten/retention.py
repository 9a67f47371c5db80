"""How long mails are kept, out and in."""

from datetime import timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from wijkspil.berichten import abonnees, queries
from wijkspil.berichten.actions import erase_mails, erase_received
from wijkspil.berichten.queries import Terms
from wijkspil.core import clock
from wijkspil.core.retention import RetentionRule

KEEP_CONTENT = timedelta(days=30)
KEEP_TASKS = timedelta(days=7)
KEEP_UNCONFIRMED = timedelta(days=14)
KEEP_BOUNCED = timedelta(days=90)


def _contents(dry_run: bool) -> int:
    limit = timezone.now() - KEEP_CONTENT
    return queries.ended_before(limit).count() if dry_run else erase_mails(ended_before=limit)


def _received(dry_run: bool) -> int:
    limit = timezone.now() - KEEP_CONTENT
    return queries.handled_before(limit).count() if dry_run else erase_received(handled_before=limit)


def _tasks(dry_run: bool) -> int:
    old = DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEEP_TASKS)
    return int(old.count() if dry_run else old.delete()[0])


def _abonnees(dry_run: bool) -> int:
    before = Terms(asked=clock.now() - KEEP_UNCONFIRMED, bounced=clock.now() - KEEP_BOUNCED)
    old, wishes = queries.past_term(before), queries.wishes_past_term(before)
    if dry_run:
        return old.count() + wishes.count()
    erased = sum(abonnees.erase_past_term(pk, before) for pk in list(old.values_list("pk", flat=True)))
    return erased + wishes.delete()[0]


CONTENT_OF_MAILS = RetentionRule("inhoud en adres van mails na 30 dagen", _contents)
CONTENT_OF_RECEIVED = RetentionRule("binnengekomen mail 30 dagen na behandeling", _received)
FINISHED_TASKS = RetentionRule("afgeronde taken na 7 dagen", _tasks)
ABONNEES = RetentionRule("abonnees zonder bevestiging na 14 dagen, en na 90 dagen van wie mail terugkwam", _abonnees)
