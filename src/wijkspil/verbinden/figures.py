"""How good the neighbours are, measured against pairs that people judged."""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from wijkspil.verbinden.items import Candidate, Item

SHOWN = 5
RELATIONS = ("same", "related", "hard_negative")
Neighbours = Callable[[Hashable, Collection[Hashable] | None], Sequence[Candidate]]


@dataclass
class Judged:
    """What people said of pairs; a pair that is not in it is different.

    Attributes:
        same: of each id, the ids of texts that want the same.
        related: of each id, the ids of texts about something near it.
    """

    same: dict[Hashable, set[Hashable]] = field(default_factory=dict)
    related: dict[Hashable, set[Hashable]] = field(default_factory=dict)

    def add(self, a: Hashable, b: Hashable, relation: str) -> None:
        """Note what a pair is: same, related or hard_negative."""
        kept = {"same": self.same, "related": self.related}.get(relation)
        if kept is not None:
            kept.setdefault(a, set()).add(b)
            kept.setdefault(b, set()).add(a)


@dataclass(frozen=True)
class Figures:
    """Figures of a group of texts; a figure is None when there is nothing to count.

    Attributes:
        asked: texts that have at least one that wants the same in the pool.
        recall: mean share of those that are among the first five.
        mrr: mean of one divided by the place of the first of them.
        badges: pairs that carry the badge among the neighbours that were asked for.
        precision: share of those that are the same.
        precision_without_related: the same, with related pairs counted neither right nor wrong.
        badge_recall: share of all pairs that are the same that carry the badge.
    """

    asked: int
    recall: float | None
    mrr: float | None
    badges: int
    precision: float | None
    precision_without_related: float | None
    badge_recall: float | None

    def as_data(self) -> dict[str, float | int | None]:
        """Return the figures under the names of the command, in three decimals."""
        return {
            "gevraagd": self.asked,
            "recall_5": _rounded(self.recall),
            "mrr": _rounded(self.mrr),
            "badges": self.badges,
            "badge_precisie": _rounded(self.precision),
            "badge_precisie_zonder_verwant": _rounded(self.precision_without_related),
            "badge_recall": _rounded(self.badge_recall),
        }


def measure(
    asked: Collection[Hashable],
    pool: Collection[Hashable],
    judged: Judged,
    neighbours: Mapping[Hashable, Sequence[Candidate]],
) -> Figures:
    """Return the figures of the texts `asked` against those in `pool`.

    Args:
        asked: the texts that ask.
        pool: the texts that may be answered.
        judged: what people said.
        neighbours: of each text that asks, its neighbours within the pool, best first.
    """
    wanted = {key: judged.same.get(key, set()) & set(pool) - {key} for key in asked}
    places = {key: _places(neighbours[key], same) for key, same in wanted.items() if same}
    badges = [(key, one.id) for key in asked for one in neighbours[key] if one.is_strong]
    right = sum(other in wanted[key] for key, other in badges)
    related = sum(other in judged.related.get(key, set()) for key, other in badges)
    return Figures(
        asked=len(places),
        recall=_mean([sum(place < SHOWN for place in found) / len(wanted[key]) for key, found in places.items()]),
        mrr=_mean([1 / (found[0] + 1) if found else 0.0 for found in places.values()]),
        badges=len(badges),
        precision=_share(right, len(badges)),
        precision_without_related=_share(right, len(badges) - related),
        badge_recall=_share(right, sum(map(len, wanted.values()))),
    )


def measure_all(
    items: Sequence[Item], styles: Mapping[Hashable, str], judged: Judged, find: Neighbours
) -> dict[str, dict[str, float | int | None]]:
    """Return the figures over all, for kind idee among itself, and for the texts of each style.

    Args:
        items: all texts.
        styles: of each id, how it is written; may be empty.
        judged: what people said.
        find: the neighbours of a text among the allowed ids.
    """
    everything = [item.id for item in items]
    ideas = [item.id for item in items if item.kind == "idee"]
    found = {key: find(key, None) for key in everything}
    among_ideas = {key: find(key, ideas) for key in ideas}
    report = {
        "alles": measure(everything, everything, judged, found),
        "soort_idee": measure(ideas, ideas, judged, among_ideas),
    }
    for style in sorted(set(styles.values())):
        of_style = [key for key in ideas if styles.get(key) == style]
        report[f"stijl_{style}"] = measure(of_style, ideas, judged, among_ideas)
    return {name: figures.as_data() for name, figures in report.items()}


def _places(found: Sequence[Candidate], same: set[Hashable]) -> list[int]:
    return [place for place, one in enumerate(found) if one.id in same]


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
