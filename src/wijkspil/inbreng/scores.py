"""How well what was promised to bringers was kept, computed from what happened. Pure: no Django.

A term counts when it can be judged: it was met, or it has passed. What its bringer took back within a term, before we
had done anything, says nothing about that term. The first contact and the first answer are what counts: what is taken
up again later changes nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from wijkspil.core.workdays import work_days_between

FEWEST = 5  # under this number nothing is told: it would be about a few people


@dataclass(frozen=True)
class Owed:
    """What was owed to one bringer by a day, and whether it was done.

    Attributes:
        made: the day on which it came in; before: the last day of the term.
        kept: the day on which it was done, if it was.
        withdrawn: the day on which the bringer took back who they are, if they did.
    """

    made: date
    before: date
    kept: date | None
    withdrawn: date | None = None

    def counts(self, today: date) -> bool:
        """Tell whether it can be judged."""
        if self._was_let_go:
            return False
        return self.kept is not None or self.before < today

    @property
    def in_time(self) -> bool:
        """It was done within its term."""
        return self.kept is not None and self.kept <= self.before

    @property
    def work_days(self) -> int | None:
        """How many work days it took; None when it was not done for a bringer."""
        return None if self.kept is None or self._was_let_go else work_days_between(self.made, self.kept)

    @property
    def _was_let_go(self) -> bool:
        if self.withdrawn is None or self.withdrawn > self.before:
            return False
        return self.kept is None or self.kept > self.withdrawn


@dataclass(frozen=True)
class Record:
    """One inbreng, as far as it counts."""

    contact: Owed
    answer: Owed


@dataclass(frozen=True)
class Kept:
    """How well one sort of term was kept.

    Attributes:
        judged: of how many it can be said; running: of how many it cannot yet be said, or no longer.
        in_time: how many of those judged were kept within the term.
        days: the middle number of work days it took; None when there are too few to tell.
    """

    judged: int
    running: int
    in_time: int
    days: float | None

    @property
    def share(self) -> int | None:
        """Percentage that was kept in time; None when there are too few to tell."""
        return None if self.judged < FEWEST else int(100 * self.in_time / self.judged + 0.5)


@dataclass(frozen=True)
class Score:
    """How well we did for what came in during some time, in some area."""

    number: int
    contact: Kept
    answer: Kept

    @property
    def is_told(self) -> bool:
        """There are enough to tell anything."""
        return self.number >= FEWEST


def score(records: Sequence[Record], today: date) -> Score:
    """Compute the score of what came in, on a day."""
    return Score(
        number=len(records),
        contact=_kept((record.contact for record in records), today),
        answer=_kept((record.answer for record in records), today),
    )


def _kept(owed: Iterable[Owed], today: date) -> Kept:
    every = list(owed)
    judged = [one for one in every if one.counts(today)]
    days = [days for one in judged if (days := one.work_days) is not None]
    return Kept(
        judged=len(judged),
        running=len(every) - len(judged),
        in_time=sum(one.in_time for one in judged),
        days=median(days) if len(days) >= FEWEST else None,
    )
