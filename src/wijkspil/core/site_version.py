"""The version of all that the public may see: one number, read once a request, raised by every change.

It is raised after the commit and outside the transaction, so that writers never wait for each other on this one row. A
process that dies between its commit and the raise leaves pages stale for at most the life of a cache entry.
"""

from django.db import connection, transaction
from django.db.models import F

from wijkspil.core.models import SiteVersion

_ONLY_ROW = 1


def current() -> int:
    """Return the number now.

    One query, written out: it stands before every kept page, and the ORM would cost four times the query itself.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM core_siteversion WHERE id = %s", [_ONLY_ROW])
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def raise_on_commit() -> None:
    """Raise the number as soon as the current transaction is committed (at once when there is none)."""
    if any(hook[1] is _raise for hook in connection.run_on_commit):
        return  # one raise serves all changes of a transaction
    transaction.on_commit(_raise, robust=True)


def _raise() -> None:
    if not SiteVersion.objects.filter(pk=_ONLY_ROW).update(number=F("number") + 1):
        SiteVersion.objects.get_or_create(pk=_ONLY_ROW, defaults={"number": 1})
