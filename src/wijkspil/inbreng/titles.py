"""A title for what came without one. Pure: no Django."""

import re

LONGEST = 80  # characters, as on the form


def title_of(text: str) -> str:
    """Return the first sentence of a text, or as many whole words of it as a title can hold."""
    first = re.split(r"(?<=[.!?])\s|\n", text.strip(), maxsplit=1)[0].strip().rstrip(".")
    if len(first) <= LONGEST:
        return first
    words = first[: LONGEST - 1].rsplit(" ", 1)[0] if " " in first[: LONGEST - 1] else first[: LONGEST - 1]
    return f"{words.rstrip(',;:')}…"
