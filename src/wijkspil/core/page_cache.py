"""Keep finished public pages for whoever has no session.

A page is kept under the version of the site, the date in the Netherlands, the host, the path and the few query words
that we know. So a change shows at once, a page changes at midnight by itself, and a visitor cannot fill the memory with
invented addresses. Only pages that are the same for everybody are kept: no cookie is set, no CSRF token is in it,
nothing says no-store.

Bodies are kept compressed: that is what nearly every browser asks for, and a tenth of the memory. There is no secret in
them that compression could reveal.
"""

import gzip
import hashlib
import re
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from wijkspil.core import clock, site_version

CHOSEN_ENTRIES_A_MINUTE = 500  # entries under words that a visitor chose: query and cookie
LONGEST_VALUE = 80  # characters of a query value or cookie that still counts
KEPT_TYPES = ("text/html", "application/atom+xml", "application/xml", "text/plain")
NOT_KEPT = frozenset({"content-length", "content-encoding", "etag", "cache-control"})
ACCEPTS_GZIP = re.compile(r"\bgzip\b")
GetResponse = Callable[[HttpRequest], HttpResponseBase]


@dataclass(frozen=True)
class Kept:
    """A finished page: compressed body, headers of the view, ETag."""

    body: bytes
    headers: dict[str, str]
    etag: str


class PageCacheMiddleware:
    """Answer from the cache when that is right; stands before everything that reads a session.

    Settings: PAGE_CACHE_SECONDS (0: off), PAGE_CACHE_NEVER (paths that begin so), PAGE_CACHE_PARAMS (known query words;
    any other word means: do not keep), PAGE_CACHE_COOKIES (path → the one cookie that this page reads).
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer one request."""
        words = _words(request) if _for_everybody(request) else None
        if words is None:
            return _private(self.get_response(request))
        key = _key(request, words)
        kept: Kept | None = cache.get(key)
        if kept is None:
            response = self.get_response(request)
            if request.method != "GET" or not _may_keep(response) or not _room_for(words):
                return _private(response)
            kept = _keep(key, response)
        return _answer(request, kept)


def _for_everybody(request: HttpRequest) -> bool:
    """Tell whether this request may get the same page as any other visitor."""
    if not settings.PAGE_CACHE_SECONDS or request.method not in {"GET", "HEAD"}:
        return False
    personal = (settings.SESSION_COOKIE_NAME, "messages")
    if "HX-Request" in request.headers or any(name in request.COOKIES for name in personal):
        return False
    return not _without_language(request.path_info).startswith(settings.PAGE_CACHE_NEVER)


def _without_language(path: str) -> str:
    """Return the path as it is in Dutch: without `/en` in front."""
    for code, _name in settings.LANGUAGES:
        if path.startswith(f"/{code}/"):
            return path.removeprefix(f"/{code}")
    return path


def _words(request: HttpRequest) -> list[str] | None:
    """Return what the visitor chose, in a fixed order; None when it holds anything that we do not know."""
    chosen = []
    for name in sorted(request.GET):
        values = request.GET.getlist(name)
        if name not in settings.PAGE_CACHE_PARAMS or len(values) > 1 or len(values[0]) > LONGEST_VALUE:
            return None
        chosen.append(f"{name}={values[0]}")
    cookie = settings.PAGE_CACHE_COOKIES.get(_without_language(request.path_info))
    if cookie and cookie in request.COOKIES:
        if len(request.COOKIES[cookie]) > LONGEST_VALUE:
            return None
        chosen.append(f"cookie={request.COOKIES[cookie]}")
    return chosen


def _key(request: HttpRequest, words: list[str]) -> str:
    version = site_version.current()
    request.site_version = version  # type: ignore[attr-defined]  # what holds for a version may be kept under it
    parts = [str(version), clock.today().isoformat(), request.get_host(), request.path, *words]
    return "pagina:" + hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _may_keep(response: HttpResponseBase) -> bool:
    """Tell whether a response is the same for everybody."""
    return (
        isinstance(response, HttpResponse)
        and response.status_code == 200
        and not response.cookies
        and response.headers.get("Content-Type", "").startswith(KEPT_TYPES)
        and not response.has_header("Content-Encoding")
        and not re.search(r"no-store|private", response.headers.get("Cache-Control", ""))
        and b"csrfmiddlewaretoken" not in response.content
    )


def _room_for(words: list[str]) -> bool:
    """Bound how many entries visitors can make by choosing words; the plain pages always have room."""
    if not words:
        return True
    counter = f"pagina-gekozen:{int(time.time() // 60)}"
    cache.add(counter, 0, 60)
    try:
        return cache.incr(counter) <= CHOSEN_ENTRIES_A_MINUTE
    except ValueError:  # the counter itself fell out of a full cache
        return False


def _keep(key: str, response: HttpResponseBase) -> Kept:
    assert isinstance(response, HttpResponse)  # noqa: S101 - for the type checker; `_may_keep` looked
    headers = {name: value for name, value in response.headers.items() if name.lower() not in NOT_KEPT}
    etag = f'W/"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    kept = Kept(gzip.compress(response.content, compresslevel=6, mtime=0), headers, etag)
    cache.set(key, kept, settings.PAGE_CACHE_SECONDS)
    return kept


def _answer(request: HttpRequest, kept: Kept) -> HttpResponse:
    """Make the response: 304 when the browser has this very page."""
    response: HttpResponse
    if kept.etag in request.headers.get("If-None-Match", ""):
        response = HttpResponseNotModified()
        if "Vary" in kept.headers:
            response["Vary"] = kept.headers["Vary"]
    elif ACCEPTS_GZIP.search(request.headers.get("Accept-Encoding", "")):
        response = HttpResponse(kept.body, headers={**kept.headers, "Content-Encoding": "gzip"})
        response["Content-Length"] = str(len(kept.body))
    else:
        response = HttpResponse(gzip.decompress(kept.body), headers=kept.headers)
        response["Content-Length"] = str(len(response.content))
    response["ETag"] = kept.etag
    response["Cache-Control"] = "no-cache"  # a browser may keep it, and asks each time whether it still holds
    patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
    return response


def _private(response: HttpResponseBase) -> HttpResponseBase:
    """Keep caches on the way from storing what was made for one visitor."""
    if not response.has_header("Cache-Control"):
        response["Cache-Control"] = "private, no-cache"
    return response
