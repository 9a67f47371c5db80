"""Give a file that somebody brought to a browser, so that nothing in it can do anything there."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404

SHORTLY = 300  # seconds that a public photo may be shown after it was taken off the site


def send_photo(name: str, *, public: bool = False) -> FileResponse:
    """Return a clean photo, to be shown in a page.

    Args:
        name: of the file in the media folder.
        public: everybody may see it; else no cache keeps it.
    """
    return _send(name, "image/jpeg", inline=True, public=public)


def send_download(name: str, *, content_type: str, as_name: str) -> FileResponse:
    """Return a file that a browser saves and never opens in the site.

    Args:
        name: of the file in the media folder.
        content_type: what it is.
        as_name: how the browser calls it.
    """
    return _send(name, content_type, inline=False, public=False, as_name=as_name)


def _send(name: str, content_type: str, *, inline: bool, public: bool, as_name: str = "") -> FileResponse:
    try:
        file = default_storage.open(name)
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(file, as_attachment=not inline, filename=as_name or name, content_type=content_type)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = f"public, max-age={SHORTLY}" if public else "private, no-store"
    return response
