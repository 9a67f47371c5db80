"""Half-open periods of days: the arithmetic behind everything that is valid from and until a date.

A `Period` holds its first day and ends before `until`; `until=None` means that no end is known. Pure: no Django.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, order=True)
class Period:
    """The days d with `start <= d < until`."""

    start: date
    until: date | None = None

    def __contains__(self, day: date) -> bool:
        """Tell whether `day` lies in the period."""
        return self.start <= day and (self.until is None or day < self.until)

    @property
    def is_empty(self) -> bool:
        """True when no day lies in the period."""
        return self.until is not None and self.until <= self.start

    def overlap(self, other: "Period") -> "Period | None":
        """Return the days that both periods hold, or None."""
        both = Period(max(self.start, other.start), earliest(self.until, other.until))
        return None if both.is_empty else both


def earliest(*ends: date | None) -> date | None:
    """Return the first of several ends, where None is "never"."""
    known = [end for end in ends if end is not None]
    return min(known) if known else None


def merge(periods: Iterable[Period]) -> list[Period]:
    """Return the union as the fewest periods, in order: periods that touch or overlap become one."""
    merged: list[Period] = []
    for period in sorted((p for p in periods if not p.is_empty), key=lambda p: p.start):
        if merged and (merged[-1].until is None or period.start <= merged[-1].until):
            until = merged[-1].until
            if until is not None and (period.until is None or period.until > until):
                merged[-1] = Period(merged[-1].start, period.until)
        else:
            merged.append(period)
    return merged


def gaps(periods: Iterable[Period], within: Period) -> list[Period]:
    """Return the parts of `within` that no period covers, in order."""
    holes: list[Period] = []
    position = within.start
    for period in merge(p for p in (q.overlap(within) for q in periods) if p):
        if period.start > position:
            holes.append(Period(position, period.start))
        if period.until is None:
            return holes
        position = period.until
    rest = Period(position, within.until)
    return holes if rest.is_empty else [*holes, rest]
