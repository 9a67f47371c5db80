"""The plain pages that every site begins with; an editor makes them their own.

They stand in `data/<slug>.txt`: `# title`, introduction, then `## heading` and paragraphs with an empty line between
them. They are Dutch, for they are content. `{telefoon}`, `{email}`, `{uren}` and `{wijkteam}` are filled in; HTML may
be used.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from importlib.resources import files

SLUGS = (
    "zo-werken-wij",
    "verschil-met-de-sociale-wijkteams",
    "contact",
    "huisregels",
    "privacy",
    "toegankelijkheid",
)


@dataclass(frozen=True)
class StandardText:
    """A page to begin with: title and introduction as text, the rest as HTML."""

    slug: str
    titel: str
    inleiding: str
    html: str


def standard_texts(words: Mapping[str, str]) -> list[StandardText]:
    """Return the standard pages with the words of a gemeente filled in."""
    safe = {name: escape(word) for name, word in words.items()}
    return [_read(slug, safe) for slug in SLUGS]


def _read(slug: str, words: Mapping[str, str]) -> StandardText:
    text = files("wijkspil.paginas").joinpath("data", f"{slug}.txt").read_text(encoding="utf-8")
    title, introduction, *parts = (part.strip() for part in text.format(**words).split("\n\n"))
    html = "".join(f"<h2>{part[3:]}</h2>" if part.startswith("## ") else f"<p>{part}</p>" for part in parts)
    return StandardText(slug, title.removeprefix("# "), introduction, html)
