"""Put the digest of a week in the outbox: resumable, idempotent, and safe with several processes at once.

What was told to whom is one date per abonnee (`told_until`), written in the transaction that queues the mail. So a
process may die at any moment: who had the mail is not waiting any more, who is waiting had none.
"""

from dataclasses import dataclass
from datetime import date, datetime
from math import inf
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, Min, Prefetch
from django.utils.translation import gettext as _

from wijkspil.berichten import queries
from wijkspil.berichten.actions import erase_mails, queue_mail
from wijkspil.berichten.digest import OVERLAP, WEEK, Desk, due_week, lines_between, one_click_headers, waiting
from wijkspil.berichten.models import Abonnee, Abonnement, Bericht, Digest, DigestLine
from wijkspil.berichten.status import State
from wijkspil.core import clock
from wijkspil.core.actors import SYSTEM
from wijkspil.core.logboek import log
from wijkspil.core.rules import RuleViolation

KIND = "weekmail"
AT_ONCE = 50
"""Abonnees in one transaction: short enough to keep no writer waiting on SQLite, long enough that waking a worker (once
a commit) costs nothing."""
MOST_WAITING = 250  # digests in the outbox: any other mail waits behind twice so many at most


@dataclass
class Report:
    """What a run did, or would do.

    Attributes:
        mails: put in the outbox.
        nothing_new: abonnees who got no mail, because nothing that they follow has news.
    """

    mails: int = 0
    nothing_new: int = 0


def run_when_due() -> int:
    """Put a part of the digests that are due in the outbox, when it has room; return how many mails.

    A part, so that no other mail waits behind fifty thousand digests, and what is taken off the site while they go out
    stands in few that wait already.
    """
    if settings.DIGEST_MOMENT is None:
        return 0
    week = due_week(clock.now(), settings.DIGEST_MOMENT)
    if queries.digest_is_done(week) or queries.waiting_of_kind(KIND) >= MOST_WAITING:
        return 0
    return run(week, most=MOST_WAITING).mails


def run(week: date, most: int | None = None) -> Report:
    """Tell everybody who was not told about a week yet; who was, is left alone.

    Args:
        week: its Monday; this week or an earlier one, but none before the last digest.
        most: stop after about so many mails; the next run goes on.

    Raises:
        RuleViolation: the week has not begun, or a later digest exists.
    """
    digest, desk, report = open_digest(week), Desk(week), Report()
    while most is None or report.mails < most:
        dealt_with = _tell_some(digest, desk, report)
        if not dealt_with:
            _finish(digest)
            break
    return report


def would_do(week: date) -> Report:
    """Return what a run would do; nothing is kept of it, and no writer waits longer than for one look at the lines."""
    desk, report = Desk(week, fresh=inf), Report()
    with transaction.atomic():
        open_digest(week)
        for language, _name in settings.LANGUAGES:
            desk.read(language)
        transaction.set_rollback(True)
    for abonnee in waiting(week).prefetch_related(_agreed()).iterator(chunk_size=500):
        if desk.groups_for(abonnee):
            report.mails += 1
        else:
            report.nothing_new += 1
    return report


@transaction.atomic
def open_digest(week: date) -> Digest:
    """Return the digest of a week; the first time, note which lines are new since the one before."""
    last = Digest.objects.first()
    if last and last.week == week:
        return last
    now = clock.now()
    if week > now.date() or (last and last.week > week):
        raise RuleViolation("week_kan_niet", _("Van deze week kan geen weekmail meer (of nog niet) worden gemaakt."))
    try:
        with transaction.atomic():
            digest = Digest.objects.create(week=week, since=last.until if last else _first_moment(now), until=now)
    except IntegrityError:  # another process was first
        return Digest.objects.get(pk=week)
    lines = [DigestLine(key=key, digest=digest) for key in lines_between(digest.since - OVERLAP, now)]
    DigestLine.objects.bulk_create(lines, ignore_conflicts=True, batch_size=1000)  # what was told before, stays told
    return digest


def _first_moment(now: datetime) -> datetime:
    """Return from when the very first digest tells: since anybody followed anything."""
    return min(now - WEEK, Abonnement.objects.aggregate(first=Min("since"))["first"] or now)


@transaction.atomic
def _tell_some(digest: Digest, desk: Desk, report: Report) -> int:
    """Deal with the next few abonnees; return how many."""
    rows = waiting(digest.week).order_by("told_until", "pk").select_for_update(skip_locked=True)
    some = list(rows.prefetch_related(_agreed())[:AT_ONCE])
    told = [abonnee.pk for abonnee in some if _tell(abonnee, desk)]
    mails = len(told)
    if mails:
        Abonnee.objects.filter(pk__in=told).update(told_before=F("told_until"))
        Digest.objects.filter(pk=digest.pk).update(mails=F("mails") + mails)
    Abonnee.objects.filter(pk__in=[abonnee.pk for abonnee in some]).update(told_until=digest.week)
    report.mails += mails
    report.nothing_new += len(some) - mails
    return len(some)


def _agreed() -> Prefetch[Any]:
    return Prefetch("abonnementen", Abonnement.objects.filter(since__isnull=False))


def _tell(abonnee: Abonnee, desk: Desk) -> bool:
    """Queue the mail of one abonnee; False when there is nothing new for them."""
    groups = desk.groups_for(abonnee)
    if groups:
        queue_mail(
            kind=KIND,
            to=abonnee.email,
            template="berichten/mail/weekmail.txt",
            context=desk.words_for(abonnee, groups),
            language=abonnee.language,
            thing=abonnee,
            headers=one_click_headers(abonnee),
        )
    return bool(groups)


def tell_again(bericht: Bericht) -> None:
    """Let the next digest tell what was in a mail that no server took; a later one in the outbox did so already."""
    later = Bericht.objects.filter(kind=KIND, about=bericht.about, pk__gt=bericht.pk)
    if bericht.kind == KIND and not later.exists():
        number = bericht.about.partition(":")[2]
        Abonnee.objects.filter(pk=number).update(told_until=F("told_before"))


@transaction.atomic
def take_back(*, path: str) -> int:
    """Make the digests again that still wait to be sent and name a page that is no longer there; return how many."""
    mails = list(Bericht.objects.select_for_update().filter(kind=KIND, state=State.WACHT, text__contains=path))
    for bericht in mails:
        tell_again(bericht)
    if erase_mails(mails=mails):
        Digest.objects.update(finished_at=None)
    return len(mails)


def _finish(digest: Digest) -> None:
    """Note that everybody had theirs, unless another process is still busy with some."""
    if waiting(digest.week).exists():
        return
    with transaction.atomic():
        if Digest.objects.filter(pk=digest.pk, finished_at__isnull=True).update(finished_at=clock.now()):
            digest.refresh_from_db()
            log(SYSTEM, "weekmail.klaargezet", digest, week=str(digest), mails=digest.mails)
