"""Following a wijk, theme or item by mail, without an account."""

from math import ceil

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from wijkspil.berichten import abonnees, queries
from wijkspil.berichten.digest import digest_day
from wijkspil.berichten.forms import ErbijForm, TaalForm, VolgForm
from wijkspil.berichten.models import Abonnee, about
from wijkspil.core.actors import PUBLIC, LinkActor
from wijkspil.core.limits import Limit, client_address
from wijkspil.core.rules import RuleViolation
from wijkspil.core.secret_link import behind_secret_link

PER_CLIENT_ADDRESS = Limit("volgen", amount=20, seconds=3600)


# There is no login and no session to abuse, so a CSRF token would protect nothing.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_cache=True)
def volgen(request: HttpRequest) -> HttpResponse:
    """Ask for an address; whoever reads its mail decides."""
    what = queries.followable(request.POST.get("wat") or request.GET.get("wat", ""))
    form = VolgForm(request.POST if request.method == "POST" else None, what=what)
    status = 200
    if form.is_valid():
        wait = PER_CLIENT_ADDRESS.hit(client_address(request))
        if not wait:
            return _ask(request, form)
        form.add_error(None, _wait_sentence(wait))
        status = 429
    return render(request, "berichten/volgen.html", {"wat": what, "formulier": form}, status=status)


def _ask(request: HttpRequest, form: VolgForm) -> HttpResponse:
    """Answer the same whether the address was known or not."""
    email, what = form.cleaned_data["email"], form.cleaned_data["wat"]
    try:
        abonnees.ask_to_follow(actor=PUBLIC, email=email, what=what, language=get_language() or "nl")
    except RuleViolation as rule:
        form.add_error("email", rule.tekst)
        return render(request, "berichten/volgen.html", {"wat": what, "formulier": form})
    return redirect("berichten:gevraagd")


@require_safe
def gevraagd(request: HttpRequest) -> HttpResponse:
    """Tell to look in the mailbox."""
    return render(request, "berichten/gevraagd.html")


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "berichten/link_werkt_niet.html", status=404)


def _stopped(request: HttpRequest) -> HttpResponse:
    return render(request, "berichten/afgemeld.html")


@behind_secret_link(queries.abonnee_by_code, _gone)
def bevestigen(request: HttpRequest, abonnee: Abonnee) -> HttpResponse:
    """Ask for one press on a button (mail scanners open links)."""
    if request.method == "POST":
        abonnees.confirm(actor=_holder(abonnee), abonnee=abonnee)
        return redirect(reverse("berichten:keuzes", args=[abonnee.code]) + "?klaar=bevestigd")
    followed = queries.followed_by(abonnee)
    wishes = [one for one in followed if not one.agreed]
    if not wishes and not abonnee.bounced_at:
        return redirect("berichten:keuzes", abonnee.code)
    return render(request, "berichten/bevestigen.html", {"wensen": wishes or followed})


@behind_secret_link(queries.abonnee_by_code, _gone)
def keuzes(request: HttpRequest, abonnee: Abonnee) -> HttpResponse:
    """Show what an abonnee follows; add, stop, choose a language."""
    if abonnee.confirmed_at is None:
        return redirect("berichten:bevestigen", abonnee.code)
    form = ErbijForm(request.POST if "wat" in request.POST else None)
    if request.method == "POST":
        try:
            if goal := _did(request, abonnee, form):
                return redirect(goal)
        except RuleViolation as rule:
            form.add_error("wat", rule.tekst)
    context = {
        "abonnee": abonnee,
        "dag": digest_day(),
        "gevolgd": [one for one in queries.followed_by(abonnee) if one.agreed],
        "klaar": request.GET.get("klaar", ""),
        "formulier": form,
        "taalkeuze": TaalForm(initial={"language": abonnee.language}),
    }
    return render(request, "berichten/keuzes.html", context)


def _did(request: HttpRequest, abonnee: Abonnee, form: ErbijForm) -> str:
    """Do what the pressed button says; return where to go then, or nothing when the form has to be shown again."""
    actor, taal = _holder(abonnee), TaalForm(request.POST)
    if "stop" in request.POST:
        if not abonnees.unfollow(actor=actor, abonnee=abonnee, reference=request.POST["stop"]):
            return reverse("berichten:afmelden", args=[abonnee.code])
    elif "weer" in request.POST:
        abonnees.address_works_again(actor=actor, abonnee=abonnee)
    elif taal.is_valid():
        abonnees.choose_language(actor=actor, abonnee=abonnee, language=taal.cleaned_data["language"])
    elif form.is_valid():
        abonnees.follow(actor=actor, abonnee=abonnee, what=form.cleaned_data["wat"])
    else:
        return ""
    return f"{request.path}?klaar=bewaard"


@behind_secret_link(queries.abonnee_by_code, _stopped)
def afmelden(request: HttpRequest, abonnee: Abonnee) -> HttpResponse:
    """Stop everything and forget the address.

    A person presses the button on the page; a mail program sends the same (RFC 8058: a POST without cookies, answered
    without a redirect). Done twice, or with a link of long ago, the answer is the same.
    """
    if request.method == "POST":
        abonnees.stop_everything(actor=_holder(abonnee), abonnee=abonnee)
        return _stopped(request)
    return render(request, "berichten/afmelden.html", {"abonnee": abonnee})


def _holder(abonnee: Abonnee) -> LinkActor:
    return LinkActor(about(abonnee))


def _wait_sentence(seconds: int) -> str:
    minutes = ceil(seconds / 60)
    sentence = ngettext(
        "Vanaf dit internetadres is net vaak gevraagd om iets te volgen. Probeer het over %(minuten)d minuut weer.",
        "Vanaf dit internetadres is net vaak gevraagd om iets te volgen. Probeer het over %(minuten)d minuten weer.",
        minutes,
    )
    return sentence % {"minuten": minutes}
