"""Reading in what people brought in elsewhere: choose a file, say what its columns are, look, take over, undo."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from wijkspil.core.attempt import attempt, press
from wijkspil.core.file_refused import FileRefused
from wijkspil.core.rules import RuleViolation
from wijkspil.inbreng import actions, queries
from wijkspil.inbreng.forms_inlezen import ColumnsForm, FileForm, WordsForm
from wijkspil.inbreng.models import Inlezing
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import INBRENG_INLEZEN
from wijkspil.mensen.web import staff_view
from wijkspil.wijken import queries as wijken
from wijkspil.wijken.models import Area

SHOWN = 20  # rows of the preview
REASONS = 50  # for which rows are refused
LISTED = 50  # files in the list

get_and_post = require_http_methods(["GET", "HEAD", "POST"])
may_read_in = staff_view(INBRENG_INLEZEN)


@get_and_post
@may_read_in
def inlezen(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Show the files that were read in, and take one more."""
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()

    def bring(_said: dict[str, Any]) -> Inlezing:
        data, name = form.content
        return actions.bring_file(actor=actor, data=data, naam=name, bron=form.cleaned_data["bron"])

    done, made, refused = attempt(form, bring)
    if done and made:
        return redirect("werkplek:inlezing_kolommen", made.pk)
    rows = list(queries.inlezingen_for(actor)[:LISTED])
    return _shown(request, "inlezen", {"formulier": form, "rijen": rows, "geweigerd": refused})


@get_and_post
@may_read_in
def kolommen(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Say what the columns of a file are."""
    inlezing = _one(actor, pk)
    if not inlezing.is_open:
        return redirect("werkplek:inlezing", pk)
    try:
        table = queries.table_of(inlezing)
    except FileRefused as gone:
        return _without_file(request, inlezing, gone)
    form = ColumnsForm(
        request.POST or None,
        table=table,
        mapping=queries.mapping_of(inlezing),
        areas=_areas(actor),
        themes=wijken.themes(),
    )
    done, _made, refused = attempt(
        form,
        lambda _said: actions.choose_columns(actor=actor, inlezing=inlezing, mapping=form.mapping),
        at={"geen_woorden": "tekst", "geen_wijk": "wijk"},
    )
    if done:
        return redirect("werkplek:inlezing", pk)
    context = {"inlezing": inlezing, "formulier": form, "regels": len(table.rows), "geweigerd": refused}
    return _shown(request, "kolommen", context)


@get_and_post
@may_read_in
def inlezing(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Show what a file would bring, and ask about words that are not known; once taken over, what came of it."""
    found = _one(actor, pk)
    if not found.is_open:
        return _outcome(request, found)
    mapping = queries.mapping_of(found)
    if not (mapping.has_words and mapping.has_place):
        return redirect("werkplek:inlezing_kolommen", pk)
    try:
        look = queries.look_at(actor, found)
    except FileRefused as gone:
        return _without_file(request, found, gone)
    form = WordsForm(request.POST or None, look=look, areas=_areas(actor), themes=wijken.themes())
    done, _made, refused = attempt(
        form, lambda _said: actions.choose_words(actor=actor, inlezing=found, words=form.words)
    )
    if done:
        return redirect("werkplek:inlezing", pk)
    context = {
        "inlezing": found,
        "kijk": look,
        "eerste": look.items[:SHOWN],
        "redenen": look.reasons[:REASONS],
        "formulier": form if look.unknown else None,
        "meteen": mapping.at_once,
        "geweigerd": refused,
    }
    return _shown(request, "voorbeeld", context)


def _outcome(request: HttpRequest, found: Inlezing) -> HttpResponse:
    context = {
        "inlezing": found,
        "mag_terug": queries.may_still_undo(found),
        "bewerkt": queries.worked_on(found) if found.is_taken else list(found.inbreng.all()[:SHOWN]),
    }
    return _shown(request, "uitkomst", context)


@require_POST
@may_read_in
def overnemen(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Take over all rows that can be."""
    found = _one(actor, pk)
    press(
        request,
        lambda: actions.take_over(actor=actor, inlezing=found),
        _("Overgenomen. Wie dit bracht, krijgt geen mail."),
    )
    return redirect("werkplek:inlezing", pk)


@require_POST
@may_read_in
def weggooien(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Throw the file away."""
    found = _one(actor, pk)
    press(request, lambda: actions.drop_file(actor=actor, inlezing=found), _("Het bestand is weg."))
    return redirect("werkplek:inlezen")


@require_POST
@may_read_in
def ongedaan(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Take away what came with a file and nobody worked on."""
    found = _one(actor, pk)
    try:
        gone = actions.undo(actor=actor, inlezing=found)
    except RuleViolation as refused:
        messages.error(request, refused.tekst)
    else:
        sentence = ngettext("%(n)d inbreng is weer weg.", "%(n)d keer inbreng is weer weg.", gone)
        messages.success(request, sentence % {"n": gone})
    return redirect("werkplek:inlezing", pk)


def _areas(actor: StaffActor) -> list[Area]:
    return list(wijken.areas_within(actor.areas_with(INBRENG_INLEZEN)))


def _one(actor: StaffActor, pk: int) -> Inlezing:
    found = queries.inlezing_for(actor, pk)
    if found is None:
        raise Http404
    return found


def _without_file(request: HttpRequest, inlezing: Inlezing, gone: FileRefused) -> HttpResponse:
    """Say that the file cannot be read any more, with the button to throw it away."""
    context = {"inlezing": inlezing, "geweigerd": gone.tekst}
    return _shown(request, "zonder_bestand", context)


def _shown(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    """Show one of these pages; in the menu they belong to the rules."""
    return render(request, f"werkplek/inlezen/{name}.html", context)
