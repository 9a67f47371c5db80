"""Public files: the photos of the editors in the sizes that pages use. Nothing else of the media folder is public."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils._os import safe_join
from django.views.static import serve

YEAR = 365 * 24 * 3600


def photo(request: HttpRequest, name: str) -> HttpResponseBase:
    """Give one rendition; its name changes with its content, so a browser may keep it."""
    response = serve(request, name, document_root=safe_join(settings.MEDIA_ROOT, "images"))
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
