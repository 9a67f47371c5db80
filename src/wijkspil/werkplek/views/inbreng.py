"""What people brought in, for staff: the list of what waits, one inbreng, and what can be done with it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkspil.berichten import queries as berichten
from wijkspil.berichten.layout import html_from_text
from wijkspil.core.rules import RuleViolation
from wijkspil.inbreng import actions, forms, mails, queries
from wijkspil.inbreng.models import Inbreng, InbrengStap
from wijkspil.inbreng.permissions import may_handle
from wijkspil.inbreng.status import OUTCOMES, UNANSWERED, ChangedMeanwhile, StapKind, State
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import INBRENG_BEHANDELEN, INBRENG_LEZEN
from wijkspil.mensen.web import staff_view

TABS = {"wacht": _("Wacht op u"), "bezig": _("Bezig"), "beantwoord": _("Beantwoord"), "alles": _("Alles")}


@require_safe
@staff_view(INBRENG_LEZEN)
def lijst(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Show the inbreng of the areas of this member of staff: what waits first, the late ones on top."""
    tab = request.GET.get("toon", "wacht")
    if tab not in TABS:
        raise Http404
    found = queries.staff_list(actor, tab, na=request.GET.get("na", ""), voor=request.GET.get("voor", ""))
    context = {
        "tabs": TABS,
        "tab": tab,
        "rijen": found.rows,
        "afgekapt": tab in {"wacht", "bezig"} and len(found.rows) == queries.MOST_PRESSING,
        "vorige": f"?toon={tab}&voor={found.newer}" if found.newer else "",
        "volgende": f"?toon={tab}&na={found.older}" if found.older else "",
    }
    return render(request, "werkplek/inbreng/lijst.html", context)


@require_safe
@staff_view(INBRENG_LEZEN)
def zaak(request: HttpRequest, actor: StaffActor, kenmerk: str) -> HttpResponse:
    """Show one inbreng: what was brought in, by whom, what happened since, and what can be done now."""
    inbreng = _visible(actor, kenmerk)
    actions.open_for_staff(actor=actor, inbreng=inbreng)
    context = {
        "inbreng": inbreng,
        "stappen": queries.trail(inbreng),
        "gemist": list(berichten.undelivered_about(inbreng)),
        "team": queries.who_answers(inbreng),
        "deden": [deed for deed in DEEDS.values() if deed.possible(inbreng)],
        "mag": may_handle(actor, inbreng),
    }
    return render(request, "werkplek/inbreng/zaak.html", context)


@dataclass(frozen=True)
class Deed:
    """Something that staff do with an inbreng and that the bringer hears of.

    Attributes:
        name: its word in the address.
        kop: heading of its page; knop: on its button; gedaan: the sentence afterwards.
        icoon: a pictogram.
        form: what has to be filled in.
        act: the action, given the fields of the form.
        kind: the step that it adds, for the preview.
        possible: whether it makes sense now (the action decides).
    """

    name: str
    kop: str | Promise
    knop: str | Promise
    gedaan: str | Promise
    icoon: str
    form: type[forms.VersionForm]
    act: Callable[..., Inbreng]
    kind: StapKind
    possible: Callable[[Inbreng], bool] = field(default=lambda _inbreng: True)

    def do(self, actor: StaffActor, inbreng: Inbreng, fields: dict[str, Any]) -> None:
        """Run the action with the fields of a valid form."""
        self.act(actor=actor, inbreng=inbreng, **fields)

    def preview(self, actor: StaffActor, inbreng: Inbreng, fields: dict[str, Any]) -> tuple[str, str]:
        """Return subject and text of the mail that the bringer would get."""
        inbreng.outcome = fields.get("outcome", inbreng.outcome)
        signed = queries.signature(actor.account, inbreng.area)
        return mails.preview(
            inbreng, InbrengStap(kind=self.kind, tekst=fields.get("tekst") or fields.get("reason", ""), signed=signed)
        )


DEEDS = {
    deed.name: deed
    for deed in (
        Deed(
            name="antwoord",
            kop=_("Antwoord de brenger"),
            knop=_("Verstuur het antwoord"),
            gedaan=_("Uw antwoord is verstuurd."),
            icoon="send",
            form=forms.AnswerForm,
            act=actions.answer,
            kind=StapKind.ANTWOORD,
            possible=lambda inbreng: inbreng.state in {*UNANSWERED, *OUTCOMES},
        ),
        Deed(
            name="oppakken",
            kop=_("Pak dit op"),
            knop=_("Ik pak dit op"),
            gedaan=_("De brenger hoort dat u ermee bezig bent."),
            icoon="hand-helping",
            form=forms.TakeUpForm,
            act=actions.take_up,
            kind=StapKind.IN_BEHANDELING,
            possible=lambda inbreng: inbreng.state == "ontvangen",
        ),
        Deed(
            name="afronden",
            kop=_("Rond dit af"),
            knop=_("Rond af"),
            gedaan=_("De brenger hoort dat het klaar is."),
            icoon="check-check",
            form=forms.CompleteForm,
            act=actions.complete,
            kind=StapKind.AFGEROND,
            possible=lambda inbreng: inbreng.state in OUTCOMES,
        ),
        Deed(
            name="heropenen",
            kop=_("Pak dit weer op"),
            knop=_("Pak weer op"),
            gedaan=_("De brenger hoort dat u er weer mee bezig bent."),
            icoon="arrow-left",
            form=forms.ReopenForm,
            act=actions.reopen,
            kind=StapKind.HEROPEND,
            possible=lambda inbreng: inbreng.state in {*OUTCOMES, State.AFGEROND},
        ),
        Deed(
            name="niet-plaatsen",
            kop=_("Zet dit niet op de site"),
            knop=_("Niet op de site"),
            gedaan=_("Het staat niet op de site. De brenger hoort waarom."),
            icoon="x",
            form=forms.NotPublishForm,
            act=actions.not_publish,
            kind=StapKind.NIET_GEPUBLICEERD,
            possible=lambda inbreng: inbreng.publication in {"wacht", "openbaar"},
        ),
    )
}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(INBRENG_BEHANDELEN)
def deed(request: HttpRequest, actor: StaffActor, kenmerk: str, name: str) -> HttpResponse:
    """Fill in, look at the mail as the bringer will get it, and send."""
    inbreng, chosen = _visible(actor, kenmerk), DEEDS.get(name)
    if chosen is None:
        raise Http404
    form = chosen.form(request.POST or None, initial={"version": inbreng.version})
    context = {"inbreng": inbreng, "deed": chosen, "formulier": form}
    if request.method != "POST" or not form.is_valid():
        return render(request, "werkplek/inbreng/deed.html", context)
    if request.POST.get("naar") == "voorbeeld":
        subject, text = chosen.preview(actor, inbreng, form.cleaned_data)
        text = mark_safe(html_from_text(text))  # noqa: S308 - everything in it is escaped there
        return render(request, "werkplek/inbreng/deed.html", context | {"onderwerp": subject, "voorbeeld": text})
    try:
        chosen.do(actor, inbreng, form.cleaned_data)
    except RuleViolation as rule:
        return render(request, "werkplek/inbreng/deed.html", context | _refused(chosen, inbreng, form, rule))
    messages.success(request, str(chosen.gedaan))
    return redirect("werkplek:inbreng", kenmerk)


@require_POST
@staff_view(INBRENG_BEHANDELEN)
def plaatsen(request: HttpRequest, actor: StaffActor, kenmerk: str) -> HttpResponse:
    """Put an idea on the site."""
    inbreng = _visible(actor, kenmerk)
    form = forms.VersionForm(request.POST)
    try:
        version = form.cleaned_data["version"] if form.is_valid() else 0
        actions.publish(actor=actor, inbreng=inbreng, version=version)
    except RuleViolation as rule:
        messages.warning(request, rule.tekst)
    else:
        messages.success(request, _("Het staat op de site. De brenger krijgt bericht."))
    return redirect("werkplek:inbreng", kenmerk)


def _refused(chosen: Deed, inbreng: Inbreng, form: forms.VersionForm, rule: RuleViolation) -> dict[str, Any]:
    """Show the same form again; when somebody else was first, with what they did, ready to be sent after all."""
    if not isinstance(rule, ChangedMeanwhile):
        return {"geweigerd": rule.tekst}
    news = queries.trail(inbreng, after_version=form.cleaned_data["version"])
    again = chosen.form({**dict(form.data.items()), "version": inbreng.version})
    return {"geweigerd": rule.tekst, "intussen": news, "formulier": again}


def _visible(actor: StaffActor, kenmerk: str) -> Inbreng:
    inbreng = queries.staff_by_kenmerk(actor, kenmerk)
    if inbreng is None:
        raise Http404
    return inbreng
