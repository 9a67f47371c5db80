"""What the job process does about requests to be called."""

from wijkspil.core import clock
from wijkspil.core.workdays import is_work_day
from wijkspil.overdracht.actions import tell_who_waits

HOURS = range(7, 19)  # nobody is woken by it


def remind() -> int:
    """Tell on work days, by day, who waits and who waits too long; return how many mails."""
    now = clock.now()
    return tell_who_waits() if now.hour in HOURS and is_work_day(now.date()) else 0
