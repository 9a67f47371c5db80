"""Staff screens of a wisseling: gather what changes together, look at it, check it as one, and decide."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wijkspil.aanspreekpunten import actions, forms, preview, queries
from wijkspil.aanspreekpunten.models import Wisseling
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import AANSPREEKPUNTEN_BEHEREN
from wijkspil.mensen.web import staff_view
from wijkspil.wijken.queries import themes

LIST, ONE = "werkplek:wisselingen", "werkplek:wisseling"
FORM = "aanspreekpunten/werk/wisseling_formulier.html"


@staff_view(AANSPREEKPUNTEN_BEHEREN)
def wisselingen(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Show the wisselingen of the areas of this colleague."""
    context = {"wisselingen": queries.wisselingen_for(actor)}
    return render(request, "aanspreekpunten/werk/wisselingen.html", context)


@staff_view(AANSPREEKPUNTEN_BEHEREN)
def make(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Begin the concept of a wisseling."""
    form = forms.WisselingForm(_posted(request), queries.choices_for(actor).areas)
    if form.is_bound and form.is_valid():
        try:
            return redirect(ONE, actions.make_wisseling(actor=actor, details=form.details()).pk)
        except RuleViolation as refused:
            _refuse(form, refused)
    return render(request, FORM, {"formulier": form, "kop": _("Nieuwe wisseling")})


@staff_view(AANSPREEKPUNTEN_BEHEREN)
def change(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Change dates and texts of a concept."""
    found = _wisseling_or_404(actor, pk)
    initial = forms.initial_of_wisseling(found)
    form = forms.WisselingForm(_posted(request), queries.choices_for(actor).areas, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            actions.change_wisseling(actor=actor, wisseling=found, details=form.details())
            return redirect(ONE, pk)
        except RuleViolation as refused:
            _refuse(form, refused)
    return render(request, FORM, {"formulier": form, "kop": _("Wisseling wijzigen"), "wisseling": found})


@staff_view(AANSPREEKPUNTEN_BEHEREN)
def wisseling(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Show all of a wisseling: what stops, what begins, whether it fits, and what a resident sees on each side."""
    found = _wisseling_or_404(actor, pk)
    choices = queries.choices_for(actor)
    kijk = forms.LookForm(request.GET, choices.wijken)
    context: dict[str, Any] = {
        "wisseling": found,
        "beginnen": queries.beginning_with(found),
        "stoppen": queries.ending_with(found),
        "formulier": kijk,
    }
    if kijk.is_valid() and (wijk := kijk.wijk(found.area)):
        days = kijk.days(found.valid_from)
        context |= {"wijk": wijk, **_outcome(actor, found, wijk, days, kijk.kijk_audience)}
    return render(request, "aanspreekpunten/werk/wisseling.html", context)


@staff_view(AANSPREEKPUNTEN_BEHEREN)
def endings(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Choose who stops with a concept."""
    found = _wisseling_or_404(actor, pk)
    candidates = queries.can_end_with(actor, found)
    initial = {"stoppen": [str(row.pk) for row in queries.ending_with(found)]}
    form = forms.EndingsForm(_posted(request), candidates, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            actions.plan_endings(actor=actor, wisseling=found, aanspreekpunten=form.chosen())
            return redirect(ONE, pk)
        except RuleViolation as refused:
            _refuse(form, refused)
    return render(request, FORM, {"formulier": form, "kop": _("Wie stopt er?"), "wisseling": found})


@staff_view(AANSPREEKPUNTEN_BEHEREN)
def start(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Add an aanspreekpunt that begins with a concept."""
    found = _wisseling_or_404(actor, pk)
    fixed = {"valid_from": found.valid_from, "visible_from": found.visible_from, "valid_until": None}
    form = forms.AanspreekpuntForm(_posted(request), queries.choices_for(actor), themes(), fixed=fixed)
    if form.is_bound and form.is_valid():
        try:
            actions.plan_start(actor=actor, wisseling=found, details=form.details())
            return redirect(ONE, pk)
        except RuleViolation as refused:
            _refuse(form, refused)
    context = {"formulier": form, "kop": _("Aanspreekpunt bij de wisseling"), "wisseling": found, "in_wisseling": True}
    return render(request, "aanspreekpunten/werk/formulier.html", context)


@require_POST
@staff_view(AANSPREEKPUNTEN_BEHEREN)
def unplan(request: HttpRequest, actor: StaffActor, pk: int, contact: int) -> HttpResponse:
    """Take a new aanspreekpunt out of a concept."""
    found = _wisseling_or_404(actor, pk)
    row = next((one for one in queries.beginning_with(found) if one.pk == contact), None)
    if row is None:
        raise Http404
    try:
        actions.unplan_start(actor=actor, wisseling=found, aanspreekpunt=row)
    except RuleViolation as refused:
        messages.error(request, refused.tekst)
    return redirect(ONE, pk)


@require_POST
@staff_view(AANSPREEKPUNTEN_BEHEREN)
def decide(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Carry out all changes as one."""
    try:
        actions.decide_wisseling(actor=actor, wisseling=_wisseling_or_404(actor, pk))
        messages.success(request, _("De wisseling is vastgesteld."))
    except RuleViolation as refused:
        messages.error(request, refused.tekst)
    return redirect(ONE, pk)


@require_POST
@staff_view(AANSPREEKPUNTEN_BEHEREN)
def drop(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Throw a concept away."""
    try:
        actions.drop_wisseling(actor=actor, wisseling=_wisseling_or_404(actor, pk))
    except RuleViolation as refused:
        messages.error(request, refused.tekst)
        return redirect(ONE, pk)
    messages.success(request, _("De wisseling is verwijderd."))
    return redirect(LIST)


def _outcome(actor: StaffActor, found: Wisseling, wijk: Any, days: list[date], audience: str) -> dict[str, Any]:
    """Return what a resident sees once it is decided, or why it cannot be."""
    if not found.is_concept:
        return {"antwoorden": [queries.who(wijk, day, audience) for day in sorted(set(days))]}

    def decided() -> object:
        return actions.decide_wisseling(actor=actor, wisseling=found)

    try:
        return {"antwoorden": preview.after(decided, wijk=wijk, days=days, audience=audience)}
    except RuleViolation as refused:
        return {"past_niet": refused.tekst}


def _refuse(form: Any, refused: RuleViolation) -> None:
    """Say why, above the form; to who may not, the page does not exist."""
    if isinstance(refused, NotAllowed):
        raise Http404
    form.add_error(None, refused.tekst)


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _wisseling_or_404(actor: StaffActor, pk: int) -> Wisseling:
    found = queries.wisseling_for(actor, pk)
    if found is None:
        raise Http404
    return found
