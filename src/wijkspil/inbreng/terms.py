"""By when a bringer hears something. Pure: no Django."""

from datetime import date, timedelta

from wijkspil.core.workdays import add_work_days, work_day_from

CONTACT_WORK_DAYS = 5
ANSWER_WEEKS = 6


def contact_before(start: date) -> date:
    """Return the last day of the term for the first contact, after something that came in on `start`."""
    return add_work_days(start, CONTACT_WORK_DAYS)


def answer_before(start: date) -> date:
    """Return the last day of the term for the answer: six weeks, or the first work day after that."""
    return work_day_from(start + timedelta(weeks=ANSWER_WEEKS))
