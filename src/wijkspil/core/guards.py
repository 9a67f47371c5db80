"""Promises that every write must keep, whatever route it takes.

An app registers a guard. An action that touches people, roles, areas or contacts runs `with guarded():`; when the
change breaks a promise that held before, it is undone and refused with the exact text. What was broken before does not
block: mending step by step stays possible.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

from wijkspil.core.registers import Register
from wijkspil.core.rules import RuleViolation

Check = Callable[[], str | None]
Guard = Callable[[], Check]
"""Called before a change, a guard measures what stands; the check that it returns is called after the change and gives
the Dutch text of the promise that the change newly breaks, or None."""

guards: Register[Guard] = Register("guards")
_inside: ContextVar[bool] = ContextVar("inside_guarded", default=False)
_LOCK = 0x77696A6B  # "wijk": one advisory lock for all guarded changes


@contextmanager
def guarded(code: str = "belofte_gebroken") -> Iterator[None]:
    """Run a block in one transaction and refuse it when it newly breaks a promise.

    A block inside another one is checked together with it, at the end of the outer block: so several actions that only
    fit together (a wisseling, an import) count as one change.

    Raises:
        RuleViolation: with the text of every promise that the block broke; nothing of the block remains.
    """
    with transaction.atomic():
        if _inside.get():
            yield
            return
        _wait_for_other_changes()
        checks = [guard() for guard in guards]
        token = _inside.set(True)
        try:
            yield
        finally:
            _inside.reset(token)
        if broken := [text for check in checks if (text := check())]:
            raise RuleViolation(code, " ".join(broken))


def _wait_for_other_changes() -> None:
    """Let guarded changes follow one another.

    Two changes that each leave the other's contact in place would together leave nobody. SQLite has one writer at a
    time by itself; PostgreSQL needs the lock, which is released at the end of the transaction.
    """
    connection = transaction.get_connection()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
