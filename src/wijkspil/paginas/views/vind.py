"""Vind uw wijk: from an address to the page of its wijk. The address is not kept and not passed on.

Our forms post it, so that it stands in no address bar, history or log of a web server. A link that another site made,
with the address in it, works too.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from wijkspil.core.limits import Limit, client_address
from wijkspil.paginas.screens import COOKIE
from wijkspil.wijken import queries as wijken
from wijkspil.wijken.forms import VindForm
from wijkspil.wijken.models import Area

LOOK_UPS = Limit("adres", amount=60, seconds=600)
A_YEAR = 365 * 24 * 3600  # seconds


@csrf_exempt  # it changes nothing here, and the page with the form is kept for everybody, so it holds no token
@require_http_methods(["GET", "HEAD", "POST"])
def vind_uw_wijk(request: HttpRequest) -> HttpResponse:
    """Ask for an address, or send on to the wijk that it lies in."""
    gemeente = wijken.the_gemeente()
    typed = request.POST if request.method == "POST" else request.GET
    asked = request.method == "POST" or "postcode" in typed or "huisnummer" in typed
    wait = LOOK_UPS.hit(client_address(request)) if asked else 0
    form = VindForm(typed if asked and not wait else None, example=gemeente.voorbeeld_postcode if gemeente else "")
    if form.is_valid() and form.wijk:
        return _private(_to_wijk(form.wijk))
    context = {
        "formulier": form,
        "wijken": wijken.wijken_on(),
        "minuten": -(-wait // 60),
        "demo": wijken.has_invented_addresses(),
        "menu": "wijken",
    }
    response = render(request, "paginas/vind_uw_wijk.html", context, status=429 if wait else 200)
    return _private(response) if asked else response


def _to_wijk(wijk: Area) -> HttpResponse:
    """Go to Mijn wijk and let the browser remember which one: a name that thousands of people share."""
    response = redirect("mijn_wijk", wijk.slug)
    response.set_cookie(COOKIE, wijk.slug, max_age=A_YEAR, secure=settings.SECURE_SITE, httponly=True, samesite="Lax")
    return response


def _private(response: HttpResponse) -> HttpResponse:
    """Keep the address, which a link may have put in the address bar, out of caches and out of the next request."""
    add_never_cache_headers(response)
    response["Referrer-Policy"] = "no-referrer"
    return response
