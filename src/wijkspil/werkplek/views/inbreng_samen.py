"""Inbreng that belongs together, and inbreng that holds two things."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wijkspil.core.attempt import press
from wijkspil.inbreng import actions, queries
from wijkspil.inbreng.forms_dossier import RelateForm, SplitForm
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import INBRENG_BEHANDELEN
from wijkspil.mensen.web import staff_view
from wijkspil.werkplek.views.inbreng import visible
from wijkspil.werkplek.views.inbreng_deeds import arrange
from wijkspil.wijken import queries as wijken


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(INBRENG_BEHANDELEN)
def hoort_bij(request: HttpRequest, actor: StaffActor, kenmerk: str) -> HttpResponse:
    """Say what it belongs with, and why."""
    inbreng = visible(actor, kenmerk)
    first = {"version": inbreng.version, "other": request.GET.get("bij", "")}
    form = RelateForm(request.POST or None, find=lambda number: queries.staff_by_kenmerk(actor, number), initial=first)
    page = {"kop": _("Waar hoort dit bij?"), "knop": _("Leg het verband"), "gedaan": _("Dit hoort nu bij elkaar.")}
    return arrange(request, inbreng, form, lambda said: actions.connect(actor=actor, inbreng=inbreng, **said), page)


@require_POST
@staff_view(INBRENG_BEHANDELEN)
def los(request: HttpRequest, actor: StaffActor, kenmerk: str, pk: int) -> HttpResponse:
    """Say that it does not belong with another after all."""
    inbreng = visible(actor, kenmerk)
    found = next((one for one in queries.related(actor, inbreng) if one.verband.pk == pk), None)
    if found is None:
        raise Http404
    press(
        request,
        lambda: actions.disconnect(actor=actor, inbreng=inbreng, verband=found.verband),
        _("Dit hoort niet meer bij elkaar."),
    )
    return redirect("werkplek:inbreng", kenmerk)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(INBRENG_BEHANDELEN)
def splitsen(request: HttpRequest, actor: StaffActor, kenmerk: str) -> HttpResponse:
    """Let one of the two things that it holds go on by itself."""
    inbreng = visible(actor, kenmerk)
    first = {
        "version": inbreng.version,
        "tekst": inbreng.tekst,
        "soort": inbreng.kind,
        "wijk": inbreng.area.slug,
        "thema": inbreng.thema.slug if inbreng.thema else "",
    }
    form = SplitForm(request.POST or None, areas=list(wijken.areas_on()), themes=wijken.themes(), initial=first)
    page = {
        "kop": _("Splits dit in tweeën"),
        "knop": _("Splits"),
        "gedaan": _("Het tweede deel heeft een eigen nummer. De brenger krijgt één mail."),
    }
    return arrange(
        request,
        inbreng,
        form,
        lambda said: actions.split(
            actor=actor, inbreng=inbreng, version=said["version"], part=form.part, tekst=said["bericht"]
        ),
        page,
    )
