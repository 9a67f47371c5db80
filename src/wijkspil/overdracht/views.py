"""The sociaal wijkteam of a wijk: how to reach it, and asking it to call."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from wijkspil.core import clock
from wijkspil.core.actors import PUBLIC
from wijkspil.core.attempt import attempt
from wijkspil.core.limits import Limit, busy_sentence, client_address
from wijkspil.core.workdays import add_work_days
from wijkspil.overdracht import actions, queries
from wijkspil.overdracht.forms import BelMijForm
from wijkspil.wijken import queries as wijken
from wijkspil.wijken.models import Area

PER_CLIENT_ADDRESS = Limit("terugbellen", amount=10, seconds=3600)
TEMPLATE = "overdracht/bel_mij_terug.html"


# There is no login and no session to abuse, so a CSRF token would protect nothing. Nothing of it is kept by a browser.
@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_store=True)
def bel_mij_terug(request: HttpRequest, wijk: str) -> HttpResponse:
    """Show how the wijkteam is reached, and ask who wants to be called."""
    area = _area(wijk)
    form = BelMijForm(request.POST if request.method == "POST" else None, initial={"taal": _language()})
    context = {"area": area, "formulier": form, "wijkteam": queries.wijkteam_of(area)}
    context["kan"] = queries.can_be_called(area)
    if not (form.is_bound and form.is_valid()):
        return render(request, TEMPLATE, context)
    wait = PER_CLIENT_ADDRESS.hit(client_address(request))
    if wait:
        return render(request, TEMPLATE, context | {"geweigerd": busy_sentence(wait)}, status=429)
    key = form.cleaned_data["sleutel"]
    done, _row, refused = attempt(
        form, lambda _said: actions.ask_to_be_called(actor=PUBLIC, sleutel=key, area=area, asked=form.asked)
    )
    return redirect("bel_mij_ontvangen", wijk) if done else render(request, TEMPLATE, context | {"geweigerd": refused})


@require_safe
def ontvangen(request: HttpRequest, wijk: str) -> HttpResponse:
    """Tell by when the wijkteam calls. The address says nothing about who asked."""
    area = _area(wijk)
    context = {
        "area": area,
        "wijkteam": queries.wijkteam_of(area),
        "uiterlijk": add_work_days(clock.today(), 1),
    }
    return render(request, "overdracht/ontvangen.html", context)


def _area(slug: str) -> Area:
    area = wijken.areas_on().filter(slug=slug).first()
    if area is None:
        raise Http404
    return area


def _language() -> str:
    return "English" if get_language() == "en" else ""
