"""Find known words and phrases in a sentence, whatever their spelling. Pure: no Django.

    data/zorgwoorden.toml ──► Vocabulary ──► matches(sentence) ──► [Match(concept, first word, last word)]

A phrase is a row of elements; an element is a set of symbols: a word, the start (`huil*`) or end (`*moeder`) of a
word, or a class of words (`@kin`). Each word is resolved to its symbols once; a phrase costs time only where it can
begin.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wijkspil.overdracht.spelling import sound, without_dialect

FILE = Path(__file__).resolve().parent / "data" / "zorgwoorden.toml"
GAPS = {"~": 3, "~~": 7}
FILLER = "@tussen"  # the class of small words that may stand between two words of a phrase
FILLERS_BETWEEN = 2
DENIAL = "@ontkenning"  # the class of words that never stand between: `heb geen schulden` is no `heb schulden`
SHORTEST_SOUND = 5  # letters of a word whose typing errors are seen
SHORTEST_SLIP = 7  # letters of a word in which a letter may be missing or extra, or two may be swapped
REMEMBERED = 20_000  # words whose symbols are kept
_NO_CLASS: set[str] = set()


@dataclass(frozen=True)
class Concept:
    """What a group of phrases stands for.

    Attributes:
        name: stable, in the data.
        role: how it counts: sterk, midden or zwak (a problem), vraag, voorstel, ruimte …
        domain: geld, wonen, zorg, veiligheid or opvoeden; empty when it is no problem.
        urgent: a sign of direct danger.
    """

    name: str
    role: str
    domain: str = ""
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase that stands in a sentence: the place of its first word, and the place after its last."""

    concept: Concept
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Element:
    symbols: frozenset[str]
    gap: int


class Vocabulary:
    """Words, spellings and phrases, ready to be found."""

    def __init__(self, data: dict[str, dict[str, str]], concepts: Sequence[dict[str, str]]) -> None:
        self._classes: dict[str, set[str]] = defaultdict(set)
        self._spellings: dict[str, list[str]] = defaultdict(list)
        self._phrases: dict[str, list[tuple[Concept, tuple[_Element, ...]]]] = defaultdict(list)
        self._symbols: dict[str, frozenset[str]] = {}
        self._words: set[str] = set()
        for name, words in data["klassen"].items():
            for word in words.split():
                self._classes[word].add(f"@{name}")
                self._words.add(word)
        for standard, variants in data["spelling"].items():
            for variant in variants.split():
                self._spellings[variant].append(standard)
        for concept in concepts:
            self._add(concept)
        self._sounds, self._slips = self._near()

    def _add(self, data: dict[str, str]) -> None:
        concept = Concept(data["naam"], data["rol"], data.get("domein", ""), bool(data.get("spoed")))
        for phrase in data["zinnen"].replace("\n", ";").split(";"):
            elements: list[_Element] = []
            gap = 0
            for element in phrase.split():
                if element in GAPS:
                    gap = GAPS[element]
                    continue
                symbols = frozenset(element.replace("'", "").split("/"))
                self._words |= {symbol for symbol in symbols if symbol[0] != "@"}
                elements.append(_Element(symbols, gap))
                gap = 0
            if elements:
                for symbol in elements[0].symbols:
                    self._phrases[symbol].append((concept, tuple(elements)))

    def _near(self) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
        """Return the words by how they sound, and the long ones by what is left without one letter."""
        sounds, slips = defaultdict(set), defaultdict(set)
        for word in self._words:
            if len(word) >= SHORTEST_SOUND and "*" not in word:
                sounds[sound(word)].add(word)
                if len(word) >= SHORTEST_SLIP:
                    for shorter in _one_letter_less(word):
                        slips[shorter].add(word)
        return sounds, slips

    def symbols(self, word: str) -> frozenset[str]:
        """Return what a word (see `spelling.Word.plain`) can stand for in a phrase; nothing when it is unknown."""
        found = self._symbols.get(word)
        if found is None:
            found = self._resolve(word)
            if len(self._symbols) < REMEMBERED:
                self._symbols[word] = found
        return found

    def _resolve(self, word: str) -> frozenset[str]:
        forms = [word, *self._spellings.get(word, ())]
        exact = frozenset(symbol for form in forms for symbol in self._exact(form))
        if exact or len(word) < SHORTEST_SOUND - 1:
            return exact
        return frozenset(symbol for form in self._guesses(word) for symbol in self._exact(form))

    def _exact(self, form: str) -> Iterator[str]:
        if form in self._words:
            yield form
            yield from self._classes.get(form, ())
        for at in range(3, len(form) + 1):
            if (start := f"{form[:at]}*") in self._words:
                yield start
            if (end := f"*{form[-at:]}") in self._words:
                yield end

    def _guesses(self, word: str) -> list[str]:
        """Return words that this one may be, by the first way of looking that finds any."""
        candidates = [word, *without_dialect(word)]
        found = [form for form in candidates[1:] if any(self._exact(form))]
        if not found:
            found = [known for form in candidates for known in self._sounds.get(sound(form), ())]
        if not found and len(word) >= SHORTEST_SLIP:
            found = [*self._slips.get(word, ()), *_one_letter_less(word), *_swapped(word)]
        return found

    def matches(self, words: Sequence[str]) -> list[Match]:
        """Return every phrase in a sentence of plain words, in order of its first word."""
        resolved = [self.symbols(word) for word in words]
        between = [self._classes.get(word, _NO_CLASS) & {FILLER, DENIAL} for word in words]
        found = []
        for start, symbols in enumerate(resolved):
            for symbol in symbols:
                for concept, elements in self._phrases.get(symbol, ()):
                    end = _follow(elements, 1, start + 1, resolved, between)
                    if end:
                        found.append(Match(concept, start, end))
        return found


def _follow(
    elements: tuple[_Element, ...], step: int, at: int, resolved: list[frozenset[str]], between: list[set[str]]
) -> int:
    """Return the place after the last word when the elements from `step` stand from place `at` on, else 0."""
    if step == len(elements):
        return at
    element, gap, small = elements[step], elements[step].gap, FILLERS_BETWEEN
    while at < len(resolved):
        if not element.symbols.isdisjoint(resolved[at]):
            end = _follow(elements, step + 1, at + 1, resolved, between)
            if end:
                return end
        if DENIAL in between[at]:
            return 0
        if small and FILLER in between[at]:
            small -= 1
        elif gap:
            gap -= 1
        else:
            return 0
        at += 1
    return 0


def _one_letter_less(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def _swapped(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary of `data/zorgwoorden.toml`, read once."""
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return Vocabulary(data, data["begrip"])
