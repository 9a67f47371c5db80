"""Help at an inbreng: write down what was asked or promised, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wijkspil.inbreng import actions, forms_dossier, queries
from wijkspil.inbreng.models import Toezegging
from wijkspil.mensen import queries as mensen
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import INBRENG_BEHANDELEN
from wijkspil.mensen.web import staff_view
from wijkspil.werkplek.views.inbreng import visible
from wijkspil.werkplek.views.inbreng_deeds import arrange


@dataclass(frozen=True)
class Deed:
    """What can be done with help that was asked.

    Attributes:
        kop: heading of its page; knop: on its button; gedaan: the sentence afterwards.
        form: what has to be filled in; act: the action, given the fields of the form.
    """

    kop: str | Promise
    knop: str | Promise
    gedaan: str | Promise
    form: type[forms_dossier.PromiseForm]
    act: Callable[..., Toezegging]


DEEDS = {
    "toegezegd": Deed(
        gettext_lazy("Voor wanneer is dit toegezegd?"),
        gettext_lazy("Bewaar de datum"),
        gettext_lazy("De datum staat erbij."),
        forms_dossier.PromisedForm,
        actions.promise,
    ),
    "gedaan": Deed(
        gettext_lazy("Dit is gedaan"),
        gettext_lazy("Gedaan"),
        gettext_lazy("Het staat als gedaan in het verloop."),
        forms_dossier.FulfilledForm,
        actions.fulfil,
    ),
    "niet": Deed(
        gettext_lazy("Dit gaat niet door"),
        gettext_lazy("Gaat niet door"),
        gettext_lazy("Het staat in het verloop, met de reden."),
        forms_dossier.NotFulfilledForm,
        actions.not_fulfil,
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(INBRENG_BEHANDELEN)
def nieuw(request: HttpRequest, actor: StaffActor, kenmerk: str) -> HttpResponse:
    """Write down what is asked, of whom, and for when it was promised."""
    inbreng = visible(actor, kenmerk)
    form = forms_dossier.AskForm(
        request.POST or None,
        colleagues=mensen.colleagues_with(INBRENG_BEHANDELEN),
        teams=mensen.teams_of_today(),
        me=actor.account,
        initial={"version": inbreng.version},
    )
    page = {"kop": _("Vraag hulp"), "knop": _("Bewaar"), "gedaan": _("Het staat bij deze inbreng.")}
    return arrange(
        request,
        inbreng,
        form,
        lambda said: actions.ask(actor=actor, inbreng=inbreng, version=said["version"], asked=form.asked),
        page,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(INBRENG_BEHANDELEN)
def toezegging(request: HttpRequest, actor: StaffActor, kenmerk: str, pk: int, step: str) -> HttpResponse:
    """Do one of DEEDS."""
    inbreng, chosen = visible(actor, kenmerk), DEEDS.get(step)
    row = next((row for row in queries.promises(inbreng) if row.pk == pk), None)
    if row is None or chosen is None:
        raise Http404
    row.inbreng = inbreng
    form = chosen.form(request.POST or None, toezegging=row)
    page = {"kop": chosen.kop, "knop": chosen.knop, "gedaan": chosen.gedaan, "toezegging": row}
    return arrange(request, inbreng, form, lambda said: chosen.act(actor=actor, toezegging=row, **said), page)
