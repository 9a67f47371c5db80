"""Staff screens of overdracht: who waits to be called, and how the sociale wijkteams are reached."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkspil.core.attempt import attempt
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.core.versions import ChangedMeanwhile
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import GEBIEDEN_BEHEREN, TERUGBELLEN
from wijkspil.mensen.web import staff_view
from wijkspil.overdracht import actions, queries, sealed
from wijkspil.overdracht.forms_staff import WijkteamForm
from wijkspil.overdracht.models import Terugbelverzoek, Wijkteam

DEEDS = {
    "gebeld": (True, _("U hebt gebeld. Wij hebben het verzoek gewist.")),
    "niet-bereikt": (False, _("Wij hebben het verzoek gewist. Het telt als niet bereikt.")),
}


@require_safe
@staff_view(TERUGBELLEN)
@cache_control(private=True, no_store=True)
def terugbellen(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Show who waits to be called in the wijken of this wijkteam, without who they are."""
    rows = list(queries.waiting(actor))
    context = {"rijen": rows, "aantallen": queries.counts(actor.areas_with(TERUGBELLEN)), "menu": "terugbellen"}
    return render(request, "overdracht/werk/terugbellen.html", context)


@require_safe
@staff_view(TERUGBELLEN)
@cache_control(private=True, no_store=True)
def verzoek(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Show one request with what it says; that it was read is logged."""
    found = _request(actor, pk)
    context: dict[str, Any] = {"verzoek": found, "menu": "terugbellen"}
    try:
        context["gezegd"] = actions.open_request(actor=actor, request=found)
    except NotAllowed:
        raise
    except RuleViolation as refused:
        context["geweigerd"] = refused.tekst
    return render(request, "overdracht/werk/verzoek.html", context)


@require_POST
@staff_view(TERUGBELLEN)
def sluiten(request: HttpRequest, actor: StaffActor, pk: int, deed: str) -> HttpResponse:
    """Say that they were called, or could not be reached: it is erased at once."""
    if deed not in DEEDS:
        raise Http404
    reached, said = DEEDS[deed]
    actions.close_request(actor=actor, request=_request(actor, pk), reached=reached)
    messages.success(request, str(said))
    return redirect("werkplek:terugbellen")


def _request(actor: StaffActor, pk: int) -> Terugbelverzoek:
    found = queries.request_for(actor, pk)
    if found is None:
        raise Http404
    return found


@require_safe
@staff_view(GEBIEDEN_BEHEREN)
def wijkteams(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Show the areas and how the sociaal wijkteam of each is reached."""
    return render(
        request,
        "overdracht/werk/wijkteams.html",
        {
            "rijen": queries.areas_with_wijkteam(actor),
            "aantallen": queries.counts(actor.areas_with(GEBIEDEN_BEHEREN)),
            "verzegelbaar": sealed.has_key(),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(GEBIEDEN_BEHEREN)
def wijkteam(request: HttpRequest, actor: StaffActor, gebied: str) -> HttpResponse:
    """Fill in how the sociaal wijkteam of an area is reached."""
    found = queries.area_for_wijkteam(actor, gebied)
    if found is None:
        raise Http404
    area, team = found
    form = WijkteamForm(request.POST or None, initial=_now(team))
    context = {"formulier": form, "area": area, "team": team}
    try:
        done, _made, refused = attempt(
            form,
            lambda data: actions.set_wijkteam(actor=actor, area=area, version=data["version"], reach=form.reach),
        )
    except ChangedMeanwhile as rule:
        form.show_again(team.version if team else 1)
        return render(request, "overdracht/werk/wijkteam.html", context | {"geweigerd": rule.tekst, "intussen": team})
    if done:
        messages.success(request, gettext("Bewaard. Bewoners zien dit nu."))
        return redirect("werkplek:wijkteams")
    return render(request, "overdracht/werk/wijkteam.html", context | {"geweigerd": refused})


def _now(team: Wijkteam | None) -> dict[str, Any]:
    """Return what is known, to change it."""
    names = ("naam", "telefoon", "openingstijden", "inloop", "bezoekadres", "website", "version")
    known: dict[str, Any] = {name: getattr(team, name) for name in names} if team else {"version": 1}
    return known | {"nagekeken": team is not None and not team.area_is_assumed}
