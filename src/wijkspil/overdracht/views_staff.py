"""Staff screens of overdracht: how the sociale wijkteams are reached."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wijkspil.core.attempt import attempt
from wijkspil.core.versions import ChangedMeanwhile
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import GEBIEDEN_BEHEREN
from wijkspil.mensen.web import staff_view
from wijkspil.overdracht import actions, queries
from wijkspil.overdracht.forms_staff import WijkteamForm
from wijkspil.overdracht.models import Wijkteam


@require_safe
@staff_view(GEBIEDEN_BEHEREN)
def wijkteams(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Show the areas and how the sociaal wijkteam of each is reached."""
    return render(request, "overdracht/werk/wijkteams.html", {"rijen": queries.areas_with_wijkteam(actor)})


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
        messages.success(request, _("Bewaard. Bewoners zien dit nu."))
        return redirect("werkplek:wijkteams")
    return render(request, "overdracht/werk/wijkteam.html", context | {"geweigerd": refused})


def _now(team: Wijkteam | None) -> dict[str, Any]:
    """Return what is known, to change it."""
    names = ("naam", "telefoon", "openingstijden", "inloop", "bezoekadres", "website", "version")
    known: dict[str, Any] = {name: getattr(team, name) for name in names} if team else {"version": 1}
    return known | {"nagekeken": team is not None and not team.area_is_assumed}
