"""Where things go and by when, for a functioneel beheerder."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkspil.core.attempt import attempt, press
from wijkspil.inbreng import actions, queries
from wijkspil.inbreng.forms_regels import RegelForm, TermijnenForm
from wijkspil.inbreng.models import Routeregel
from wijkspil.mensen import queries as mensen
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import INBRENG_BEHANDELEN, REGELS_BEHEREN
from wijkspil.mensen.web import staff_view
from wijkspil.wijken import queries as wijken

get_and_post = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@staff_view(REGELS_BEHEREN)
def regels(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Show the rules in the order in which they are tried, and say of which the team or person is gone."""
    return render(request, "werkplek/regels/regels.html", {"regels": queries.rule_list()})


@get_and_post
@staff_view(REGELS_BEHEREN)
def nieuw(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Make a rule; first try it on what came in before."""
    form = _form(request)
    if request.POST.get("naar") == "proef" and form.is_valid():
        return _dry_run(request, form, Routeregel(volgorde=queries.next_place()))
    done, _made, refused = attempt(form, lambda _said: actions.make_rule(actor=actor, content=form.content))
    if done:
        messages.success(request, _("De regel staat erbij."))
        return redirect("werkplek:regels")
    return render(request, "werkplek/regels/regel.html", {"formulier": form, "geweigerd": refused})


@get_and_post
@staff_view(REGELS_BEHEREN)
def regel(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Change a rule; first try it on what came in before."""
    found = _rule(pk)
    form = _form(request, RegelForm.answers_of(found))
    if request.POST.get("naar") == "proef" and form.is_valid():
        return _dry_run(request, form, found)
    done, _made, refused = attempt(
        form, lambda _said: actions.change_rule(actor=actor, regel=found, content=form.content)
    )
    if done:
        messages.success(request, _("De regel is gewijzigd."))
        return redirect("werkplek:regels")
    return render(request, "werkplek/regels/regel.html", {"formulier": form, "regel": found, "geweigerd": refused})


@require_POST
@staff_view(REGELS_BEHEREN)
def stoppen(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Let a rule count no longer."""
    found = _rule(pk)
    press(request, lambda: actions.end_rule(actor=actor, regel=found), _("De regel telt niet meer."))
    return redirect("werkplek:regels")


@require_POST
@staff_view(REGELS_BEHEREN)
def verplaatsen(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Let a rule be tried earlier or later."""
    actions.move_rule(actor=actor, regel=_rule(pk), up=request.POST.get("kant") == "omhoog")
    return redirect("werkplek:regels")


@get_and_post
@staff_view(REGELS_BEHEREN)
def termijnen(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Say per kind within how many work days people hear something."""
    form = TermijnenForm(request.POST or None, terms=queries.terms_per_kind())
    done, _made, refused = attempt(form, lambda _said: actions.set_terms(actor=actor, terms=form.terms))
    if done:
        messages.success(request, _("De termijnen zijn gewijzigd. Ze gelden voor wat vanaf nu binnenkomt."))
        return redirect("werkplek:termijnen")
    return render(request, "werkplek/regels/termijnen.html", {"formulier": form, "geweigerd": refused})


def _form(request: HttpRequest, initial: dict[str, Any] | None = None) -> RegelForm:
    return RegelForm(
        request.POST or None,
        initial=initial,
        areas=list(wijken.areas_on()),
        themes=wijken.themes(),
        teams=mensen.teams_of_today(),
        colleagues=mensen.colleagues_with(INBRENG_BEHANDELEN),
    )


def _dry_run(request: HttpRequest, form: RegelForm, draft: Routeregel) -> HttpResponse:
    known = draft if draft.pk else None
    form.content.write(draft)
    tried, differ = queries.dry_run(draft)
    context = {"formulier": form, "regel": known, "geprobeerd": tried, "anders": differ, "is_proef": True}
    return render(request, "werkplek/regels/regel.html", context)


def _rule(pk: int) -> Routeregel:
    found = queries.rule_by_id(pk)
    if found is None:
        raise Http404
    return found
