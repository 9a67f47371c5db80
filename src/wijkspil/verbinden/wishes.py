"""The wishes of `data/wensen.md`: what the map of the encoders and the lexical fallback are trained on."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).resolve().parent / "data" / "wensen.md"


@dataclass(frozen=True)
class Wording:
    """One way to say a wish.

    Attributes:
        wish: the name of the wish.
        is_trap: True when it has the words of the wish and means something else; such a wording stands alone.
        text: title and text as one.
    """

    wish: str
    is_trap: bool
    text: str


def read_wordings(source: Path = SOURCE) -> list[Wording]:
    """Return the wordings in the order of the file."""
    found: list[Wording] = []
    wish = ""
    for line in source.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            wish = line[3:].strip()
        elif line.startswith("- "):
            text = line[2:].strip()
            found.append(Wording(wish, text.startswith("!"), text.removeprefix("!").strip()))
    return found


def classes(wordings: list[Wording]) -> list[int]:
    """Return the number of the class of each wording: its wish, or itself when it is a trap."""
    numbers: dict[object, int] = {}
    return [
        numbers.setdefault((index, wording.wish) if wording.is_trap else wording.wish, len(numbers))
        for index, wording in enumerate(wordings)
    ]


def fingerprint(wordings: list[Wording]) -> str:
    """Return the hash of the wordings, kept in what was trained on them."""
    return hashlib.sha256(repr(wordings).encode()).hexdigest()
