"""Others want the same: ask for an address, and the page behind the link that is mailed to it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from wijkspil.core.actors import PUBLIC, LinkActor
from wijkspil.core.limits import Limit, busy_sentence, client_address
from wijkspil.core.rules import RuleViolation
from wijkspil.core.secret_link import behind_secret_link
from wijkspil.inbreng import actions, queries
from wijkspil.inbreng.forms_public import SteunForm
from wijkspil.inbreng.models import Inbreng, Steun
from wijkspil.inbreng.permissions import thing_of

PER_CLIENT_ADDRESS = Limit("steun", amount=20, seconds=3600)


# There is no login and no session to abuse, so a CSRF token would protect nothing.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def steunen(request: HttpRequest, kenmerk: str) -> HttpResponse:
    """Ask for the address of somebody who wants the same."""
    inbreng = public_or_404(kenmerk)
    form = SteunForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_valid():
        wait = PER_CLIENT_ADDRESS.hit(client_address(request))
        try:
            if not wait:
                language = get_language() or "nl"
                email = form.cleaned_data["email"]
                actions.ask_to_support(actor=PUBLIC, inbreng=inbreng, email=email, language=language)
                return redirect("inbreng:kijk_in_uw_mail", kenmerk)
            form.add_error(None, busy_sentence(wait))
            status = 429
        except RuleViolation as rule:
            form.add_error(None, rule.tekst)
    return render(request, "inbreng/steunen.html", {"idee": inbreng, "formulier": form}, status=status)


@require_safe
def kijk_in_uw_mail(request: HttpRequest, kenmerk: str) -> HttpResponse:
    """Tell to look in the mailbox; the same whatever was asked, and whether the address was known or not."""
    return render(request, "inbreng/kijk_in_uw_mail.html", {"idee": public_or_404(kenmerk)})


def public_or_404(kenmerk: str) -> Inbreng:
    """Return what stands on the site under a number."""
    inbreng = queries.public_by_kenmerk(kenmerk)
    if inbreng is None:
        raise Http404
    return inbreng


def gone(request: HttpRequest) -> HttpResponse:
    """Tell that nothing belongs to this link any more."""
    return render(request, "inbreng/link_werkt_niet.html", status=404)


@behind_secret_link(queries.steun_by_code, gone)
def steun(request: HttpRequest, steun: Steun) -> HttpResponse:
    """Ask for one press on a button (mail scanners open links); afterwards, offer to take it back."""
    holder, refused = LinkActor(thing_of(steun)), ""
    if request.method == "POST" and "intrekken" in request.POST:
        actions.withdraw_support(actor=holder, steun=steun)
        return redirect("inbreng:gewist")
    if request.method == "POST":
        try:
            actions.confirm_support(actor=holder, steun=steun)
            return redirect("inbreng:steun", steun.code)
        except RuleViolation as rule:
            refused = rule.tekst
    return render(request, "inbreng/steun.html", {"steun": steun, "idee": steun.inbreng, "geweigerd": refused})


@require_safe
def gewist(request: HttpRequest) -> HttpResponse:
    """Tell that it was taken back and erased."""
    return render(request, "inbreng/gewist.html")
