"""Teams, for a functioneel beheerder."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wijkspil.core import clock
from wijkspil.core.attempt import attempt
from wijkspil.mensen import actions, queries
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import ACCOUNTS_BEHEREN
from wijkspil.mensen.web import staff_view
from wijkspil.werkplek import forms

get_and_post = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@staff_view(ACCOUNTS_BEHEREN)
def teams(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Show the teams, by name."""
    context = {"rijen": list(queries.teams_for(actor)), "vandaag": clock.today()}
    return render(request, "werkplek/teams/teams.html", context)


@get_and_post
@staff_view(ACCOUNTS_BEHEREN)
def add(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Make a team for an area."""
    form = forms.TeamForm(request.POST or None, actor=actor)
    done, _made, refused = attempt(
        form,
        lambda data: actions.make_team(
            actor=actor, naam=data["naam"], area=form.area, valid_from=data["vanaf"], valid_until=data["tot"]
        ),
    )
    if done:
        messages.success(request, _("Het team is gemaakt."))
        return redirect("werkplek:teams")
    return render(request, "werkplek/teams/nieuw.html", {"formulier": form, "geweigerd": refused})


@get_and_post
@staff_view(ACCOUNTS_BEHEREN)
def end(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """End a team from a day on."""
    team = queries.team_for(actor, pk)
    if team is None:
        raise Http404
    form = forms.EndForm(request.POST or None, initial={"tot": clock.today()})
    done, _made, refused = attempt(
        form,
        lambda data: actions.end_team(actor=actor, team=team, until=data["tot"]),
        at={"datum_voorbij": "tot", "einde_voor_begin": "tot"},
    )
    if done:
        messages.success(request, _("Het team stopt."))
        return redirect("werkplek:teams")
    context = {"formulier": form, "team": team, "geweigerd": refused}
    return render(request, "werkplek/teams/stoppen.html", context)
