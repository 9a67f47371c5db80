"""Terms in work days, with the Dutch holidays."""

from datetime import date

import pytest

from wijkspil.inbreng import terms


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
    assert terms.contact_before(start) == expected


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (date(2026, 11, 23), date(2027, 1, 4)),
        (date(2026, 11, 13), date(2026, 12, 28)),  # Christmas Day, Saturday, Sunday
        (date(2026, 11, 20), date(2027, 1, 4)),  # New Year's Day
    ],
)
def test_answer_within_six_weeks(start, expected):
    assert terms.answer_before(start) == expected
