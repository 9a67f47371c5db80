"""A commit that survives a power cut, where the database does not promise that by itself."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def durably() -> Iterator[None]:
    """Let what is committed inside be on the disk before the commit returns.

    PostgreSQL always does. Our SQLite (WAL, `synchronous=NORMAL`) survives a killed process, but a power cut may take
    the last moments away: fine for a visitor who sees the error and sends again, not for a mail server that was told
    we have it. Inside a transaction it does nothing.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=FULL")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=NORMAL")
