"""What the job process does about tasks."""

import logging
from itertools import groupby

from wijkspil.core import clock
from wijkspil.core.workdays import is_work_day
from wijkspil.taken import queries
from wijkspil.taken.actions import remind_owner
from wijkspil.taken.models import Taak

log = logging.getLogger(__name__)
FROM_HOUR = 7  # nobody is woken by a reminder


def remind() -> int:
    """Mail every owner, on the work day that it has to be done, which tasks that are; return how many tasks.

    One mail an owner: of a person, or of each who works for a team. What was told is not told again for the same date.
    """
    now = clock.now()
    if now.hour < FROM_HOUR or not is_work_day(now.date()):
        return 0
    due = queries.to_remind(now.date()).order_by("account", "team", "due", "pk")
    told = 0
    for _owner, taken in groupby(due, key=lambda taak: (taak.account_id, taak.team_id)):
        told += _remind(list(taken))
    return told


def _remind(taken: list[Taak]) -> int:
    try:
        return remind_owner(taken=taken, owner=taken[0].owner)
    except Exception:  # one owner who cannot be written to must not keep the reminder from the others
        log.exception("herinnering aan een taak kon niet worden klaargezet")
        return 0
