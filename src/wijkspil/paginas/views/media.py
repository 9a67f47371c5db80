"""Public files: the photos of the editors in the sizes that pages use, and their own videos."""

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils._os import safe_join
from django.views.static import serve

from wijkspil.core.ranges import part_of
from wijkspil.paginas import queries

YEAR = 365 * 24 * 3600


def photo(request: HttpRequest, name: str) -> HttpResponseBase:
    """Give one rendition; its name changes with its content, so a browser may keep it."""
    response = serve(request, name, document_root=safe_join(settings.MEDIA_ROOT, "images"))
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def video(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """Give a video of the editors, from any moment; other documents are served by Wagtail."""
    document = queries.video_file(pk, f"{name}.mp4")
    if document is None:
        raise Http404
    return part_of(request, document.file.open("rb"), document.file.size, "video/mp4")
