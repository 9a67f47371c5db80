"""What is alike by its words, without numpy and models: what a web process answers when the service does not."""

from collections import Counter
from collections.abc import Iterable
from math import log, sqrt

from wijkspil.verbinden import texts
from wijkspil.verbinden.items import Candidate, Item

FLOOR = 0.08  # below it two texts share no more than any two


def nearest(item: Item, others: Iterable[Item], k: int) -> list[Candidate]:
    """Return what shares the rarest parts of words with a text, best first; never with the badge.

    Args:
        item: its own id is never answered.
        others: read once; a few hundred cost a tenth of a second.
        k: how many at most.
    """
    held = {other.id: set(texts.parts_of(other.text)) for other in others if other.id != item.id}
    wanted = set(texts.parts_of(item.text))
    times = Counter(part for parts in held.values() for part in parts)
    rarity = {part: log((len(held) + 1) / (times[part] + 0.5)) for part in {*times, *wanted}}
    length = {key: sqrt(sum(rarity[part] ** 2 for part in parts)) or 1 for key, parts in held.items()}
    own = sqrt(sum(rarity[part] ** 2 for part in wanted)) or 1
    scores = {
        key: sum(rarity[part] ** 2 for part in parts & wanted) / (own * length[key]) for key, parts in held.items()
    }
    best = sorted(scores, key=lambda key: (-scores[key], str(key)))[:k]
    return [Candidate(key, round(scores[key], 4), False) for key in best if scores[key] >= FLOOR]
