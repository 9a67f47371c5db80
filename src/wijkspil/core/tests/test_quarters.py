"""Quarters of a year."""

from datetime import date, timedelta

import pytest

from wijkspil.core.quarters import Quarter, back_from


@pytest.mark.parametrize(
    ("day", "quarter"),
    [("2026-01-01", "2026-1"), ("2026-03-31", "2026-1"), ("2026-04-01", "2026-2"), ("2026-12-31", "2026-4")],
)
def test_each_day_lies_in_one(day, quarter):
    found = Quarter.of(date.fromisoformat(day))
    assert str(found) == quarter
    assert date.fromisoformat(day) in found.period
    assert Quarter.read(quarter) == found


def test_they_follow_each_other_without_a_gap():
    for quarter in back_from(Quarter(2026, 3), 9):
        assert quarter.previous.period.until == quarter.period.start
        assert Quarter.of(quarter.period.start - timedelta(days=1)) == quarter.previous < quarter


def test_newest_first():
    assert [str(one) for one in back_from(Quarter(2026, 2), 3)] == ["2026-2", "2026-1", "2025-4"]


@pytest.mark.parametrize("text", ["", "2026", "2026-0", "2026-5", "1999-1", "2026-1 ", "٢٠٢٦-1", "\x00"])
def test_what_is_no_quarter(text):
    assert Quarter.read(text) is None
