"""What is the same for every visitor until something changes: kept under the version, the day and the language.

For parts of a page that cost more than what is particular to it. Whole pages are kept in core.page_cache, for visitors
without a session.
"""

from collections.abc import Callable
from typing import TypeVar, cast

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import get_language

from wijkspil.core import clock, site_version

SECONDS = 60
Value = TypeVar("Value")


def kept(request: HttpRequest, name: str, make: Callable[[], Value]) -> Value:
    """Return what `make` gives; made at most once a minute for each version of the site.

    The version is read once a request. `name` tells all values apart that differ within one version, day and language.
    """
    version = getattr(request, "site_version", None)
    if version is None:
        version = request.site_version = site_version.current()  # type: ignore[attr-defined]
    key = f"deel:{name}:{version}:{clock.today()}:{get_language()}"
    return cast("Value", cache.get_or_set(key, make, SECONDS))
