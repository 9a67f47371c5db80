"""Places in the text of a sjabloon that are filled in: {naam}, {kenmerk}. Pure: no Django."""

import re
from collections.abc import Mapping

PLACES = ("naam", "kenmerk", "wijk", "titel")

_PLACE = re.compile(r"\{([^{}\n]{0,40})\}")


def unknown_places(text: str) -> list[str]:
    """Return what stands between braces and is no place that we know, such as {datum}."""
    return [found.group() for found in _PLACE.finditer(text) if found[1] not in PLACES]


def filled(text: str, values: Mapping[str, str]) -> str:
    """Fill the places, all at once: braces in what is filled in stay as they are."""
    return _PLACE.sub(lambda found: values.get(found[1], found.group()), text)
