"""When a mail is tried again, and when we give up. Pure: no Django; real time, never the shifted clock."""

from datetime import datetime, timedelta

GIVE_UP_AFTER = timedelta(hours=4)
LEASE = timedelta(minutes=5)
"""How long a worker keeps a mail to itself. Longer than the slowest mail server that we wait for: each answer of the
server is bounded by EMAIL_TIMEOUT (10 s) and a delivery takes at most eight of them."""

_WAITS = [timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 15, 20)]
_LATER = timedelta(minutes=30)


def next_attempt(attempts: int, now: datetime, give_up_at: datetime) -> datetime | None:
    """Return when to try again after `attempts` failed ones (at least 1), or None when that would be too late.

    The last attempt starts a lease before `give_up_at`, so that every mail is delivered or given up by then.
    """
    wait = _WAITS[attempts - 1] if attempts <= len(_WAITS) else _LATER
    moment = now + wait
    return moment if moment + LEASE <= give_up_at else None
