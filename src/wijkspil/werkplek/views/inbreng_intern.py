"""What staff arrange among themselves about an inbreng: note it, ask a colleague, move it, leave a note."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wijkspil.core.attempt import attempt
from wijkspil.core.rules import RuleViolation
from wijkspil.inbreng import actions
from wijkspil.inbreng.forms_staff import AssignForm, MoveForm, NoteForm, PhoneNoteForm
from wijkspil.inbreng.models import Inbreng
from wijkspil.mensen import queries as mensen
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import INBRENG_BEHANDELEN
from wijkspil.mensen.web import staff_view
from wijkspil.werkplek.views.inbreng import item_context, visible
from wijkspil.werkplek.views.inbreng_deeds import what_happened
from wijkspil.wijken import queries as wijken


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(INBRENG_BEHANDELEN)
def noteren(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Note what somebody says on the phone, in the street or in a letter."""
    areas = list(wijken.areas_within(actor.areas_with(INBRENG_BEHANDELEN)))
    first = {"sleutel": str(uuid4()), "wijk": request.GET.get("wijk", "")}
    form = PhoneNoteForm(
        request.POST or None, request.FILES or None, areas=areas, themes=wijken.themes(), initial=first
    )
    if request.method != "POST" or not form.is_valid():
        return render(request, "werkplek/inbreng/noteren.html", {"formulier": form})
    done, inbreng, refused = attempt(form, lambda _said: actions.note_for(actor=actor, **form.action_fields))
    if not done:
        return render(request, "werkplek/inbreng/noteren.html", {"formulier": form, "geweigerd": refused})
    messages.success(request, _("Genoteerd. Het nummer is %(kenmerk)s.") % {"kenmerk": inbreng.kenmerk})
    if inbreng.may_be_care:
        messages.warning(request, _("Dit lijkt over iemands eigen leven te gaan. Lees hieronder wat u nu doet."))
    return redirect("werkplek:inbreng", inbreng.kenmerk)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(INBRENG_BEHANDELEN)
def toewijzen(request: HttpRequest, actor: StaffActor, kenmerk: str) -> HttpResponse:
    """Ask a colleague or a team to handle it."""
    inbreng = visible(actor, kenmerk)
    now = {"version": inbreng.version, "handler": inbreng.handler_id or "", "team": inbreng.team_id or ""}
    form = AssignForm(
        request.POST or None,
        colleagues=mensen.colleagues_with(INBRENG_BEHANDELEN),
        teams=mensen.teams_of_today(),
        initial=now,
    )
    page = {"kop": _("Wie behandelt dit?"), "knop": _("Wijs toe"), "gedaan": _("Deze collega of dit team ziet het nu.")}
    return _organise(request, actor, inbreng, form, actions.assign, page)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(INBRENG_BEHANDELEN)
def verplaatsen(request: HttpRequest, actor: StaffActor, kenmerk: str) -> HttpResponse:
    """Put it in the wijk and the theme where it belongs."""
    inbreng = visible(actor, kenmerk)
    area = inbreng.suggestion or inbreng.area
    now = {"version": inbreng.version, "wijk": area.slug, "thema": inbreng.thema.slug if inbreng.thema else ""}
    form = MoveForm(request.POST or None, areas=list(wijken.areas_on()), themes=wijken.themes(), initial=now)
    page = {"kop": _("In welke wijk hoort dit?"), "knop": _("Verplaats"), "gedaan": _("Het staat nu op de goede plek.")}
    return _organise(request, actor, inbreng, form, actions.move, page)


def _organise(
    request: HttpRequest, actor: StaffActor, inbreng: Inbreng, form: Any, action: Any, page: dict[str, str]
) -> HttpResponse:
    context = {"inbreng": inbreng, "formulier": form, **page}
    if request.method != "POST" or not form.is_valid():
        return render(request, "werkplek/inbreng/regelen.html", context)
    try:
        action(actor=actor, inbreng=inbreng, **form.action_fields)
    except RuleViolation as rule:
        return render(request, "werkplek/inbreng/regelen.html", context | what_happened(inbreng, form, rule))
    messages.success(request, page["gedaan"])
    mine = actor.may(INBRENG_BEHANDELEN, form.action_fields.get("area", inbreng.area))
    return redirect("werkplek:inbreng", inbreng.kenmerk) if mine else redirect("werkplek:inbreng_lijst")


@require_POST
@staff_view(INBRENG_BEHANDELEN)
def notitie(request: HttpRequest, actor: StaffActor, kenmerk: str) -> HttpResponse:
    """Leave a note for colleagues."""
    inbreng = visible(actor, kenmerk)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return render(request, "werkplek/inbreng/zaak.html", item_context(actor, inbreng) | {"notitie": form})
    actions.note(actor=actor, inbreng=inbreng, tekst=form.cleaned_data["tekst"])
    messages.success(request, _("Uw notitie staat erbij."))
    return redirect("werkplek:inbreng", kenmerk)
