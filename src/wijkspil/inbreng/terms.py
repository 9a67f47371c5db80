"""By when a bringer hears something. Pure: no Django.

Work days are Monday to Friday without the Dutch public holidays (Good Friday counts as one, as in the law on terms).
"""

from datetime import date, timedelta
from functools import cache
from typing import Any

CONTACT_WORK_DAYS = 5
ANSWER_WEEKS = 6


def contact_before(start: date) -> date:
    """Return the last day of the term for the first contact, after something that came in on `start`."""
    return add_work_days(start, CONTACT_WORK_DAYS)


def answer_before(start: date) -> date:
    """Return the last day of the term for the answer: six weeks, or the first work day after that."""
    day = start + timedelta(weeks=ANSWER_WEEKS)
    return day if is_work_day(day) else add_work_days(day, 1)


def add_work_days(start: date, days: int) -> date:
    """Return the day that lies `days` work days after `start`; `start` itself never counts."""
    day = start
    while days:
        day += timedelta(days=1)
        days -= is_work_day(day)
    return day


def is_work_day(day: date) -> bool:
    """Tell whether people of the gemeente work on `day`."""
    return day.weekday() < 5 and day not in _holidays()


@cache
def _holidays() -> Any:
    import holidays  # here, for it takes a tenth of a second and few requests need it

    return holidays.country_holidays("NL")
