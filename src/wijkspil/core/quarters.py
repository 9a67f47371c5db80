"""Quarters of a year: what figures for everybody are told by. Pure: no Django."""

import re
from dataclasses import dataclass
from datetime import date

from wijkspil.core.periods import Period

_WRITTEN = re.compile(r"(20[0-9]{2})-([1-4])")


@dataclass(frozen=True, order=True)
class Quarter:
    """Three months, written as `2026-3`.

    Attributes:
        number: from 1 to 4.
    """

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year}-{self.number}"

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """Return the quarter in which a day lies."""
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def read(cls, text: str) -> "Quarter | None":
        """Read what `str` wrote; None for anything else."""
        found = _WRITTEN.fullmatch(text)
        return cls(int(found[1]), int(found[2])) if found else None

    @property
    def previous(self) -> "Quarter":
        """The quarter before this one."""
        return Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)

    @property
    def period(self) -> Period:
        """Its days."""
        following = date(self.year + 1, 1, 1) if self.number == 4 else date(self.year, self.number * 3 + 1, 1)
        return Period(date(self.year, self.number * 3 - 2, 1), following)


def back_from(last: Quarter, how_many: int) -> list[Quarter]:
    """Return a quarter and those before it, newest first."""
    found = [last]
    while len(found) < how_many:
        found.append(found[-1].previous)
    return found
