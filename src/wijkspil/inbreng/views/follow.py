"""The pages behind the secret link of a bringer: confirm, follow, correct, take back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from wijkspil.core.actors import LinkActor
from wijkspil.core.rules import RuleViolation
from wijkspil.core.secret_link import behind_secret_link
from wijkspil.core.versions import ChangedMeanwhile
from wijkspil.inbreng import actions, queries
from wijkspil.inbreng.forms import CorrectForm, RemarkForm, WithdrawForm
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.permissions import thing_of
from wijkspil.inbreng.status import State

for_its_bringer = behind_secret_link(queries.by_code)


@for_its_bringer
def bevestig(request: HttpRequest, inbreng: Inbreng) -> HttpResponse:
    """Ask for one press on a button (mail scanners open links), then tell number, who answers and by when."""
    if request.method == "POST":
        actions.confirm(actor=bringer_of(inbreng), inbreng=inbreng)
        return redirect("inbreng:bevestig", inbreng.code)
    if inbreng.state == State.ONBEVESTIGD:
        return render(request, "inbreng/bevestig.html", {"idee": inbreng})
    return render(request, "inbreng/bevestigd.html", {"idee": inbreng, "team": queries.who_answers(inbreng)})


@for_its_bringer
def volg(request: HttpRequest, inbreng: Inbreng) -> HttpResponse:
    """Show the bringer what happened with it; take what the bringer adds."""
    if inbreng.state == State.ONBEVESTIGD:
        return redirect("inbreng:bevestig", inbreng.code)
    form = RemarkForm(request.POST if request.method == "POST" else None)
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_remark(actor=bringer_of(inbreng), inbreng=inbreng, tekst=form.cleaned_data["tekst"])
        except RuleViolation as rule:
            refused = rule.tekst
        else:
            return redirect(f"{request.path}?toegevoegd=1#verloop")
    return render(request, "inbreng/volg.html", _follow_context(request, inbreng, form, refused))


def _follow_context(request: HttpRequest, inbreng: Inbreng, form: RemarkForm, refused: str) -> dict[str, Any]:
    return {
        "idee": inbreng,
        "stappen": queries.steps_for_bringer(inbreng),
        "toezeggingen": queries.promises_for_bringer(inbreng),
        "verder": queries.goes_on_for(inbreng),
        "bijlagen": queries.files_for_bringer(inbreng),
        "formulier": form,
        "geweigerd": refused,
        "toegevoegd": "toegevoegd" in request.GET,
        "aangepast": "aangepast" in request.GET,
        "team": queries.who_answers(inbreng),
    }


@for_its_bringer
def aanpassen(request: HttpRequest, inbreng: Inbreng) -> HttpResponse:
    """Let the bringer write it better; what happened in between is shown, and no typed word gets lost."""
    if inbreng.state == State.ONBEVESTIGD or inbreng.is_withdrawn:
        return redirect("inbreng:volg", inbreng.code)
    now = {name: getattr(inbreng, name) for name in ("version", "titel", "tekst", "place")}
    form = CorrectForm(request.POST if request.method == "POST" else None, initial=now)
    context: dict[str, Any] = {"idee": inbreng, "formulier": form}
    if request.method == "POST" and form.is_valid():
        try:
            done = actions.correct(actor=bringer_of(inbreng), inbreng=inbreng, **form.action_fields)
        except RuleViolation as rule:
            context |= _refused(inbreng, form, rule)
        else:
            return redirect(f"{reverse('inbreng:volg', args=[done.code])}?aangepast=1#verloop")
    return render(request, "inbreng/aanpassen.html", context)


def _refused(inbreng: Inbreng, form: CorrectForm, rule: RuleViolation) -> dict[str, Any]:
    """Return why it was not corrected, with the form ready to be sent again; else as a remark, ready to be sent."""
    if isinstance(rule, ChangedMeanwhile):
        news = queries.steps_for_bringer(inbreng, after_version=form.cleaned_data["version"])
        form.show_again(inbreng.version)
        return {"geweigerd": rule.tekst, "intussen": news}
    if inbreng.is_correctable:
        return {"geweigerd": rule.tekst}
    return {"geweigerd": rule.tekst, "aanvulling": RemarkForm(initial={"tekst": form.as_remark})}


@for_its_bringer
def op_de_site(request: HttpRequest, inbreng: Inbreng) -> HttpResponse:
    """Let the bringer agree that it comes on the site; what it looks like there is said first."""
    if not inbreng.may_be_allowed:
        return redirect("inbreng:volg", inbreng.code)
    if request.method == "POST":
        actions.allow_on_site(actor=bringer_of(inbreng), inbreng=inbreng)
        return redirect("inbreng:volg", inbreng.code)
    return render(request, "inbreng/op_de_site.html", {"idee": inbreng})


@for_its_bringer
def intrekken(request: HttpRequest, inbreng: Inbreng) -> HttpResponse:
    """Let the bringer take it back: all of it, or only who they are."""
    if inbreng.state == State.ONBEVESTIGD or inbreng.is_withdrawn:
        return redirect("inbreng:volg", inbreng.code)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        keep = form.cleaned_data["blijft"] == "ja"
        actions.withdraw(actor=bringer_of(inbreng), inbreng=inbreng, keep_text=keep)
        return redirect("inbreng:volg", inbreng.code)
    return render(request, "inbreng/intrekken.html", {"idee": inbreng, "formulier": form})


def bringer_of(inbreng: Inbreng) -> LinkActor:
    """Return who holds the secret link."""
    return LinkActor(thing_of(inbreng))
