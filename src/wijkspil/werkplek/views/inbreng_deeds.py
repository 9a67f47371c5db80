"""Something that the bringer hears of: fill in, look at the mail, send."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from wijkspil.berichten.layout import html_from_text
from wijkspil.core.attempt import attempt, press
from wijkspil.core.rules import RuleViolation
from wijkspil.core.versions import ChangedMeanwhile, VersionForm
from wijkspil.inbreng import actions, queries
from wijkspil.inbreng.models import Inbreng
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import INBRENG_BEHANDELEN
from wijkspil.mensen.web import staff_view
from wijkspil.werkplek.bringer_deeds import DEEDS
from wijkspil.werkplek.views.inbreng import visible
from wijkspil.werkplek.views.schrijfhulp import writing_help

FIELD_OF = {"datum_voorbij": "due", "niet_meer_hier": "van", "zelfde": "other", "al_verbonden": "other"}
FIELD_OF |= {"ander_klaar": "other"}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(INBRENG_BEHANDELEN)
def deed(request: HttpRequest, actor: StaffActor, kenmerk: str, name: str) -> HttpResponse:
    """Fill in, look at the mail as the bringer will get it, and send."""
    inbreng, chosen = visible(actor, kenmerk), DEEDS.get(name)
    if chosen is None:
        raise Http404
    form = chosen.form(request.POST or None, initial={"version": inbreng.version})
    help_ = writing_help(request, inbreng, chosen.kind, form)
    context = {"inbreng": inbreng, "deed": chosen, "formulier": form, **help_}
    if not (form.is_bound and form.is_valid()):
        return render(request, "werkplek/inbreng/deed.html", context)
    if request.POST.get("naar") == "voorbeeld":
        subject, text = chosen.preview(actor, inbreng, form.cleaned_data)
        text = mark_safe(html_from_text(text))  # noqa: S308 - everything in it is escaped there
        return render(request, "werkplek/inbreng/deed.html", context | {"onderwerp": subject, "voorbeeld": text})
    try:
        chosen.do(actor, inbreng, form.cleaned_data)
    except RuleViolation as rule:
        return render(request, "werkplek/inbreng/deed.html", context | what_happened(inbreng, form, rule))
    messages.success(request, str(chosen.gedaan))
    return redirect("werkplek:inbreng", kenmerk)


@require_POST
@staff_view(INBRENG_BEHANDELEN)
def plaatsen(request: HttpRequest, actor: StaffActor, kenmerk: str) -> HttpResponse:
    """Put an idea on the site."""
    return _press(request, actor, kenmerk, actions.publish, _("Het staat op de site. De brenger krijgt bericht."))


@require_POST
@staff_view(INBRENG_BEHANDELEN)
def geen_zorgvraag(request: HttpRequest, actor: StaffActor, kenmerk: str) -> HttpResponse:
    """Say that it is no question about somebody's own life."""
    said = _("U hebt gezegd dat dit geen zorgvraag is. Het kan nu op de site, als de brenger dat wil.")
    return _press(request, actor, kenmerk, actions.is_no_care, said)


def _press(
    request: HttpRequest, actor: StaffActor, kenmerk: str, act: Callable[..., object], said: str | Promise
) -> HttpResponse:
    """Do what one button on the page of an inbreng is for, with the version that was on the screen."""
    inbreng = visible(actor, kenmerk)
    form = VersionForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else 0
    press(request, lambda: act(actor=actor, inbreng=inbreng, version=version), str(said))
    return redirect("werkplek:inbreng", kenmerk)


def arrange(
    request: HttpRequest, inbreng: Inbreng, form: Any, act: Callable[[Any], Any], page: dict[str, Any]
) -> HttpResponse:
    """Show a form about an inbreng until it is right, act, and lead back to the inbreng.

    `page` holds `kop`, `knop` and `gedaan` (the sentence afterwards), perhaps `uitleg`, and what else is shown.
    """
    context = {"inbreng": inbreng, "formulier": form, **page}
    try:
        done, _made, refused = attempt(form, act, at=FIELD_OF)
    except ChangedMeanwhile as rule:
        return render(request, "werkplek/inbreng/regelen.html", context | what_happened(inbreng, form, rule))
    if done:
        messages.success(request, str(page["gedaan"]))
        return redirect("werkplek:inbreng", inbreng.kenmerk)
    return render(request, "werkplek/inbreng/regelen.html", context | {"geweigerd": refused})


def what_happened(inbreng: Inbreng, form: VersionForm, rule: RuleViolation) -> dict[str, Any]:
    """Return why it was refused; when somebody else was first, what they did, with the form ready to be sent again."""
    if not isinstance(rule, ChangedMeanwhile):
        return {"geweigerd": rule.tekst}
    news = queries.trail(inbreng, after_version=form.cleaned_data["version"])
    form.show_again(inbreng.version)
    return {"geweigerd": rule.tekst, "intussen": news}
