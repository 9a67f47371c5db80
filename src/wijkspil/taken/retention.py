"""How long a finished task is kept."""

from datetime import timedelta

from wijkspil.core import clock
from wijkspil.core.retention import RetentionRule
from wijkspil.taken import queries

KEEP_CLOSED = timedelta(days=2 * 365)
AT_ONCE = 200  # small transactions keep nobody waiting


def _closed(dry_run: bool) -> int:
    old = queries.closed_before(clock.now() - KEEP_CLOSED)
    if dry_run:
        return old.count()
    erased = 0
    while batch := list(old.values_list("pk", flat=True)[:AT_ONCE]):
        erased += old.filter(pk__in=batch).delete()[1].get("taken.Taak", 0)
    return erased


CLOSED = RetentionRule("taken die 2 jaar geleden zijn gedaan of vervallen", _closed)
