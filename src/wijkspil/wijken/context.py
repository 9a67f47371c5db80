"""What every page knows: the gemeente, its look, and the same page in the other language."""

from typing import Any

from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language

from wijkspil.core.per_version import kept
from wijkspil.wijken import huisstijl, queries

_OTHER = {"nl": ("en", "English"), "en": ("nl", "Nederlands")}


def site(request: HttpRequest) -> dict[str, Any]:
    """Return `gemeente`, `huisstijl` (html_classes, stylesheets) and `taal_wissel` (url, naam, code)."""
    # To read the version first, only for this, would cost as much as reading the gemeente.
    known = hasattr(request, "site_version")
    gemeente = kept(request, "gemeente", queries.the_gemeente) if known else queries.the_gemeente()
    return {
        "gemeente": gemeente,
        "huisstijl": {
            "html_classes": huisstijl.html_classes(),
            "stylesheets": huisstijl.links(gemeente) if gemeente else [],
        },
        "taal_wissel": _language_switch(request),
    }


def _language_switch(request: HttpRequest) -> dict[str, str]:
    code, naam = _OTHER[get_language() or "nl"]
    return {"url": translate_url(request.get_full_path(), code), "naam": naam, "code": code}
