"""Terms in work days, with the Dutch holidays; how many, differs per kind and per rule."""

from datetime import date

import pytest

from wijkspil.inbreng.terms import Terms


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (date(2026, 11, 23), date(2026, 11, 30)),  # Monday
        (date(2026, 11, 21), date(2026, 11, 27)),  # Saturday
        (date(2026, 4, 2), date(2026, 4, 13)),  # before Good Friday and Easter Monday
        (date(2026, 4, 24), date(2026, 5, 4)),  # King's Day is a Monday
        (date(2025, 5, 1), date(2025, 5, 9)),  # Liberation Day, once in five years
        (date(2027, 12, 24), date(2027, 12, 31)),  # Christmas in a weekend
    ],
)
def test_first_contact_within_five_work_days(start, expected):
    assert Terms(contact=5).contact_before(start) == expected


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        (date(2026, 9, 1), 30, date(2026, 10, 13)),  # six weeks without a holiday
        (date(2026, 11, 13), 30, date(2026, 12, 28)),  # Christmas Day is a Friday
        (date(2026, 9, 1), 10, date(2026, 9, 15)),
    ],
)
def test_the_answer_within_so_many_work_days(start, days, expected):
    assert Terms(answer=days).answer_before(start) == expected
