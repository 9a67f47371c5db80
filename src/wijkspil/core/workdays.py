"""Days on which people of a Dutch gemeente work. Pure: no Django.

Work days are Monday to Friday without the Dutch public holidays (Good Friday counts as one, as in the law on terms).
"""

from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from typing import Any

DAY = timedelta(days=1)
_FIRST_YEAR = 2000


def is_work_day(day: date) -> bool:
    """Tell whether people of the gemeente work on `day`."""
    return day.weekday() < 5 and day not in _holidays()


def add_work_days(start: date, days: int) -> date:
    """Return the day that lies `days` work days after `start`; `start` itself never counts."""
    day = start
    while days:
        day += DAY
        days -= is_work_day(day)
    return day


def work_day_from(day: date) -> date:
    """Return `day`, or the first work day after it."""
    return day if is_work_day(day) else add_work_days(day, 1)


def work_day_until(day: date) -> date:
    """Return `day`, or the last work day before it."""
    while not is_work_day(day):
        day -= DAY
    return day


def work_days_between(start: date, end: date) -> int:
    """Return how many work days lie after `start`, up to `end` itself: the opposite of `add_work_days`."""
    return _passed(end) - _passed(start)


@cache
def _passed(day: date) -> int:
    """Return the work days of all years up to a day, that day included."""
    years = sum(_of_year(year)[-1] for year in range(_FIRST_YEAR, day.year))
    return years + _of_year(day.year)[day.timetuple().tm_yday]


@cache
def _of_year(year: int) -> tuple[int, ...]:
    """Return for each day of a year, from 0 (none yet) to the last, how many work days have passed in it."""
    days = (date(year, 1, 1) + number * DAY for number in range(366))
    return tuple(accumulate((is_work_day(day) for day in days if day.year == year), initial=0))


@cache
def _holidays() -> Any:
    import holidays  # here, for it takes a tenth of a second and few requests need it

    return holidays.country_holidays("NL")
