"""What a resident would see on a date if a change were made: the change is made, looked at, and undone."""

from collections.abc import Callable, Iterable
from datetime import date

from django.db import transaction

from wijkspil.aanspreekpunten.models import Audience
from wijkspil.aanspreekpunten.queries import Answer, who
from wijkspil.wijken.models import Area


def after(
    change: Callable[[], object], *, wijk: Area, days: Iterable[date], audience: str = Audience.BEWONERS
) -> list[Answer]:
    """Return who an audience of a wijk would find on each of the days, after `change`; nothing of it stays.

    Raises:
        RuleViolation: the change itself is refused.
    """
    with transaction.atomic():
        change()
        answers = [who(wijk, day, audience) for day in sorted(set(days))]
        transaction.set_rollback(True)
    return answers
