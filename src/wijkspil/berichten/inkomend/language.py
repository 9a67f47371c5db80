"""Guess whether a text is Dutch or English, so that the answer comes in the language of the sender."""

import re

_DUTCH = frozenset(
    {
        *("aan", "als", "bij", "dat", "de", "die", "een", "en", "er", "graag", "hebben", "het", "ik", "is", "met"),
        *("naar", "niet", "om", "ook", "op", "u", "van", "voor", "wij", "zijn"),
    }
)
_ENGLISH = frozenset(
    {
        *("a", "also", "an", "and", "are", "at", "for", "have", "i", "if", "is", "my", "not", "of", "on", "please"),
        *("that", "the", "there", "this", "to", "we", "with", "you"),
    }
)


def guess(text: str) -> str:
    """Return `nl` or `en`; `nl` when the text does not tell."""
    words = re.findall(r"[a-z]+", text[:5000].lower())
    dutch = sum(word in _DUTCH for word in words)
    english = sum(word in _ENGLISH for word in words)
    return "en" if english > dutch else "nl"
