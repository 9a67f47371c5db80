"""All addresses of our own screens, as a person would write them: `/wijken/<slug>/`."""

import re
from collections.abc import Iterator
from typing import Any

from django.urls import get_resolver

NOT_OURS = ("/beheer/", "/documenten/", "/_util/")  # Wagtail's own


def routes() -> list[str]:
    """Every address, without the English ones (the same with /en in front)."""
    return sorted({route for route in _walk(get_resolver().url_patterns, "/") if not route.startswith(NOT_OURS)})


def _walk(patterns: list[Any], prefix: str) -> Iterator[str]:
    for pattern in patterns:
        route = prefix + re.sub(r"<\w+:(\w+)>", r"<\1>", str(pattern.pattern))
        if hasattr(pattern, "url_patterns"):
            yield from _walk(pattern.url_patterns, route)
        elif not str(pattern.pattern).startswith("^"):
            yield route
