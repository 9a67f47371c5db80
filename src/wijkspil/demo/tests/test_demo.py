"""`wijkspil demo` fills a fresh database, and only a fresh one."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from wijkspil.core.rules import RuleViolation
from wijkspil.demo.context import context_for
from wijkspil.mensen.testkit import Arnhem


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 8, 31), date(2025, 9, 1)),
        (date(2026, 9, 1), date(2026, 9, 1)),
        (date(2026, 11, 23), date(2026, 9, 1)),
        (date(2027, 1, 1), date(2026, 9, 1)),
    ],
)
def test_the_change_is_on_the_most_recent_first_of_september(today: date, expected: date) -> None:
    assert context_for("nijmegen", today).wissel_op == expected


@pytest.mark.django_db
@pytest.mark.parametrize("gemeente", ["arnhem", "nijmegen"])
def test_the_command_says_when_the_change_is(gemeente: str) -> None:
    answer = StringIO()
    call_command("demo", gemeente=gemeente, no_serve=True, json=True, stdout=answer)
    told = json.loads(answer.getvalue())
    assert told["gemeente"] == gemeente
    assert told["wissel_op"].endswith("-09-01")


def test_a_database_in_use_is_refused(arnhem: Arnhem) -> None:
    with pytest.raises(RuleViolation, match="lege database"):
        call_command("demo", gemeente="arnhem", no_serve=True)
