"""Promises that every write must keep, whatever route it takes.

An app registers a guard: a function that returns the violations that stand *now*, as comparable sentences. An action
that touches people, roles, areas or contacts runs `with guarded():`; when the change adds a violation, it is undone and
refused with the exact text. Violations that were there before do not block: mending step by step stays possible.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from django.db import transaction

from wijkspil.core.registers import Register
from wijkspil.core.rules import RuleViolation

Guard = Callable[[], Mapping[str, str]]
guards: Register[Guard] = Register("guards")


@contextmanager
def guarded(code: str = "belofte_gebroken") -> Iterator[None]:
    """Run a block in one transaction and refuse it when it breaks a promise.

    Raises:
        RuleViolation: with the text of the first promise that the block broke; nothing of the block remains.
    """
    with transaction.atomic():
        before = _violations()
        yield
        broken = {key: text for key, text in _violations().items() if key not in before}
        if broken:
            raise RuleViolation(code, next(iter(broken.values())))


def _violations() -> dict[str, str]:
    found: dict[str, str] = {}
    for guard in guards:
        found.update(guard())
    return found
