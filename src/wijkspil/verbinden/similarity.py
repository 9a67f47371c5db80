"""Who wants the same? Put texts in, ask what is near, and why.

The parts can be changed one by one: an encoder (text to vector), a store (vectors, searched) and a judge (a second look
at the first twenty). Everything happens on this machine. What was measured stands in docs/verbinden.md.
"""

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass, field

from wijkspil.verbinden.encoders import Encoder, choose_encoder
from wijkspil.verbinden.items import Candidate, Item, Reason
from wijkspil.verbinden.judging import Judge, KindAndMutualJudge, Pair
from wijkspil.verbinden.language_models import Vectors
from wijkspil.verbinden.store import VectorStore

SECOND_LOOK = 20


@dataclass
class Matcher:
    """Keeps texts and finds which are like each other."""

    encoder: Encoder = field(default_factory=choose_encoder)
    judge: Judge = field(default_factory=KindAndMutualJudge)
    _items: dict[Hashable, Item] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Begin with an empty store."""
        self._store = VectorStore(self.encoder.reference)

    def __len__(self) -> int:
        """Return the number of texts."""
        return len(self._items)

    def holds(self, item: Item) -> bool:
        """Tell whether this text is in, word for word."""
        return self._items.get(item.id) == item

    def ids(self) -> set[Hashable]:
        """Return the ids of all texts."""
        return set(self._items)

    def index(self, items: Sequence[Item]) -> None:
        """Put texts in; one that is there already is replaced."""
        self.index_encoded(items, self.encoder.encode([item.text for item in items]))

    def index_encoded(self, items: Sequence[Item], vectors: Vectors) -> None:
        """Put texts in whose vectors were made before, by an encoder of the same version, [len(items), dim]."""
        self._store.upsert([item.id for item in items], vectors)
        self._items.update({item.id: item for item in items})

    def add(self, item: Item) -> None:
        """Put one text in."""
        self.index([item])

    def remove(self, key: Hashable) -> None:
        """Erase a text and its vector."""
        self._store.remove([key])
        self._items.pop(key, None)

    def query(self, item: Item, k: int = 5, allowed_ids: Collection[Hashable] | None = None) -> list[Candidate]:
        """Return what is like a text that need not be in, best first.

        Args:
            item: its own id is never answered.
            k: how many at most.
            allowed_ids: only these may be answered, such as what the asker may see; None is all.
        """
        if self.holds(item):
            return self.neighbours(item.id, k, allowed_ids)  # it was encoded before
        return self._candidates(item, self.encoder.encode([item.text])[0], k, allowed_ids)

    def neighbours(self, key: Hashable, k: int = 5, allowed_ids: Collection[Hashable] | None = None) -> list[Candidate]:
        """Return what is like a text that is in, best first; nothing is like a text without words."""
        if key not in self._store:
            return []
        return self._candidates(self._items[key], self._store.vector(key), k, allowed_ids)

    def reason(self, item: Item, key: Hashable) -> Reason | None:
        """Return the two sentences that are closest; None when one of the texts has none."""
        own_parts, other_parts = item.parts, self._items[key].parts
        if not own_parts or not other_parts:
            return None
        vectors = self.encoder.quick.encode([*own_parts, *other_parts])
        near = vectors[: len(own_parts)] @ vectors[len(own_parts) :].T
        own, other_place = divmod(int(near.argmax()), len(other_parts))
        return Reason(own_parts[own], other_parts[other_place])

    def _candidates(
        self, item: Item, vector: Vectors, k: int, allowed_ids: Collection[Hashable] | None
    ) -> list[Candidate]:
        found = self._store.search(vector, max(k, SECOND_LOOK), allowed_ids, leave_out=[item.id])
        weighed = [(self.judge.weigh(score, self._kinds(item, key)), score, key) for key, score in found]
        weighed.sort(key=lambda one: -one[0])  # stable: equal scores keep the order of the store
        return [
            Candidate(key, round(weight, 4), self._is_strong(item, key, score, found[:SECOND_LOOK]))
            for weight, score, key in weighed[:k]
        ]

    def _is_strong(self, item: Item, key: Hashable, score: float, found: list[tuple[Hashable, float]]) -> bool:
        there = sum(other > score for _, other in found)
        kinds = self._kinds(item, key)
        if not self.judge.is_strong(Pair(score, there, kinds)):
            return False  # asking how the other sees it costs a search
        back = self._store.rank(key, score, leave_out=[item.id])
        return self.judge.is_strong(Pair(score, max(there, back), kinds))

    def _kinds(self, item: Item, key: Hashable) -> tuple[str, str]:
        return item.kind, self._items[key].kind
