"""Run a command and read its answer."""

import json
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from wijkspil.wijken.models import Gemeente
from wijkspil.wijken.tests.making import make_gemeente


@pytest.fixture
def proefdam(db: None) -> Gemeente:
    """A municipality with one level of wijken, and no wijken yet."""
    return make_gemeente()


@pytest.fixture
def run() -> Callable[..., dict[str, Any]]:
    """`run("importeer", "wijken", path)` gives the JSON answer of a command."""

    def run_command(*words: Any) -> dict[str, Any]:
        answer = StringIO()
        call_command(*(str(word) for word in words), "--json", stdout=answer)
        result: dict[str, Any] = json.loads(answer.getvalue())
        return result

    return run_command
