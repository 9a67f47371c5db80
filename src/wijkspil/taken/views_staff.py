"""Staff screens of taken: what has to be done, one task, and what can be done with it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkspil.core.actors import Actor
from wijkspil.core.attempt import attempt, press
from wijkspil.core.versions import ChangedMeanwhile, VersionForm
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import TAKEN_BEHANDELEN, TAKEN_LEZEN
from wijkspil.mensen.web import staff_view
from wijkspil.taken import actions, forms, queries
from wijkspil.taken.links import link_for
from wijkspil.taken.models import Taak
from wijkspil.taken.permissions import may_hand_over, may_handle

TABS = {"mijn": _("Mijn taken"), "gebied": _("Van mijn gebied"), "klaar": _("Klaar")}
FIELD_OF = {"datum_voorbij": "due", "datum_komt_nog": "done_on"}
get_and_post = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@staff_view(TAKEN_LEZEN)
def taken(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Show the tasks of this member of staff, or of their areas: late ones on top."""
    handles = actor.may(TAKEN_BEHANDELEN)
    tab = request.GET.get("toon", "mijn" if handles else "gebied")
    if tab not in TABS:
        raise Http404
    found = queries.staff_list(actor, tab, na=request.GET.get("na", ""), voor=request.GET.get("voor", ""))
    context = {
        "tabs": TABS,
        "tab": tab,
        "rijen": found.rows,
        "zonder": list(queries.without_owner(actor)[: queries.PAGE]) if handles and tab == "mijn" else [],
        "mag": handles,
        "vorige": f"?toon={tab}&voor={found.newer}" if found.newer else "",
        "volgende": f"?toon={tab}&na={found.older}" if found.older else "",
    }
    return render(request, "taken/werk/taken.html", context)


@require_safe
@staff_view(TAKEN_LEZEN)
def taak(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Show one task: what has to be done, by whom, what happened since, and what can be done now."""
    row = _visible(actor, pk)
    context = {
        "taak": row,
        "stappen": queries.trail(row),
        "over": link_for(actor, row.about),
        "deden": [(name, one) for name, one in DEEDS.items() if row.is_open and one.may(actor, row)],
        "mag": may_handle(actor, row),
    }
    return render(request, "taken/werk/taak.html", context)


@get_and_post
@staff_view(TAKEN_BEHANDELEN)
def add(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Give somebody, or a team, a task."""
    over = request.POST.get("over") or request.GET.get("over", "")
    link = link_for(actor, over)
    initial = {"owner": f"account-{actor.id}", "gebied": link and link.area_id, "over": over if link else ""}
    form = forms.NewForm(request.POST or None, choices=queries.choices_for(actor), me=actor.account, initial=initial)
    done, made, refused = attempt(
        form,
        lambda data: actions.add_taak(
            actor=actor, area=data["gebied"], details=form.details, owner=data["owner"], about=over if link else ""
        ),
        at=FIELD_OF | {"kan_niet": "owner"},
    )
    if done:
        messages.success(request, _("De taak staat klaar."))
        return redirect("werkplek:taak", made.pk)
    return render(request, "taken/werk/nieuw.html", {"formulier": form, "geweigerd": refused, "over": link})


@dataclass(frozen=True)
class Deed:
    """Something that staff do with an open task.

    Attributes:
        kop: heading of its page; knop: on its button; gedaan: the sentence afterwards.
        icoon: a pictogram.
        form: makes what has to be filled in, from the answers, the task and the actor.
        act: the action, given what the form gives.
        may: who may do it.
    """

    kop: str | Promise
    knop: str | Promise
    gedaan: str | Promise
    icoon: str
    form: Callable[[Any, Taak, StaffActor], forms.TaakForm]
    act: Callable[..., Taak]
    may: Callable[[Actor, Taak], bool] = may_handle


DEEDS = {
    "gedaan": Deed(
        kop=_("Deze taak is gedaan"),
        knop=_("Gedaan"),
        gedaan=_("De taak is gedaan."),
        icoon="check",
        form=lambda data, taak, _actor: forms.DoneForm(data, taak),
        act=actions.complete,
    ),
    "wijzigen": Deed(
        kop=_("Wijzig deze taak"),
        knop=_("Opslaan"),
        gedaan=_("De taak is gewijzigd."),
        icoon="pencil",
        form=lambda data, taak, _actor: forms.ChangeForm(data, taak),
        act=actions.change_taak,
    ),
    "overdragen": Deed(
        kop=_("Geef deze taak aan een ander"),
        knop=_("Geef de taak"),
        gedaan=_("De taak heeft een nieuwe eigenaar."),
        icoon="send",
        form=lambda data, taak, actor: forms.PassOnForm(
            data, taak, choices=queries.owners_in(taak.area), me=actor.account
        ),
        act=actions.pass_on,
        may=may_hand_over,
    ),
    "vervalt": Deed(
        kop=_("Deze taak vervalt"),
        knop=_("Laat de taak vervallen"),
        gedaan=_("De taak is vervallen."),
        icoon="x",
        form=lambda data, taak, _actor: forms.DropForm(data, taak),
        act=actions.drop,
    ),
}


@get_and_post
@staff_view(TAKEN_LEZEN)
def deed(request: HttpRequest, actor: StaffActor, pk: int, name: str) -> HttpResponse:
    """Do one of DEEDS; when somebody else was first, show what they did, and what was typed."""
    row, chosen = _visible(actor, pk), DEEDS[name]
    if not chosen.may(actor, row):
        raise Http404
    form = chosen.form(request.POST or None, row, actor)
    context: dict[str, Any] = {"taak": row, "deed": chosen, "formulier": form}
    try:
        at = FIELD_OF | dict.fromkeys(["kan_niet", "zelfde_eigenaar"], "to")
        done, _made, refused = attempt(form, lambda _data: chosen.act(actor=actor, taak=row, **form.given), at=at)
    except ChangedMeanwhile as rule:
        done, refused = False, rule.tekst
        context["intussen"] = news = queries.trail(row, after_version=form.cleaned_data["version"])
        form.show_again(row.version, **form.merged(news))
    if done:
        messages.success(request, str(chosen.gedaan))
        return redirect("werkplek:taak", pk)
    return render(request, "taken/werk/deed.html", context | {"geweigerd": refused})


@require_POST
@staff_view(TAKEN_BEHANDELEN)
def reopen(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Open a task again that was done or dropped."""
    row = _visible(actor, pk)
    form = VersionForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else 0
    press(request, lambda: actions.reopen(actor=actor, taak=row, version=version), str(_("De taak is weer open.")))
    return redirect("werkplek:taak", pk)


def _visible(actor: StaffActor, pk: int) -> Taak:
    row = queries.taak_for(actor, pk)
    if row is None:
        raise Http404
    return row
