"""Which days people of a Dutch gemeente work."""

from datetime import date

import pytest

from wijkspil.core.workdays import add_work_days, is_work_day, work_day_from, work_day_until, work_days_between


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 23), True),  # Monday
        (date(2026, 11, 21), False),  # Saturday
        (date(2026, 4, 3), False),  # Good Friday
        (date(2026, 4, 27), False),  # King's Day
        (date(2025, 4, 26), False),  # King's Day on the Saturday before
        (date(2025, 5, 5), False),  # Liberation Day, once in five years
        (date(2026, 5, 5), True),
    ],
)
def test_weekends_and_holidays_are_free(day, works):
    assert is_work_day(day) is works


def test_the_day_of_start_never_counts():
    assert add_work_days(date(2026, 11, 23), 0) == date(2026, 11, 23)
    assert add_work_days(date(2026, 11, 23), 5) == date(2026, 11, 30)


def test_a_free_day_moves_to_the_work_day_before_or_after_it():
    easter = date(2026, 4, 5)
    assert (work_day_until(easter), work_day_from(easter)) == (date(2026, 4, 2), date(2026, 4, 7))
    monday = date(2026, 11, 23)
    assert (work_day_until(monday), work_day_from(monday)) == (monday, monday)


@pytest.mark.parametrize("start", [date(2026, 11, 23), date(2026, 11, 21), date(2026, 12, 24), date(2024, 2, 28)])
@pytest.mark.parametrize("days", [0, 1, 5, 30, 300])
def test_work_days_between_are_those_that_were_added(start, days):
    assert work_days_between(start, add_work_days(start, days)) == days


def test_free_days_in_between_do_not_count():
    friday, monday = date(2026, 11, 20), date(2026, 11, 23)
    assert work_days_between(friday, monday) == 1
    assert work_days_between(friday, date(2026, 11, 22)) == 0
    assert work_days_between(date(2026, 12, 24), date(2026, 12, 28)) == 1, "Christmas, Boxing Day, a Sunday, a Monday"
    assert work_days_between(date(2025, 12, 30), date(2026, 1, 2)) == 2, "over New Year's Day"
