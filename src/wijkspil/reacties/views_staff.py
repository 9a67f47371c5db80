"""Staff judge what visitors wrote, answer it, and decide when its writer does not agree."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wijkspil.berichten.models import about
from wijkspil.core.attempt import attempt, press
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import REACTIES_BEOORDELEN
from wijkspil.mensen.web import staff_view
from wijkspil.reacties import actions, queries, subjects
from wijkspil.reacties.forms import AnswerForm, DecisionForm, RefusalForm
from wijkspil.reacties.models import Reactie, Tegenspraak, Tip

READ_AND_SEND = require_http_methods(["GET", "HEAD", "POST"])
# What a colleague can fill in at a reaction, by its name in the template.
FORMS = {"weigeren": RefusalForm, "antwoord": AnswerForm, "besluit": DecisionForm}


@require_safe
@staff_view(REACTIES_BEOORDELEN)
def reacties(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """List what waits, and what was judged last."""
    waiting, judged = list(queries.waiting_for(actor)[:50]), queries.judged_for(actor)
    tips = list(queries.tips_for(actor)[:50])
    known = subjects.found([*(row.onderwerp for row in [*waiting, *judged]), *(row.onderwerp for row in tips)])
    context = {
        "tips": [(row, known.get(row.onderwerp)) for row in tips],
        "wachten": [(row, known.get(row.onderwerp)) for row in waiting],
        "beoordeeld": [(row, known.get(row.onderwerp)) for row in judged],
    }
    return render(request, "reacties/werk/reacties.html", context)


@require_safe
@staff_view(REACTIES_BEOORDELEN)
def reactie(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Show one reaction with what one can do with it."""
    return _show(request, actor, _get(actor, pk))


@READ_AND_SEND
@staff_view(REACTIES_BEOORDELEN)
def place(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Let a reaction appear."""
    found = _get(actor, pk)
    if request.method != "POST":
        return redirect("werkplek:reactie", pk)
    press(request, lambda: actions.place_reactie(actor=actor, reactie=found), _("De reactie staat op de site."))
    return redirect("werkplek:reacties")


@READ_AND_SEND
@staff_view(REACTIES_BEOORDELEN)
def refuse(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Keep a reaction off the site, with the reason."""
    found = _get(actor, pk)
    act = partial(actions.refuse_reactie, actor=actor, reactie=found)
    said = _("De reactie staat niet op de site. Wie een e-mailadres gaf, krijgt uw reden.")
    return _judge(request, actor, found, "weigeren", lambda form: act(reden=form.cleaned_data["reden"]), said)


@READ_AND_SEND
@staff_view(REACTIES_BEOORDELEN)
def answer(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Answer in the name of the gemeente."""
    found = _get(actor, pk)
    act = partial(actions.answer_reactie, actor=actor, reactie=found)
    said = _("Uw antwoord staat op de site.")
    return _judge(request, actor, found, "antwoord", lambda form: act(tekst=form.cleaned_data["tekst"]), said)


@READ_AND_SEND
@staff_view(REACTIES_BEOORDELEN)
def decide(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Decide when the writer does not agree that a reaction is not on the site."""
    found = _get(actor, pk)
    act = partial(actions.decide_objection, actor=actor, objection=_objection(found))
    said = _("U hebt beslist. De schrijver krijgt uw uitleg.")
    return _judge(request, actor, found, "besluit", lambda form: act(**form.action_fields), said)


def _judge(
    request: HttpRequest, actor: StaffActor, found: Reactie, name: str, act: Callable[[Any], object], said: str
) -> HttpResponse:
    """Do what one of FORMS was sent for, and lead back to the list; what is not right yet is shown at the reaction."""
    if request.method != "POST":
        return redirect("werkplek:reactie", found.pk)
    form = FORMS[name](request.POST)
    done, _row, refused = attempt(form, lambda _said: act(form))
    if done:
        messages.success(request, said)
        return redirect("werkplek:reacties")
    return _show(request, actor, found, geweigerd=refused, **{name: form})


@require_safe
@staff_view(REACTIES_BEOORDELEN)
def tip(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Show what visitors find wrong with one thing, and the thing; it may stay, or be taken off the site."""
    found = _get_tip(actor, pk)
    subject = subjects.subject_of(found.onderwerp)
    may_take_off = subject is not None and actor.may(subject.staff_permission, subject.area)
    context = {
        "tip": found,
        "tips": queries.tips_about(found.onderwerp),
        "onderwerp": subject,
        "mag_weghalen": may_take_off,
    }
    return render(request, "reacties/werk/tip.html", context)


@READ_AND_SEND
@staff_view(REACTIES_BEOORDELEN)
def keep(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Let a thing stay in spite of what visitors find wrong with it."""
    found = _get_tip(actor, pk)
    if request.method != "POST":
        return redirect("werkplek:tip", pk)
    press(request, lambda: actions.keep_despite_tips(actor=actor, tip=found), _("Het blijft op de site staan."))
    return redirect("werkplek:reacties")


def _get_tip(actor: StaffActor, pk: int) -> Tip:
    found = queries.tips_for(actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _get(actor: StaffActor, pk: int) -> Reactie:
    found = queries.visible_to(actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _objection(found: Reactie) -> Tegenspraak:
    objection = queries.objection_to(found)
    if objection is None:
        raise Http404
    return objection


def _show(request: HttpRequest, actor: StaffActor, found: Reactie, **more: Any) -> HttpResponse:
    sent = next((more[name] for name in FORMS if name in more), None)
    forms = {name: more.get(name) or form() for name, form in FORMS.items()}
    context = {
        "reactie": found,
        "onderwerp": subjects.subject_of(found.onderwerp),
        "tegenspraak": queries.objection_to(found),
        "zelf_geweigerd": found.beoordeeld_door_id == actor.account.pk,
        "antwoorden": queries.answers_to(found),
        "tips": queries.tips_about(about(found)),
        "formulier": sent or forms["antwoord"],
        **more,
        **forms,
    }
    return render(request, "reacties/werk/reactie.html", context)
