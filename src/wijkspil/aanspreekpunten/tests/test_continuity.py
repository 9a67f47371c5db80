"""The pure arithmetic of continuity: what is covered, exact to the day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wijkspil.aanspreekpunten.continuity import AUDIENCES, Cover, Stretch, Wijk, added, check, group
from wijkspil.core.periods import Period

DAY0 = date(2026, 1, 1)
YEAR = Period(DAY0, date(2027, 1, 1))
STAD, DEEL, WIJK = 1, 2, 3
HEES = Wijk(WIJK, "BU1", "Hees", (STAD, DEEL, WIJK), Period(date(2000, 1, 1)))


def cover(area: int | None, *periods: tuple[date, date | None], audiences: tuple[str, ...] = AUDIENCES) -> Cover:
    return Cover(area, audiences, tuple(Period(*p) for p in periods))


def test_a_wijk_inherits_from_the_areas_above():
    report = check([HEES], [cover(STAD, (DAY0, None))], YEAR)
    assert report.gaten == report.alleen_centraal == []


def test_an_area_that_is_not_in_the_line_does_not_help():
    report = check([HEES], [cover(99, (DAY0, None))], YEAR)
    assert {(s.audience, s.period) for s in report.gaten} == {("bewoners", YEAR), ("professionals", YEAR)}


def test_a_gap_is_exact_to_the_day():
    report = check([HEES], [cover(DEEL, (DAY0, date(2026, 10, 1)), (date(2026, 10, 15), None))], YEAR)
    assert {s.period for s in report.gaten} == {Period(date(2026, 10, 1), date(2026, 10, 15))}


def test_only_the_audience_without_a_contact_has_a_gap():
    report = check([HEES], [cover(DEEL, (DAY0, None), audiences=("bewoners",))], YEAR)
    assert [s.audience for s in report.gaten] == ["professionals"]


def test_the_central_contact_fills_a_gap_and_is_told():
    covers = [cover(DEEL, (DAY0, date(2026, 9, 1))), cover(None, (DAY0, date(2026, 11, 1)))]
    report = check([HEES], covers, YEAR)
    assert {s.period for s in report.alleen_centraal} == {Period(date(2026, 9, 1), date(2026, 11, 1))}
    assert {s.period for s in report.gaten} == {Period(date(2026, 11, 1), date(2027, 1, 1))}


def test_a_wijk_needs_nobody_before_it_exists():
    new = Wijk(WIJK, "BU1", "Hees", (WIJK,), Period(date(2026, 6, 1), date(2026, 7, 1)))
    assert {s.period for s in check([new], [], YEAR).gaten} == {new.period}
    past = Wijk(WIJK, "BU1", "Hees", (WIJK,), Period(date(2020, 1, 1), date(2021, 1, 1)))
    assert check([past], [], YEAR).gaten == []


def test_a_gap_that_got_smaller_adds_nothing_and_a_shifted_one_adds_its_new_days():
    def hole(start: int, until: int) -> Stretch:
        return Stretch(HEES, "bewoners", Period(date(2026, 5, start), date(2026, 5, until)))

    assert added([hole(1, 20)], [hole(3, 10)]) == []
    assert added([hole(1, 10)], [hole(5, 15)]) == [hole(10, 15)]
    assert added([], [hole(1, 2)]) == [hole(1, 2)]


def test_stretches_with_the_same_days_are_told_together():
    other = Wijk(4, "BU2", "Lent", (4,), HEES.period)
    period = Period(DAY0, date(2026, 2, 1))
    stretches = [Stretch(wijk, audience, period) for wijk in (HEES, other) for audience in AUDIENCES]
    assert group(stretches) == [(period, AUDIENCES, ["Hees", "Lent"])]


days = st.integers(0, 60).map(lambda n: DAY0 + timedelta(days=n))
periods = st.tuples(days, st.one_of(st.none(), days)).map(lambda pair: Period(*pair)).filter(lambda p: not p.is_empty)
covers = st.builds(
    Cover,
    st.sampled_from([STAD, DEEL, WIJK, 99, None]),
    st.sampled_from([AUDIENCES, AUDIENCES[:1], AUDIENCES[1:]]),
    st.lists(periods, max_size=3).map(tuple),
)


@given(st.lists(covers, max_size=8), periods)
def test_every_day_is_judged_as_if_it_was_the_only_one(found, existence):
    wijk = Wijk(WIJK, "BU1", "Hees", (STAD, DEEL, WIJK), existence)
    within = Period(DAY0, DAY0 + timedelta(days=60))
    report = check([wijk], found, within)
    for number in range(60):
        day = within.start + timedelta(days=number)
        for audience in AUDIENCES:
            serving = [c for c in found if audience in c.audiences and any(day in p for p in c.periods)]
            own = any(c.area in wijk.line for c in serving)
            central = any(c.area is None for c in serving)
            gap = any(s.audience == audience and day in s.period for s in report.gaten)
            only_central = any(s.audience == audience and day in s.period for s in report.alleen_centraal)
            assert gap == (day in existence and not own and not central)
            assert only_central == (day in existence and not own and central)
