"""Staff screens of aanspreekpunten: who is when, and adding, changing, ending and replacing with a look beforehand."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wijkspil.aanspreekpunten import actions, forms, preview, queries
from wijkspil.aanspreekpunten.guard import explain
from wijkspil.core import clock
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import AANSPREEKPUNTEN_BEHEREN
from wijkspil.mensen.web import staff_view
from wijkspil.wijken.models import Area
from wijkspil.wijken.queries import themes

LIST = "werkplek:aanspreekpunten"


@dataclass(frozen=True)
class Deed:
    """What a form does when it is sent.

    Attributes:
        do: carries it out.
        day: the first day of the change.
        area: where it changes something.
        done: what the colleague reads afterwards.
    """

    do: Callable[[], object]
    day: date
    area: Area
    done: str


@staff_view(AANSPREEKPUNTEN_BEHEREN)
def overview(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Show who is when in the areas of this colleague, and where a gap threatens."""
    form = forms.OverviewFilter(request.GET, queries.choices_for(actor).areas)
    asked = form.cleaned_data if form.is_valid() else {}
    ended = asked.get("stand") == "gestopt"
    lines = queries.overview(actor, asked.get("gebied"), asked.get("doelgroep", ""), ended=ended)
    worries = queries.worries(actor)
    context = {
        "formulier": form,
        "regels": lines,
        "gaten": explain(worries.gaten, queries.a_year_ahead().until) if worries.gaten else "",
        "alleen_centraal": sorted({stretch.wijk.naam for stretch in worries.alleen_centraal}),
    }
    return render(request, "aanspreekpunten/werk/overzicht.html", context)


@staff_view(AANSPREEKPUNTEN_BEHEREN)
def look(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Show what a resident sees on a date and the day before, side by side."""
    form = forms.LookForm(request.GET, queries.choices_for(actor).wijken)
    context: dict[str, Any] = {"formulier": form}
    if form.is_valid() and (wijk := form.wijk()):
        day = form.cleaned_data.get("kijk_op") or clock.today()
        days = [day - timedelta(days=1), day]
        context |= {"wijk": wijk, "antwoorden": [queries.who(wijk, one, form.kijk_audience) for one in days]}
    return render(request, "aanspreekpunten/werk/op_datum.html", context)


@staff_view(AANSPREEKPUNTEN_BEHEREN)
def aanspreekpunt(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Show one aanspreekpunt and what can be done with it."""
    line = _line_or_404(actor, pk)
    context = {"regel": line, "begonnen": line.row.valid_from <= clock.today()}
    return render(request, "aanspreekpunten/werk/aanspreekpunt.html", context)


@staff_view(AANSPREEKPUNTEN_BEHEREN)
def add(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Add an aanspreekpunt; the first one is filled in already, so that somebody is there for everybody at once."""
    first = queries.first_one_for(actor)
    initial = forms.initial_of_the_first(*first) if first else {"area": request.GET.get("gebied", "")}
    form = _form(request, actor, initial=initial)

    def deed() -> Deed:
        details = form.details()
        return Deed(
            lambda: actions.add_aanspreekpunt(actor=actor, details=details),
            details.valid_from,
            details.area,
            _("Het aanspreekpunt is toegevoegd."),
        )

    return _ask(request, form, deed, {"kop": _("Aanspreekpunt toevoegen"), "eerste": first})


@staff_view(AANSPREEKPUNTEN_BEHEREN)
def change(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Change an aanspreekpunt."""
    row = _line_or_404(actor, pk).row
    form = _form(request, actor, fixed=forms.fixed_of(row), initial=forms.initial_of(row))

    def deed() -> Deed:
        details = form.details()
        return Deed(
            lambda: actions.change_aanspreekpunt(actor=actor, aanspreekpunt=row, details=details),
            max(details.valid_from, clock.today()),
            details.area,
            _("Het aanspreekpunt is gewijzigd."),
        )

    return _ask(request, form, deed, {"kop": _("Aanspreekpunt wijzigen"), "rij": row})


@staff_view(AANSPREEKPUNTEN_BEHEREN)
def replace(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Let somebody else take over."""
    row = _line_or_404(actor, pk).row
    kept = ("rol", "audience", "themes", "waarvoor", "openingstijden", "spreekuur", "bezoekadres", "website")
    initial = {name: value for name, value in forms.initial_of(row).items() if name in kept}
    form = _form(request, actor, fixed={"area": row.area, "centraal": row.centraal}, initial=initial)

    def deed() -> Deed:
        details = form.details()
        return Deed(
            lambda: actions.replace_aanspreekpunt(actor=actor, aanspreekpunt=row, details=details),
            details.valid_from,
            row.area,
            _("De opvolger staat klaar."),
        )

    return _ask(request, form, deed, {"kop": _("Aanspreekpunt vervangen"), "rij": row, "vervangen": True})


@staff_view(AANSPREEKPUNTEN_BEHEREN)
def end(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Let an aanspreekpunt stop."""
    row = _line_or_404(actor, pk).row
    posted = request.POST if request.method == "POST" else None
    form = forms.EndForm(posted, queries.choices_for(actor).wijken, initial={"until": row.valid_until})

    def deed() -> Deed:
        until = form.cleaned_data["until"]
        return Deed(
            lambda: actions.end_aanspreekpunt(actor=actor, aanspreekpunt=row, until=until),
            until,
            row.area,
            _("De einddatum is opgeslagen."),
        )

    return _ask(request, form, deed, {"kop": _("Aanspreekpunt laten stoppen"), "rij": row, "stoppen": True})


@require_POST
@staff_view(AANSPREEKPUNTEN_BEHEREN)
def withdraw(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Take back an aanspreekpunt that has not begun."""
    row = _line_or_404(actor, pk).row
    try:
        actions.withdraw_aanspreekpunt(actor=actor, aanspreekpunt=row)
    except RuleViolation as refused:
        messages.error(request, refused.tekst)
        return redirect("werkplek:aanspreekpunt", pk)
    messages.success(request, _("Het aanspreekpunt is ingetrokken."))
    return redirect(LIST)


def _form(
    request: HttpRequest, actor: StaffActor, *, fixed: dict[str, Any] | None = None, initial: dict[str, Any]
) -> forms.AanspreekpuntForm:
    posted = request.POST if request.method == "POST" else None
    choices = queries.choices_for(actor)
    return forms.AanspreekpuntForm(posted, choices, themes(), fixed=fixed or {}, initial=initial)


def _ask(
    request: HttpRequest, form: forms.LookFields, deed: Callable[[], Deed], context: dict[str, Any]
) -> HttpResponse:
    """Show a form; when it is sent: look what a resident would see, or carry it out. Nothing typed is lost."""
    context["formulier"] = form
    if request.method == "POST" and form.is_valid():
        try:
            asked = deed()
            if "bekijk" in request.POST:
                context |= _look_after(form, asked)
            else:
                asked.do()
                messages.success(request, asked.done)
                return redirect(LIST)
        except NotAllowed:
            raise Http404 from None
        except RuleViolation as refused:
            form.add_error(None, refused.tekst)
    return render(request, "aanspreekpunten/werk/formulier.html", context)


def _look_after(form: forms.LookFields, asked: Deed) -> dict[str, Any]:
    wijk = form.wijk(asked.area)
    if wijk is None:
        raise RuleViolation("geen_wijk", _("Daar zijn nog geen wijken. Dan is er niets om naar te kijken."))
    answers = preview.after(asked.do, wijk=wijk, days=form.days(asked.day), audience=form.kijk_audience)
    return {"wijk": wijk, "antwoorden": answers}


def _line_or_404(actor: StaffActor, pk: int) -> queries.Line:
    line = queries.one_for(actor, pk)
    if line is None:
        raise Http404
    return line
