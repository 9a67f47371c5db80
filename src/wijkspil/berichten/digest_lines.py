"""Lines of the digest, by what they are about, and which of them somebody is told. Pure: no Django."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

MOST_LINES = 15
"""Lines of one group in one mail; of what is more, only the number is told, with the page where it stands."""


@dataclass(frozen=True)
class Line:
    """One thing that happened.

    Attributes:
        key: for ever the same and of this line only, such as `nieuws:34`.
        when: when the public could see it first.
        soort: what it is, in the present language: `nieuws`, `nieuw idee`.
        titel: its title; may be text of a resident.
        path: where it stands on the site, in the present language.
        about: the references that it belongs to, such as `wijk:WK020206` and `thema:groen`.
    """

    key: str
    when: datetime
    soort: str
    titel: str
    path: str
    about: frozenset[str]


@dataclass(frozen=True)
class Group:
    """What is new about one thing that somebody follows, newest first; `more` lines are left out."""

    reference: str
    lines: tuple[Line, ...]
    more: int = 0


@dataclass(frozen=True)
class Follow:
    """One thing that somebody follows, and since when."""

    reference: str
    since: datetime


@dataclass
class Board:
    """The lines of some weeks, made once for everybody.

    Attributes:
        lines: each with the week (its Monday) whose digest tells it.
        kin: per reference the others whose lines belong to it too: a wijk has those of the areas above and below it.
    """

    lines: Collection[tuple[date, Line]]
    kin: Mapping[str, Collection[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._by_reference: dict[str, list[tuple[date, Line]]] = defaultdict(list)
        for entry in sorted(self.lines, key=lambda entry: (entry[1].when, entry[1].key), reverse=True):
            for reference in entry[1].about:
                self._by_reference[reference].append(entry)
        self._found: dict[str, list[tuple[date, Line]]] = {}

    def about(self, reference: str) -> Sequence[tuple[date, Line]]:
        """Return the lines that belong to a reference, newest first, each once."""
        kin = self.kin.get(reference)
        if not kin:
            return self._by_reference.get(reference, ())
        if reference not in self._found:
            entries = {entry[1].key: entry for one in (reference, *kin) for entry in self._by_reference.get(one, ())}
            self._found[reference] = sorted(entries.values(), key=lambda entry: entry[1].when, reverse=True)
        return self._found[reference]

    def groups_for(self, follows: Iterable[Follow], told_until: date) -> list[Group]:
        """Return what is new for somebody, by what they follow: items first, then wijken, then themes.

        A line stands once, with the first thing that it belongs to.

        Args:
            follows: what they follow, and since when: what was before, is not new to them.
            told_until: the last week (its Monday) that they were told about.
        """
        told: set[str] = set()
        groups = []
        for follow in sorted(follows, key=lambda one: _rank(one.reference)):
            new = [
                line
                for week, line in self.about(follow.reference)
                if week > told_until and line.when >= follow.since and line.key not in told
            ]
            told.update(line.key for line in new)
            if new:
                groups.append(Group(follow.reference, tuple(new[:MOST_LINES]), len(new[MOST_LINES:])))
        return groups


def _rank(reference: str) -> int:
    return {"wijk": 1, "thema": 2}.get(reference.partition(":")[0], 0)
