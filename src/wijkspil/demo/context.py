"""What every part of the demo is told."""

from dataclasses import dataclass
from datetime import date

GEMEENTEN = ("arnhem", "nijmegen")


@dataclass(frozen=True)
class DemoContext:
    """Which city is filled, and around which dates its story is told.

    Attributes:
        gemeente: `arnhem` or `nijmegen`.
        today: the domain date on which the demo is filled.
        wissel_op: the date of Nijmegen's change of contacts: the most recent 1 September, not after `today`.
    """

    gemeente: str
    today: date
    wissel_op: date


def context_for(gemeente: str, today: date) -> DemoContext:
    """Return the context for a city on a date."""
    this_year = date(today.year, 9, 1)
    wissel_op = this_year if this_year <= today else date(today.year - 1, 9, 1)
    return DemoContext(gemeente=gemeente, today=today, wissel_op=wissel_op)
