"""Count the database statements of a piece of code, without those of the session, the user and the transaction."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

TRANSACTION = re.compile(r"^\s*(SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|SET |PRAGMA)", re.IGNORECASE)
ONLY_USER = re.compile(r'FROM\s+"mensen_account"\s+WHERE\s+"mensen_account"\."id" = ', re.IGNORECASE)


def counted(statements: list[str]) -> list[str]:
    """Keep the statements that a budget counts."""
    return [text for text in statements if not TRANSACTION.match(text) and not _is_of_the_session(text)]


def _is_of_the_session(text: str) -> bool:
    return '"django_session"' in text or bool(ONLY_USER.search(text))


@contextmanager
def query_budget(most: int) -> Iterator[list[str]]:
    """Fail when the block needs more than `most` statements; gives the list of statements, filled afterwards.

    Not counted: reading and writing the session, reading the account that is signed in, and transaction statements.
    """
    kept: list[str] = []
    with CaptureQueriesContext(connection) as captured:
        yield kept
    kept.extend(counted([query["sql"] for query in captured.captured_queries]))
    if len(kept) > most:
        listing = "\n".join(f"{number}. {text[:300]}" for number, text in enumerate(kept, start=1))
        raise AssertionError(f"{len(kept)} statements, {most} allowed:\n{listing}")
