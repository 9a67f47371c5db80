"""Read ideas and judged pairs from files with one JSON object a line; say in one sentence what is wrong with a line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wijkspil.verbinden.figures import RELATIONS, Judged
from wijkspil.verbinden.items import Item

HIGHEST_SURROGATE = 0xDFFF
LOWEST_SURROGATE = 0xD800


class UnreadableFile(Exception):  # noqa: N818 - a sentence for who runs the command
    """A file that cannot be used; the text says where and why."""


def read_ideas(file: Path) -> tuple[list[Item], dict[str, str]]:
    """Return the ideas of a file, and of each id its style when the file says so.

    A line has `id`, and `title` and `body` (or only `text`), and may have `kind` and `style`; all else is passed over.
    """
    items: list[Item] = []
    styles: dict[str, str] = {}
    seen: set[str] = set()
    for number, line in _objects(file):
        key = _id(line, "id", number, file)
        if key in seen:
            raise UnreadableFile(f"{file.name}, regel {number}: het id {key!r} komt twee keer voor.")
        seen.add(key)
        title, body = (_text(line, name, number, file) for name in ("title", "body"))
        if not title and not body:
            body = _text(line, "text", number, file)
        items.append(Item(key, title, body, _text(line, "kind", number, file) or "idee"))
        if style := _text(line, "style", number, file):
            styles[key] = style
    return items, styles


def read_pairs(file: Path, known: set[str]) -> Judged:
    """Return the judged pairs of a file: `a`, `b` and `relation` (same, related or hard_negative)."""
    judged = Judged()
    for number, line in _objects(file):
        a, b = (_id(line, name, number, file) for name in "ab")
        for key in (a, b):
            if key not in known:
                raise UnreadableFile(f"{file.name}, regel {number}: {key!r} staat niet bij de ideeën.")
        relation = line.get("relation")
        if relation not in RELATIONS:
            raise UnreadableFile(f"{file.name}, regel {number}: ‘relation’ moet {', '.join(RELATIONS)} zijn.")
        judged.add(a, b, relation)
    return judged


def _objects(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        content = file.read_text(encoding="utf-8-sig")
    except OSError:
        raise UnreadableFile(f"Het bestand {file} kan niet worden gelezen.") from None
    except UnicodeDecodeError:
        raise UnreadableFile(f"{file.name} is geen tekst in UTF-8.") from None
    for number, line in enumerate(content.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):
            raise UnreadableFile(f"{file.name}, regel {number}: dit is geen JSON.") from None
        if not isinstance(found, dict):
            raise UnreadableFile(f"{file.name}, regel {number}: hier hoort één object te staan.")
        yield number, found


def _id(line: dict[str, Any], name: str, number: int, file: Path) -> str:
    value = line.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not value or any(LOWEST_SURROGATE <= ord(c) <= HIGHEST_SURROGATE for c in value):
        raise UnreadableFile(f"{file.name}, regel {number}: ‘{name}’ ontbreekt of is geen tekst.")
    return value


def _text(line: dict[str, Any], name: str, number: int, file: Path) -> str:
    value = line.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UnreadableFile(f"{file.name}, regel {number}: ‘{name}’ is geen tekst.")
    return value
