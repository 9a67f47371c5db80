"""How long we keep a request to be called."""

from datetime import timedelta

from wijkspil.core import clock
from wijkspil.core.retention import RetentionRule
from wijkspil.overdracht import queries
from wijkspil.overdracht.actions import forget_late

KEEP = timedelta(days=29)  # this rule runs once a day, and 30 days is the promise


def _late(dry_run: bool) -> int:
    rows = queries.older_than(clock.now() - KEEP)
    if dry_run:
        return rows.count()
    late = list(rows)
    for row in late:
        forget_late(row)
    return len(late)


LATE = RetentionRule("terugbelverzoek na 30 dagen", _late)
