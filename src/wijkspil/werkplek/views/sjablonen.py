"""Texts to begin an answer with, for a functioneel beheerder."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkspil.core.attempt import attempt, press
from wijkspil.core.versions import ChangedMeanwhile
from wijkspil.inbreng import actions, queries
from wijkspil.inbreng.forms_regels import SjabloonForm
from wijkspil.inbreng.models import Sjabloon
from wijkspil.inbreng.taalniveau import lees_na
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import REGELS_BEHEREN
from wijkspil.mensen.web import staff_view

AT = {"onbekende_plek": "tekst"}
get_and_post = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@staff_view(REGELS_BEHEREN)
def sjablonen(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Show the texts, the ones that are used first."""
    rows = queries.templates()
    context = {"rijen": [row for row in rows if row.is_used], "gestopt": [row for row in rows if not row.is_used]}
    return render(request, "werkplek/sjablonen/sjablonen.html", context)


@get_and_post
@staff_view(REGELS_BEHEREN)
def nieuw(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Write a new text, or have it read for B1 first."""
    form = SjabloonForm(request.POST or None, initial={"version": 1})
    if request.POST.get("naar") == "nalezen":
        form.show_as_typed()
    done, _made, refused = attempt(form, lambda _said: actions.add_template(actor=actor, text=form.text), at=AT)
    if done:
        messages.success(request, _("De tekst staat klaar voor collega’s."))
        return redirect("werkplek:sjablonen")
    return _page(request, form, geweigerd=refused)


@get_and_post
@staff_view(REGELS_BEHEREN)
def sjabloon(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Change a text; when somebody else was first, show what it says now."""
    row = _sjabloon(pk)
    form = SjabloonForm(request.POST or None, initial=SjabloonForm.answers_of(row))
    if request.POST.get("naar") == "nalezen":
        form.show_as_typed()

    def change(said: dict[str, Any]) -> None:
        actions.change_template(actor=actor, sjabloon=row, version=said["version"], text=form.text)

    try:
        done, _made, refused = attempt(form, change, at=AT)
    except ChangedMeanwhile as rule:
        form.show_again(row.version)
        return _page(request, form, sjabloon=row, geweigerd=rule.tekst, is_nu=row)
    if done:
        messages.success(request, _("De tekst is gewijzigd."))
        return redirect("werkplek:sjablonen")
    return _page(request, form, sjabloon=row, geweigerd=refused)


@require_POST
@staff_view(REGELS_BEHEREN)
def gebruiken(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Offer a text no longer, or again."""
    again = request.POST.get("weer") == "ja"
    said = _("De tekst is weer te kiezen.") if again else _("De tekst is niet meer te kiezen.")
    press(request, lambda: actions.use_template(actor=actor, sjabloon=_sjabloon(pk), again=again), said)
    return redirect("werkplek:sjablonen")


def _page(request: HttpRequest, form: SjabloonForm, **more: Any) -> HttpResponse:
    context = {"formulier": form, **more}
    if request.method == "POST":
        context["nagelezen"] = True
        context["hints"] = lees_na(request.POST.get("tekst", ""))
    return render(request, "werkplek/sjablonen/sjabloon.html", context)


def _sjabloon(pk: int) -> Sjabloon:
    row = queries.template_by_id(pk)
    if row is None:
        raise Http404
    return row
