"""Staff judge the reactions under news, and answer them; readers write them in `reageren.py`."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wijkspil.core.rules import RuleViolation
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import REACTIES_BEOORDELEN
from wijkspil.mensen.web import staff_view
from wijkspil.paginas import actions, queries
from wijkspil.paginas.forms import AnswerForm, RefusalForm
from wijkspil.paginas.models import Reactie


@staff_view(REACTIES_BEOORDELEN)
def reacties(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """List what waits, and what was judged last."""
    context = {"wachten": queries.waiting_for(actor)[:50], "beoordeeld": queries.judged_for(actor)}
    return render(request, "paginas/werk/reacties.html", context)


@staff_view(REACTIES_BEOORDELEN)
def reactie(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Show one reaction with what one can do with it."""
    return _show(request, _get(actor, pk), RefusalForm(), AnswerForm())


@staff_view(REACTIES_BEOORDELEN)
def place(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Let a reaction appear."""
    found = _get(actor, pk)
    if request.method != "POST":
        return redirect("reactie", pk)
    try:
        actions.place_reactie(actor=actor, reactie=found)
    except RuleViolation as no:
        messages.error(request, no.tekst)
    else:
        messages.success(request, _("De reactie staat op de site."))
    return redirect("reacties")


@staff_view(REACTIES_BEOORDELEN)
def refuse(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Keep a reaction off the site, with the reason."""
    found = _get(actor, pk)
    if request.method != "POST":
        return redirect("reactie", pk)
    form = RefusalForm(request.POST)
    if not form.is_valid():
        return _show(request, found, form, AnswerForm())
    try:
        actions.refuse_reactie(actor=actor, reactie=found, reden=form.cleaned_data["reden"])
    except RuleViolation as no:
        messages.error(request, no.tekst)
    else:
        messages.success(request, _("De reactie staat niet op de site. Wie een e-mailadres gaf, krijgt uw reden."))
    return redirect("reacties")


@staff_view(REACTIES_BEOORDELEN)
def answer(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Answer in the name of the gemeente."""
    found = _get(actor, pk)
    if request.method != "POST":
        return redirect("reactie", pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _show(request, found, RefusalForm(), form)
    try:
        actions.answer_reactie(actor=actor, reactie=found, tekst=form.cleaned_data["tekst"])
    except RuleViolation as no:
        messages.error(request, no.tekst)
    else:
        messages.success(request, _("Uw antwoord staat op de site."))
    return redirect("reacties")


def _get(actor: StaffActor, pk: int) -> Reactie:
    found = queries.reacties_visible_to(actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _show(request: HttpRequest, found: Reactie, refusal: RefusalForm, answer_form: AnswerForm) -> HttpResponse:
    context = {"reactie": found, "weigeren": refusal, "antwoord": answer_form}
    context["formulier"] = refusal if refusal.errors else answer_form
    return render(request, "paginas/werk/reactie.html", context)
