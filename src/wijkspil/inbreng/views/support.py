"""Others want the same: ask for an address, and the page behind the link that is mailed to it."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from wijkspil.core.actors import PUBLIC
from wijkspil.core.limits import Limit
from wijkspil.core.secret_link import behind_secret_link
from wijkspil.inbreng import actions, queries
from wijkspil.inbreng.forms_public import SteunForm
from wijkspil.inbreng.models import Steun
from wijkspil.inbreng.views.joining import answers, ask, behind_the_link, gone, public_or_404

PER_CLIENT_ADDRESS = Limit("steun", amount=20, seconds=3600)


# There is no login and no session to abuse, so a CSRF token would protect nothing.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def steunen(request: HttpRequest, kenmerk: str) -> HttpResponse:
    """Ask for the address of somebody who wants the same."""
    inbreng, form = public_or_404(kenmerk), SteunForm(answers(request))

    def act() -> None:
        language = get_language() or "nl"
        email = form.cleaned_data["email"]
        actions.ask_to_support(actor=PUBLIC, inbreng=inbreng, email=email, language=language)

    return ask(request, inbreng, form, act, limit=PER_CLIENT_ADDRESS, template="inbreng/steunen.html")


@behind_secret_link(queries.steun_by_code, gone)
def steun(request: HttpRequest, steun: Steun) -> HttpResponse:
    """Ask whether it was really them; afterwards, offer to take it back."""
    return behind_the_link(
        request,
        steun,
        confirm=lambda holder: actions.confirm_support(actor=holder, steun=steun),
        withdraw=lambda holder: actions.withdraw_support(actor=holder, steun=steun),
    )
