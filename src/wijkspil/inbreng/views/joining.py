"""What the pages share on which somebody joins in without an account: the form, and the page behind the mailed link."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from wijkspil.core.actors import Actor, LinkActor
from wijkspil.core.limits import Limit, busy_sentence, client_address
from wijkspil.core.lokveld import FormulierMetLokveld
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.inbreng import queries
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.permissions import thing_of


def ask(
    request: HttpRequest,
    inbreng: Inbreng,
    form: FormulierMetLokveld,
    act: Callable[[], None],
    *,
    limit: Limit,
    template: str,
) -> HttpResponse:
    """Show a form until it is right, act, and lead to the page that says to look in the mailbox.

    What is refused keeps what was typed. `limit` is how often one network address may send it.
    """
    status = 200
    if form.is_valid():
        wait = limit.hit(client_address(request))
        if wait:
            form.add_error(None, busy_sentence(wait))
            status = 429
        elif _done(form, act):
            return redirect("inbreng:kijk_in_uw_mail", inbreng.kenmerk)
    return render(request, template, {"idee": inbreng, "formulier": form}, status=status)


def _done(form: FormulierMetLokveld, act: Callable[[], None]) -> bool:
    try:
        act()
    except RuleViolation as rule:
        form.add_error(None, rule.tekst)
        return False
    return True


def behind_the_link(
    request: HttpRequest, deed: Any, *, confirm: Callable[[Actor], Any], withdraw: Callable[[Actor], None]
) -> HttpResponse:
    """Show what a secret link opens, with a button to confirm it (mail scanners open links) and one to take it back."""
    holder, refused, name = LinkActor(thing_of(deed)), "", deed._meta.model_name
    if request.method == "POST" and "intrekken" in request.POST:
        withdraw(holder)
        return redirect("inbreng:gewist")
    if request.method == "POST":
        try:
            confirm(holder)
            return redirect(f"inbreng:{name}", deed.code)
        except NotAllowed:
            raise
        except RuleViolation as rule:
            refused = rule.tekst
    return render(request, f"inbreng/{name}.html", {name: deed, "idee": deed.inbreng, "geweigerd": refused})


def answers(request: HttpRequest) -> Any:
    """Return what was sent, or None when the form is only opened."""
    return request.POST if request.method == "POST" else None


@require_safe
def kijk_in_uw_mail(request: HttpRequest, kenmerk: str) -> HttpResponse:
    """Tell to look in the mailbox; the same whatever was asked, and whether the address was known or not."""
    return render(request, "inbreng/kijk_in_uw_mail.html", {"idee": public_or_404(kenmerk)})


@require_safe
def gewist(request: HttpRequest) -> HttpResponse:
    """Tell that it was taken back and erased."""
    return render(request, "inbreng/gewist.html")


def gone(request: HttpRequest) -> HttpResponse:
    """Tell that nothing belongs to this link any more."""
    return render(request, "inbreng/link_werkt_niet.html", status=404)


def public_or_404(kenmerk: str) -> Inbreng:
    """Return what stands on the site under a number."""
    inbreng = queries.public_by_kenmerk(kenmerk)
    if inbreng is None:
        raise Http404
    return inbreng
