"""From a text as people type it to words that can be compared. Pure: no Django.

Dutch of all levels: accents, `m'n`, `d'r` and `zo’n` become plain words; a word that is not known is tried
again without its typing errors (`hellepen`, `schulde`, `verslaaft`) and its dialect (`huus`, `slaopen`, `deure`).
"""

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 20_000  # characters that are read at the start and again at the end of a text
LONGEST_WORD = 40

_SENTENCE_END = re.compile(r"[.!?…;:\n]+(?=\s|$)|\n+")
_WORD = re.compile(r"[a-z0-9]+(?:['-][a-z0-9]+)*'?")
_APOSTROPHES = str.maketrans("’‘`´ʼ＇", "''''''")
_ACCENTS = dict.fromkeys(range(0x300, 0x370))
_REPEATED = re.compile(r"(.)\1+")
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"sch(?=[^r]|$)", "sg"), ("ch", "g"), ("ij|ei|ey", "y"), ("au|ouw|auw", "ou"), ("ck|q|c(?=[^eiy]|$)", "k"),
        ("c", "s"), ("x", "ks"), ("ph|v", "f"), ("z", "s"), ("dt$|d$", "t"), ("b$", "p"), ("th", "t"), ("en$", "e"),
    )
]  # fmt: skip
_DIALECT = [
    (re.compile(pattern), standard)
    for pattern, standard in (("ao|oa", "aa"), ("uu", "ui"), ("ie", "ij"), ("eu", "oo"), ("eu", "o"), ("oe", "ou"))
]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text.

    Attributes:
        plain: lower case, without accents and apostrophes: `zon` for `Zo’n`.
        start: where it starts in the text that `clean` returned. end: the place after it.
    """

    plain: str
    start: int
    end: int


def clean(text: str) -> str:
    """Return the text in one Unicode form, without control characters, NUL and lone surrogates.

    A very long text is shortened to its start and its end.
    """
    if len(text) > 2 * LONGEST:
        text = f"{text[:LONGEST]}\n{text[-LONGEST:]}"
    text = unicodedata.normalize("NFKC", text)
    return text if text.isprintable() else "".join(_readable(char) for char in text)


def _readable(char: str) -> str:
    if char.isprintable() or char == "\n":
        return char
    return "" if unicodedata.category(char) == "Cf" else " "


def sentences(text: str) -> list[list[Word]]:
    """Return the words of each sentence of a cleaned text; an empty sentence is left out."""
    plain = _plain(text)
    found, start = [], 0
    for end in [*_SENTENCE_END.finditer(plain), None]:
        stop = end.start() if end else len(plain)
        words = [_word(match) for match in _WORD.finditer(plain, start, stop)]
        if words:
            found.append(words)
        start = end.end() if end else stop
    return found


def _plain(text: str) -> str:
    """Lower case without accents, character for character in the same place."""
    plain = text.translate(_APOSTROPHES)
    if plain.isascii():
        return plain.lower()
    return "".join(_without_accent(char) for char in plain)


def _without_accent(char: str) -> str:
    if char.isascii():
        return char.lower()
    bare = unicodedata.normalize("NFD", char).translate(_ACCENTS).lower()
    return bare if len(bare) == 1 else char


def _word(match: re.Match[str]) -> Word:
    return Word(match.group().replace("'", "")[:LONGEST_WORD], match.start(), match.end())


def sound(word: str) -> str:
    """Return how a word sounds, roughly: `verslaaft` and `verslaafd`, `schulde` and `schulden` are one."""
    for pattern, letters in _SOUNDS:
        word = pattern.sub(letters, word)
    return _REPEATED.sub(r"\1", word)


def without_dialect(word: str) -> list[str]:
    """Return what the word may be in standard Dutch, one change at a time."""
    tried = (pattern.sub(standard, word) for pattern, standard in _DIALECT)
    return [standard for standard in tried if standard != word]
