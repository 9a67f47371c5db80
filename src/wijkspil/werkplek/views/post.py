"""Mails that did not arrive: a beheerder sees why, and sends them again."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wijkspil.berichten import actions, queries
from wijkspil.core.rules import RuleViolation
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import BERICHTEN_BEHEREN
from wijkspil.mensen.web import staff_view

SHOWN = 100


@require_safe
@staff_view(BERICHTEN_BEHEREN)
def post(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Show the mails that were refused, given up, or wait for more than four hours."""
    context = {"berichten": queries.undelivered(actor)[:SHOWN], "volgers": queries.following(actor)}
    return render(request, "werkplek/post.html", context)


@require_POST
@staff_view(BERICHTEN_BEHEREN)
def send_again(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Try a mail again for four hours."""
    bericht = queries.undelivered(actor).filter(pk=pk).first()
    if bericht is None:
        raise Http404
    try:
        actions.send_again(actor=actor, bericht=bericht)
    except RuleViolation as rule:
        messages.warning(request, rule.tekst)
    else:
        messages.success(request, _("De mail gaat opnieuw op weg."))
    return redirect("werkplek:post")
