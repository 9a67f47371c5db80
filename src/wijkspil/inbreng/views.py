"""Public pages of what people brought in, and the pages behind the secret link of its bringer."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from wijkspil.core.actors import LinkActor
from wijkspil.core.rules import RuleViolation
from wijkspil.core.secret_link import behind_secret_link
from wijkspil.inbreng import actions, queries
from wijkspil.inbreng.forms import FilterForm, RemarkForm, WithdrawForm
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.permissions import thing_of
from wijkspil.inbreng.status import State
from wijkspil.wijken import queries as wijken
from wijkspil.wijken.models import Area


@require_safe
def ideeen(request: HttpRequest, wijk: str = "") -> HttpResponse:
    """Show the public ideas, of all wijken or of one."""
    area = _area(wijk) if wijk else None
    areas = [] if area else wijken.wijk_choices()
    themes = wijken.themes()
    form = FilterForm(request.GET or None, areas=areas, themes=themes)
    chosen = form.cleaned_data if form.is_valid() else {}
    chosen_area = area or next((one for one in areas if one.slug == chosen.get("wijk")), None)
    chosen_thema = next((one for one in themes if one.slug == chosen.get("thema")), None)
    wanted = queries.PublicFilter(chosen_area, chosen_thema, chosen.get("stand", ""))
    found = queries.public_list(wanted, na=request.GET.get("na", ""), voor=request.GET.get("voor", ""))
    words = {name: value for name, value in chosen.items() if value}
    context = {
        "area": area,
        "filters": form,
        "gefilterd": bool(words),
        "ideeen": found.rows,
        "vorige": f"?{urlencode({**words, 'voor': found.newer})}" if found.newer else "",
        "volgende": f"?{urlencode({**words, 'na': found.older})}" if found.older else "",
    }
    return render(request, "inbreng/ideeen.html", context)


@require_safe
def idee(request: HttpRequest, kenmerk: str) -> HttpResponse:
    """Show a public idea with the answers to it."""
    inbreng = queries.public_by_kenmerk(kenmerk)
    if inbreng is None:
        raise Http404
    context = {"idee": inbreng, "stappen": queries.public_steps(inbreng), "team": queries.team_name(inbreng.area)}
    return render(request, "inbreng/idee.html", context)


def _area(slug: str) -> Area:
    area = wijken.area_by_slug_or_code(slug)
    if area is None:
        raise Http404
    return area


for_its_bringer = behind_secret_link(queries.by_code)


@for_its_bringer
def bevestig(request: HttpRequest, inbreng: Inbreng) -> HttpResponse:
    """Ask for one press on a button (mail scanners open links), then tell number, who answers and by when."""
    if request.method == "POST":
        actions.confirm(actor=_bringer(inbreng), inbreng=inbreng)
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
            actions.add_remark(actor=_bringer(inbreng), inbreng=inbreng, tekst=form.cleaned_data["tekst"])
        except RuleViolation as rule:
            refused = rule.tekst
        else:
            return redirect(f"{request.path}?toegevoegd=1#verloop")
    return render(request, "inbreng/volg.html", _follow_context(request, inbreng, form, refused))


def _follow_context(request: HttpRequest, inbreng: Inbreng, form: RemarkForm, refused: str) -> dict[str, Any]:
    return {
        "idee": inbreng,
        "stappen": queries.steps_for_bringer(inbreng),
        "formulier": form,
        "geweigerd": refused,
        "toegevoegd": "toegevoegd" in request.GET,
        "team": queries.who_answers(inbreng),
    }


@for_its_bringer
def intrekken(request: HttpRequest, inbreng: Inbreng) -> HttpResponse:
    """Let the bringer take it back: all of it, or only who they are."""
    if inbreng.state == State.ONBEVESTIGD or inbreng.is_withdrawn:
        return redirect("inbreng:volg", inbreng.code)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        keep = form.cleaned_data["blijft"] == "ja"
        actions.withdraw(actor=_bringer(inbreng), inbreng=inbreng, keep_text=keep)
        return redirect("inbreng:volg", inbreng.code)
    return render(request, "inbreng/intrekken.html", {"idee": inbreng, "formulier": form})


def _bringer(inbreng: Inbreng) -> LinkActor:
    return LinkActor(thing_of(inbreng))
