"""What people brought in, for staff: the list of what waits, and one inbreng with all that happened to it."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from wijkspil.berichten import queries as berichten
from wijkspil.inbreng import actions, queries
from wijkspil.inbreng.forms_staff import NoteForm, StaffFilterForm
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.permissions import may_handle, thing_of
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import INBRENG_BEHANDELEN, INBRENG_LEZEN, TAKEN_BEHANDELEN
from wijkspil.mensen.web import staff_view
from wijkspil.taken import queries as taken
from wijkspil.werkplek.bringer_deeds import DEEDS
from wijkspil.werkplek.timeline import timeline
from wijkspil.wijken import queries as wijken

TABS = {"wacht": _("Wacht op u"), "bezig": _("Bezig"), "beantwoord": _("Beantwoord"), "alles": _("Alles")}


@require_safe
@staff_view(INBRENG_LEZEN)
def lijst(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Show the inbreng of the areas of this member of staff: what waits first, the late ones on top."""
    tab = request.GET.get("toon", "wacht")
    if tab not in TABS:
        raise Http404
    areas = list(wijken.areas_within(actor.areas_with(INBRENG_LEZEN)))
    form = StaffFilterForm(request.GET, areas=areas, themes=wijken.themes())
    found = queries.staff_list(actor, form.chosen(tab), na=request.GET.get("na", ""), voor=request.GET.get("voor", ""))
    words = {name: request.GET[name] for name in form.fields if request.GET.get(name)}
    context = {
        "tabs": [(name, label, f"?{urlencode({**words, 'toon': name})}") for name, label in TABS.items()],
        "tab": tab,
        "filters": form,
        "gefilterd": bool(words),
        "rijen": found.rows,
        "toezeggingen": list(queries.promises_to_do(actor)[: queries.MOST_PRESSING]) if tab == "wacht" else [],
        "afgekapt": tab in {"wacht", "bezig"} and len(found.rows) == queries.MOST_PRESSING,
        "vorige": f"?{urlencode({**words, 'toon': tab, 'voor': found.newer})}" if found.newer else "",
        "volgende": f"?{urlencode({**words, 'toon': tab, 'na': found.older})}" if found.older else "",
        "mag_noteren": actor.may(INBRENG_BEHANDELEN),
    }
    return render(request, "werkplek/inbreng/lijst.html", context)


@require_safe
@staff_view(INBRENG_LEZEN)
def zaak(request: HttpRequest, actor: StaffActor, kenmerk: str) -> HttpResponse:
    """Show one inbreng: what was brought in, by whom, what happened since, and what can be done now."""
    inbreng = visible(actor, kenmerk)
    actions.open_for_staff(actor=actor, inbreng=inbreng)
    return render(request, "werkplek/inbreng/zaak.html", item_context(actor, inbreng))


def item_context(actor: StaffActor, inbreng: Inbreng) -> dict[str, Any]:
    """Return what the page of one inbreng shows."""
    over = thing_of(inbreng)
    tasks = taken.about(actor, over)
    return {
        "inbreng": inbreng,
        "verloop": timeline(queries.trail(inbreng), tasks),
        "taken": [task for task in tasks if task.is_open],
        "over": over,
        "toezeggingen": queries.promises(inbreng),
        "samenvoegingen": queries.merge_lines(actor, inbreng),
        "verwant": queries.related(actor, inbreng),
        "mag_taken": actor.may(TAKEN_BEHANDELEN),
        "hulp": queries.offers(inbreng),
        "bijlagen": queries.files_of(inbreng),
        "gemist": list(berichten.undelivered_about(inbreng)),
        "team": queries.who_answers(inbreng),
        "redenen": queries.reasons_in_words(inbreng),
        "deden": [deed for deed in DEEDS.values() if deed.possible(inbreng)],
        "mag": may_handle(actor, inbreng),
        "notitie": NoteForm(),
    }


def visible(actor: StaffActor, kenmerk: str) -> Inbreng:
    """Return the inbreng that the address names, when this member of staff may see it."""
    inbreng = queries.staff_by_kenmerk(actor, kenmerk)
    if inbreng is None:
        raise Http404
    return inbreng
