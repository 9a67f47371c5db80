"""Somebody wants to help: ask with what, and the page behind the link that is mailed to the address."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from wijkspil.core.actors import PUBLIC
from wijkspil.core.limits import Limit
from wijkspil.core.secret_link import behind_secret_link
from wijkspil.inbreng import actions, queries
from wijkspil.inbreng.forms_public import HulpForm
from wijkspil.inbreng.models import Hulpaanbod
from wijkspil.inbreng.views.joining import answers, ask, behind_the_link, gone, public_or_404

PER_CLIENT_ADDRESS = Limit("hulp", amount=10, seconds=3600)


# There is no login and no session to abuse, so a CSRF token would protect nothing.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def helpen(request: HttpRequest, kenmerk: str) -> HttpResponse:
    """Ask with what somebody wants to help."""
    inbreng, form = public_or_404(kenmerk), HulpForm(answers(request))

    def act() -> None:
        actions.offer_help(actor=PUBLIC, inbreng=inbreng, offer=form.offer)

    return ask(request, inbreng, form, act, limit=PER_CLIENT_ADDRESS, template="inbreng/helpen.html")


@behind_secret_link(queries.offer_by_code, gone)
def hulpaanbod(request: HttpRequest, offer: Hulpaanbod) -> HttpResponse:
    """Show what was offered and ask whether it was really them; afterwards, what the team says."""
    return behind_the_link(
        request,
        offer,
        confirm=lambda holder: actions.confirm_offer(actor=holder, offer=offer),
        withdraw=lambda holder: actions.withdraw_offer(actor=holder, offer=offer),
    )
