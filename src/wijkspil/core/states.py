"""States and the steps between them, as a table in `status.py` of each app."""

from collections.abc import Mapping
from typing import TypeVar

from django.db.models import TextChoices
from django.utils.translation import gettext

from wijkspil.core.rules import RuleViolation

State = TypeVar("State", bound=TextChoices)


def check_step(steps: Mapping[State, frozenset[State]], now: str, to: State) -> None:
    """Refuse a step that the table does not hold.

    Raises:
        RuleViolation: `stap_kan_niet`, with the state in which it is.
    """
    state = type(to)(now)
    if to not in steps[state]:
        text = gettext("Dit kan niet meer. De stand is nu: %(stand)s.") % {"stand": state.label}
        raise RuleViolation("stap_kan_niet", text)
