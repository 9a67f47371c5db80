"""A second look at what came near: which of it may carry the badge "lijkt sterk".

No score promises that two people want the same: the same words can carry the opposite wish. So the badge asks three
things at once: a high score, that each is among the nearest of the other, and that both are of a kind that can meet.
"""

from dataclasses import dataclass
from typing import Protocol

MEETING = frozenset({"idee", "initiatief", "behoefte", "aanbod"})  # somebody wants or offers something
STRONG = 0.40  # the score from which a pair may carry the badge
AMONG_THE_NEAREST = 2
OTHER_KIND = 0.15  # taken off when one asks or reports and the other wants to do something


@dataclass(frozen=True)
class Pair:
    """Two texts that came near each other.

    Attributes:
        score: of the store; about 0 for two texts that have nothing to do with each other.
        rank: the place of the one among the nearest of the other, and the other way round; the worst of both, from 0.
        kinds: the kinds of the two.
    """

    score: float
    rank: int
    kinds: tuple[str, str]


class Judge(Protocol):
    """Looks again at the first twenty candidates."""

    def weigh(self, score: float, kinds: tuple[str, str]) -> float:
        """Return the score that decides the order."""
        ...

    def is_strong(self, pair: Pair) -> bool:
        """Tell whether a pair may carry the badge."""
        ...


class KindAndMutualJudge:
    """The judge of the recipe: score, mutual nearness and kind."""

    def weigh(self, score: float, kinds: tuple[str, str]) -> float:
        """Return the score, lower when one of the two reports, objects or asks and the other does not."""
        return score - OTHER_KIND * (self._can_meet(kinds[0]) != self._can_meet(kinds[1]))

    def is_strong(self, pair: Pair) -> bool:
        """Tell whether the score is high, each is among the nearest of the other, and both kinds can meet."""
        can_meet = all(self._can_meet(kind) for kind in pair.kinds)
        return can_meet and pair.score >= STRONG and pair.rank < AMONG_THE_NEAREST

    @staticmethod
    def _can_meet(kind: str) -> bool:
        return kind in MEETING
