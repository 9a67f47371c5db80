"""Who is covered on which days: from periods of contacts to gaps, exact to the day. Pure: no Django, no database.

    covers (area x audience x periods)  ─┐
    wijken (line of areas, own period)  ─┼─→  check()  ─→  Report(gaten, alleen_centraal)
    within (the days that are asked)    ─┘

A wijk inherits from every area in its line (itself and those above) and from the central contacts.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from wijkspil.core.periods import Period, gaps

AUDIENCES = ("bewoners", "professionals")


@dataclass(frozen=True)
class Wijk:
    """A wijk that must be covered on the days of its own validity.

    Attributes:
        id: identity of the wijk.
        code: its CBS code, or the gemeente's own.
        naam: as residents know it.
        line: ids of the areas it inherits from: itself and those above, in any order.
        period: the days on which the wijk exists.
    """

    id: int
    code: str
    naam: str
    line: tuple[int, ...]
    period: Period


@dataclass(frozen=True)
class Cover:
    """One contact, in the days on which it can be reached.

    Attributes:
        area: id of the area it serves; None for a central contact, which serves every wijk.
        audiences: the audiences it serves.
        periods: when it can be reached; may overlap.
    """

    area: int | None
    audiences: tuple[str, ...]
    periods: tuple[Period, ...]


@dataclass(frozen=True)
class Stretch:
    """An audience of a wijk, during a period."""

    wijk: Wijk
    audience: str
    period: Period


@dataclass(frozen=True)
class Report:
    """What is not well covered: nobody at all, or only a central contact."""

    gaten: list[Stretch] = field(default_factory=list)
    alleen_centraal: list[Stretch] = field(default_factory=list)


def check(wijken: Iterable[Wijk], covers: Iterable[Cover], within: Period) -> Report:
    """Return the stretches inside `within` without a contact, and those with a central contact only.

    The two never overlap. Stretches stand in the order of the wijken, then audience, then date.
    """
    by_area: dict[tuple[int | None, str], list[Period]] = defaultdict(list)
    for cover in covers:
        for audience in cover.audiences:
            by_area[cover.area, audience].extend(cover.periods)
    report = Report()
    for wijk in wijken:
        days = wijk.period.overlap(within)
        if days is None:
            continue
        for audience in AUDIENCES:
            own = [period for area in wijk.line for period in by_area.get((area, audience), ())]
            for hole in gaps(own, days):
                nobody = gaps(by_area.get((None, audience), ()), hole)
                report.gaten.extend(Stretch(wijk, audience, period) for period in nobody)
                report.alleen_centraal.extend(Stretch(wijk, audience, period) for period in gaps(nobody, hole))
    return report


def added(before: Sequence[Stretch], after: Sequence[Stretch]) -> list[Stretch]:
    """Return the days of `after` that were not in `before` already, per wijk and audience."""
    known: dict[tuple[int, str], list[Period]] = defaultdict(list)
    for old in before:
        known[old.wijk.id, old.audience].append(old.period)
    return [
        Stretch(new.wijk, new.audience, period)
        for new in after
        for period in gaps(known.get((new.wijk.id, new.audience), ()), new.period)
    ]


def group(stretches: Iterable[Stretch]) -> list[tuple[Period, tuple[str, ...], list[str]]]:
    """Return period, audiences and names of wijken: stretches that share their days told together, earliest first."""
    audiences: dict[tuple[Period, int], list[str]] = defaultdict(list)
    names: dict[int, str] = {}
    for stretch in stretches:
        audiences[stretch.period, stretch.wijk.id].append(stretch.audience)
        names[stretch.wijk.id] = stretch.wijk.naam
    wijken: dict[tuple[Period, tuple[str, ...]], list[str]] = defaultdict(list)
    for (period, wijk_id), served in audiences.items():
        wijken[period, tuple(served)].append(names[wijk_id])
    ordered = sorted(wijken.items(), key=lambda item: (item[0][0].start, item[0][0].until is None, item[0][0].until))
    return [(period, served, found) for (period, served), found in ordered]
