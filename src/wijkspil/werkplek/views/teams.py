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
from wijkspil.mensen.models import Team, TeamSoort
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


@require_safe
@staff_view(ACCOUNTS_BEHEREN)
def team(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Show who belongs to a team: now, later and before."""
    found = _team(actor, pk)
    context = {"team": found, "leden": queries.members_of(found), "vandaag": clock.today()}
    return render(request, "werkplek/teams/team.html", context)


@get_and_post
@staff_view(ACCOUNTS_BEHEREN)
def add(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Make a team for an area."""
    form = forms.TeamForm(request.POST or None, actor=actor)
    done, made, refused = attempt(
        form,
        lambda data: actions.make_team(
            actor=actor,
            naam=data["naam"],
            soort=TeamSoort(data["soort"]),
            area=form.area,
            valid_from=data["vanaf"],
            valid_until=data["tot"],
        ),
    )
    if done and made:
        messages.success(request, _("Het team is gemaakt. Voeg nu collega’s toe."))
        return redirect("werkplek:team", made.pk)
    return render(request, "werkplek/teams/nieuw.html", {"formulier": form, "geweigerd": refused})


@get_and_post
@staff_view(ACCOUNTS_BEHEREN)
def end(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """End a team from a day on."""
    team = _team(actor, pk)
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


@get_and_post
@staff_view(ACCOUNTS_BEHEREN)
def add_member(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Let a colleague join a team from a day on."""
    team = _team(actor, pk)
    form = forms.MemberForm(request.POST or None, people=queries.staying_accounts())
    done, _made, refused = attempt(
        form,
        lambda data: actions.join_team(actor=actor, account=data["account"], team=team, valid_from=data["vanaf"]),
        at={"al_lid": "account", "team_niet_daar": "vanaf", "account_niet_open": "vanaf"},
    )
    if done:
        messages.success(request, _("Deze collega hoort bij het team."))
        return redirect("werkplek:team", pk)
    context = {"formulier": form, "team": team, "geweigerd": refused}
    return render(request, "werkplek/teams/lid_erbij.html", context)


@get_and_post
@staff_view(ACCOUNTS_BEHEREN)
def end_member(request: HttpRequest, actor: StaffActor, pk: int, lid_pk: int) -> HttpResponse:
    """Let a colleague leave a team from a day on."""
    lid = queries.member_for(actor, pk, lid_pk)
    if lid is None:
        raise Http404
    form = forms.EndForm(request.POST or None, initial={"tot": clock.today()})
    done, _made, refused = attempt(
        form,
        lambda data: actions.leave_team(actor=actor, lid=lid, until=data["tot"]),
        at={"datum_voorbij": "tot", "lid_stopt_al": "tot"},
    )
    if done:
        messages.success(request, _("Deze collega gaat uit het team."))
        return redirect("werkplek:team", pk)
    context = {"formulier": form, "lid": lid, "geweigerd": refused}
    return render(request, "werkplek/teams/lid_eraf.html", context)


def _team(actor: StaffActor, pk: int) -> Team:
    found = queries.team_for(actor, pk)
    if found is None:
        raise Http404
    return found
