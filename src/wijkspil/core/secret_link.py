"""Pages behind a secret link: whoever holds the code in the address is let in, without an account."""

import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from wijkspil.core.rules import NotAllowed

Thing = TypeVar("Thing")
SecretView = Callable[..., HttpResponseBase]


def new_code() -> str:
    """Return a secret that nobody can guess: 32 characters, good in a link (`<geheim:code>`)."""
    return secrets.token_urlsafe(24)


def _not_found(request: HttpRequest) -> HttpResponse:
    raise Http404


def behind_secret_link(
    find: Callable[[str], Thing | None], otherwise: Callable[[HttpRequest], HttpResponse] = _not_found
) -> Callable[[SecretView], SecretView]:
    """Open a view to whoever holds the secret code of a thing; nothing of the page is kept, found or passed on.

    The code is all that gives access, so a CSRF token would protect nothing, and a form that stood open for a day must
    not lose its text: hence `csrf_exempt`.

    Args:
        find: gives the thing that a code opens, or None.
        otherwise: answers when the code opens nothing; 404 when not given.
    """

    def decorate(view: SecretView) -> SecretView:
        @csrf_exempt
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def opened(request: HttpRequest, code: str, **more: Any) -> HttpResponseBase:
            thing = find(code)
            try:
                response = otherwise(request) if thing is None else view(request, thing, **more)
            except NotAllowed:  # the thing was taken away at this very moment
                response = otherwise(request)
            response["Cache-Control"] = "no-store"
            response["Referrer-Policy"] = "no-referrer"
            response["X-Robots-Tag"] = "noindex, nofollow"
            return response

        return opened

    return decorate
