"""The score of a quarter, from the facts of every inbreng: public or not, only numbers leave here."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from wijkspil.core import clock
from wijkspil.core.quarters import Quarter, back_from
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.scores import Owed, Record, Score, score

_FACTS = ("area_id", "confirmed_at", "contact_before", "contacted_at", "answer_before", "answered_at", "withdrawn_at")


@dataclass(frozen=True)
class Scores:
    """How well the terms of some quarters were kept, newest first.

    An inbreng counts in the quarter in which it came in, and in the area in which it stands now.
    """

    quarters: list[Quarter]
    total: dict[Quarter, Score]
    by_area: dict[tuple[Quarter, int], Score]

    def of(self, quarter: Quarter, area_id: int) -> Score:
        """Return the score of one area; of nothing when nothing came in."""
        return self.by_area.get((quarter, area_id)) or score([], clock.today())


def quarterly_scores(last: Quarter, how_many: int) -> Scores:
    """Compute the scores of a quarter and those before it (one query, whatever came in)."""
    quarters, today = back_from(last, how_many), clock.today()
    total: dict[Quarter, list[Record]] = {quarter: [] for quarter in quarters}
    by_area: dict[tuple[Quarter, int], list[Record]] = defaultdict(list)
    for came_in, area_id, record in _records(quarters[-1].period.start, last.period.until):
        quarter = Quarter.of(came_in)
        total[quarter].append(record)
        by_area[quarter, area_id].append(record)
    return Scores(
        quarters=quarters,
        total={quarter: score(records, today) for quarter, records in total.items()},
        by_area={key: score(records, today) for key, records in by_area.items()},
    )


def _records(start: date, until: date | None) -> Iterator[tuple[date, int, Record]]:
    """Give what came in from a day until another: the day, the area, and what was done when."""
    assert until is not None  # noqa: S101 - a quarter ends
    rows = Inbreng.objects.filter(confirmed_at__gte=_midnight(start), confirmed_at__lt=_midnight(until))
    rows = rows.filter(inlezing__isnull=True)  # nobody here promised a term when it was brought in elsewhere
    rows = rows.filter(kenmerk__isnull=False, contact_before__isnull=False, answer_before__isnull=False).order_by()
    for facts in rows.values_list(*_FACTS):
        came_in = _day(facts[1])
        yield came_in, facts[0], _record(came_in, *facts[2:])


def _record(came_in: date, *facts: Any) -> Record:
    contact_before, contacted, answer_before, answered, withdrawn = facts
    gone = withdrawn and _day(withdrawn)
    return Record(
        contact=Owed(came_in, contact_before, contacted and _day(contacted), gone),
        answer=Owed(came_in, answer_before, answered and _day(answered), gone),
    )


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min), timezone.get_default_timezone())


def _day(moment: Any) -> date:
    day: date = moment.astimezone(timezone.get_default_timezone()).date()
    return day
