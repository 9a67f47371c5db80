"""The weekly digest: who tells what is new, when it is due, what one mail looks like. Writes nothing (digest_run.py).

A line is told once: the first digest that meets its key keeps it (`DigestLine`). So a line that was being written while
a digest was made comes in the next one, and one that disappears and returns is never told again.
"""

import time
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Min, QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.dates import WEEKDAYS
from django.utils.text import capfirst

from wijkspil.berichten.digest_lines import Board, Follow, Group, Line
from wijkspil.berichten.following import Followable, named, wijk_reference
from wijkspil.berichten.layout import clean_subject
from wijkspil.berichten.models import Abonnee, Digest, DigestLine
from wijkspil.core import clock
from wijkspil.core.registers import Register
from wijkspil.wijken.models import Area

WEEK = timedelta(days=7)
OVERLAP = timedelta(days=7)
"""How much later than its moment a line may become visible (a transaction that was slow, a clock that stepped back) and
still be told."""
FRESH = 20.0  # seconds after which lines are read again: what was taken off the site meanwhile is not mailed any more

digest_sources: Register[Callable[[datetime, datetime], Iterable[Line]]] = Register("digest_sources")
"""Functions that give the lines of all that happened from a moment until (not at) another, for everybody, in a number
of queries that does not depend on who follows what."""


def due_week(now: datetime, moment: tuple[int, int]) -> date:
    """Return the Monday of the last week whose digest should be on its way.

    Args:
        now: local time.
        moment: day of the week (1 is Monday) and hour.
    """
    monday = now.date() - timedelta(days=now.isoweekday() - 1)
    return monday if (now.isoweekday(), now.hour) >= moment else monday - WEEK


def digest_day() -> str:
    """Return the day of the week on which the digest goes out, in the present language; empty when it is off."""
    moment = settings.DIGEST_MOMENT
    return str(WEEKDAYS[moment[0] - 1]) if moment else ""


def lines_between(since: datetime, until: datetime) -> dict[str, Line]:
    """Return by key what every source tells, in the present language."""
    return {line.key: line for source in digest_sources for line in source(since, until)}


def waiting(week: date) -> QuerySet[Abonnee]:
    """Return who has not had the digest of a week (its Monday) yet."""
    return Abonnee.objects.filter(confirmed_at__isnull=False, bounced_at__isnull=True, told_until__lt=week)


class Desk:
    """What the digest of a week can tell, by language; read again when it is no longer fresh."""

    def __init__(self, week: date, fresh: float = FRESH) -> None:
        self.week, self.fresh = week, fresh
        self._read: dict[str, tuple[float, Board, dict[str, Followable]]] = {}

    def groups_for(self, abonnee: Abonnee) -> list[Group]:
        """Return what is new for somebody; `abonnementen` were read already."""
        board, names = self.read(abonnee.language)
        follows = [Follow(one.what, one.since) for one in abonnee.abonnementen.all() if one.since and one.what in names]
        return board.groups_for(follows, abonnee.told_until)

    def words_for(self, abonnee: Abonnee, groups: list[Group]) -> dict[str, Any]:
        """Return what the template of the mail needs."""
        _board, names = self.read(abonnee.language)
        return {
            "groepen": [_as_words(names[group.reference], group) for group in groups],
            "namen": [names[group.reference].naam for group in groups],
            "keuzes": link(abonnee, "keuzes"),
        }

    def read(self, language: str) -> tuple[Board, dict[str, Followable]]:
        """Return the lines in a language, and the names of what they are about."""
        known = self._read.get(language)
        if known is None or time.monotonic() - known[0] > self.fresh:
            with translation.override(language):
                known = (time.monotonic(), *_read(self.week))
            self._read[language] = known
        return known[1:]


def _read(week: date) -> tuple[Board, dict[str, Followable]]:
    """Read the lines of this week, and of earlier ones that somebody still waits for."""
    oldest = waiting(week).aggregate(oldest=Min("told_until"))["oldest"]
    digests = list(Digest.objects.filter(week__gt=oldest, week__lte=week)) if oldest else []
    if not digests:
        return Board([]), {}
    found = lines_between(min(digest.since for digest in digests) - OVERLAP, clock.now())
    weeks = dict(DigestLine.objects.filter(digest__in=digests).values_list("key", "digest_id"))
    kin = _kin()
    board = Board([(weeks[key], line) for key, line in found.items() if key in weeks], kin)
    themes_and_items = {reference for _week, line in board.lines for reference in line.about}
    return board, named(themes_and_items | set(kin))


def _kin() -> dict[str, set[str]]:
    """Return per part of the gemeente those above and below it, of all years: an idea of 2025 keeps its wijk."""
    areas = list(Area.objects.only("code", "path"))
    references = {area.pk: wijk_reference(area) for area in areas}
    kin: dict[str, set[str]] = {reference: set() for reference in references.values()}
    for area in areas:
        for above in area.path_ids[:-1]:
            kin[references[area.pk]].add(references[above])
            kin[references[above]].add(references[area.pk])
    return kin


def link(abonnee: Abonnee, screen: str) -> str:
    """Return the full address of a page behind the secret of an abonnee, in their language."""
    with translation.override(abonnee.language):
        return settings.SITE_URL + reverse(f"berichten:{screen}", args=[abonnee.code])


def one_click_headers(abonnee: Abonnee) -> dict[str, str]:
    """Return the headers with which a mail program shows its own button to unsubscribe (RFC 8058)."""
    return {
        "List-Unsubscribe": f"<{link(abonnee, 'afmelden')}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _as_words(one: Followable, group: Group) -> dict[str, Any]:
    naam = capfirst(clean_subject(one.naam))
    return {
        "naam": naam,
        "streep": "-" * len(naam),
        "adres": settings.SITE_URL + one.path,
        "regels": [{"regel": line, "titel": clean_subject(line.titel)} for line in group.lines],
        "meer": group.more,
    }
