"""Do what somebody asks by a form or a button, and tell when a rule says no."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from wijkspil.core.formulieren import Formulier
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.core.versions import ChangedMeanwhile


def attempt(
    form: Formulier, action: Callable[[Any], Any], at: Mapping[str, str] | None = None
) -> tuple[bool, Any, str]:
    """Do what a valid form asks; return whether it was done, what the action gave, and else why it was refused.

    A refusal whose code stands in `at` becomes the error of that field; another one is a text for above the form.

    Raises:
        NotAllowed: for the gate of the screen, which answers as if it does not exist.
        ChangedMeanwhile: for the view, which shows what happened in between.
    """
    if not (form.is_bound and form.is_valid()):
        return False, None, ""
    try:
        return True, action(form.cleaned_data), ""
    except (NotAllowed, ChangedMeanwhile):
        raise
    except RuleViolation as refused:
        if field := (at or {}).get(refused.code):
            form.add_error(field, refused.tekst)
            return False, None, ""
        return False, None, refused.tekst


def press(request: HttpRequest, action: Callable[[], Any], said: str) -> None:
    """Do what a button asks and leave a message: `said`, or why it was refused."""
    try:
        action()
    except NotAllowed:
        raise
    except RuleViolation as refused:
        messages.error(request, refused.tekst)
    else:
        messages.success(request, said)
