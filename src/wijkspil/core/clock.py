"""The clock of domain dates.

Everything is stored in UTC; which *date* it is, is decided in Europe/Amsterdam. WIJKSPIL_NU (demo and tests)
shifts this clock and lets it run on. Queues, sessions and back-off use the real time (`django.utils.timezone`).
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

_standing: ContextVar[datetime | None] = ContextVar("standing", default=None)


def now() -> datetime:
    """Return the shifted moment, aware, in the local time zone."""
    moment = _standing.get() or timezone.now() + settings.CLOCK_OFFSET
    return moment.astimezone(timezone.get_default_timezone())


def today() -> date:
    """Return the date in the Netherlands on the shifted clock."""
    return now().date()


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Let this clock stand still at a moment: to fill the demo with what "happened" earlier, and for nothing else."""
    token = _standing.set(moment)
    try:
        yield
    finally:
        _standing.reset(token)


def parse_date(text: str) -> date:
    """Read a date as a command or an address gives it (2026-09-01 or 1-9-2026).

    Raises:
        ValueError: a Dutch sentence that says what was expected.
    """
    dutch = re.fullmatch(r"(\d{1,2})-(\d{1,2})-(\d{4})", text.strip())
    try:
        if dutch:
            day, month, year = map(int, dutch.groups())
            return date(year, month, day)
        return date.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"‘{text}’ is geen datum. Schrijf een datum als 2026-09-01 of 1-9-2026.") from None
