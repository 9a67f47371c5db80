"""Which rule decides where an inbreng goes, and why. Pure: no Django.

Rules are tried in order and the first one of which every condition is met decides. The last asks nothing.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Reason(NamedTuple):
    """One condition that was met: `kind`, `channel`, `thema`, `area`, `woord` or `werkwijze`, and the value."""

    what: str
    value: str


@dataclass(frozen=True)
class Facts:
    """What a rule may ask of an inbreng.

    Attributes:
        thema: web name; empty when it is not known.
        area_path: path of ids of its area, such as `/1/4/17/`.
        text: title and text.
    """

    kind: str
    channel: str
    thema: str
    area_path: str
    text: str
    over_werkwijze: bool = False


@dataclass(frozen=True)
class Rule:
    """The conditions of a rule; an empty one is not asked.

    Attributes:
        area_path: an inbreng of this area or of one below it.
        words: one of these begins a word of the text; capitals make no difference.
    """

    id: int
    kinds: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    themas: frozenset[str] = frozenset()
    area_path: str = ""
    area_naam: str = ""
    words: tuple[str, ...] = ()
    over_werkwijze: bool = False

    def reasons(self, facts: Facts) -> list[Reason] | None:
        """Return the conditions that are met, or None when one of them is not."""
        found: list[Reason] = []
        for name, asked, value in (
            ("kind", self.kinds, facts.kind),
            ("channel", self.channels, facts.channel),
            ("thema", self.themas, facts.thema),
        ):
            if asked and value not in asked:
                return None
            found += [Reason(name, value)] if asked else []
        if not facts.area_path.startswith(self.area_path) or (self.over_werkwijze and not facts.over_werkwijze):
            return None
        found += [Reason("area", self.area_naam)] if self.area_path else []
        found += [Reason("werkwijze", "")] if self.over_werkwijze else []
        word = first_word(self.words, facts.text)
        if self.words and word is None:
            return None
        return [*found, Reason("woord", word)] if word else found


def first_word(words: Iterable[str], text: str) -> str | None:
    """Return the first of `words` with which a word of the text begins, or None."""
    return next((word for word in words if re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE)), None)


def decide(rules: Sequence[Rule], facts: Facts) -> tuple[int, list[Reason]] | None:
    """Return the id of the first rule that fits with the reasons why, or None when none does."""
    for rule in rules:
        reasons = rule.reasons(facts)
        if reasons is not None:
            return rule.id, reasons
    return None
