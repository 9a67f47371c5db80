"""What every page knows: the gemeente and its house style."""

from typing import Any

from django.http import HttpRequest

from wijkspil.wijken import queries


def site(request: HttpRequest) -> dict[str, Any]:
    """Return `gemeente` for every template."""
    return {"gemeente": queries.the_gemeente()}
