"""What every page knows: the gemeente, its look, and the same page in the other language."""

from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language

from wijkspil.wijken import huisstijl, queries
from wijkspil.wijken.models import Gemeente

_OTHER = {"nl": ("en", "English"), "en": ("nl", "Nederlands")}


def site(request: HttpRequest) -> dict[str, Any]:
    """Return `gemeente`, `huisstijl` (html_classes, stylesheets) and `taal_wissel` (url, naam, code)."""
    gemeente = _gemeente(request)
    return {
        "gemeente": gemeente,
        "huisstijl": {
            "html_classes": huisstijl.html_classes(),
            "stylesheets": huisstijl.links(gemeente) if gemeente else [],
        },
        "taal_wissel": _language_switch(request),
    }


def _gemeente(request: HttpRequest) -> Gemeente | None:
    """Return the gemeente; kept for a minute under the version of the site when the page cache has read that."""
    version = getattr(request, "site_version", None)
    if version is None:
        return queries.the_gemeente()
    kept: Gemeente | None = cache.get_or_set(f"gemeente:{version}", queries.the_gemeente, 60)
    return kept


def _language_switch(request: HttpRequest) -> dict[str, str]:
    code, naam = _OTHER[get_language() or "nl"]
    return {"url": translate_url(request.get_full_path(), code), "naam": naam, "code": code}
