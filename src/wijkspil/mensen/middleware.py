"""The gate before everything that is for staff only."""

import re
from collections.abc import Callable

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from wijkspil.mensen import second_factor

FOR_STAFF = re.compile(r"^/(?:beheer|(?:[a-z]{2}/)?werk)(?:/|$)")


class SecondFactorGate:
    """Leads staff without a second step to the page where they set one up, before /werk/ and /beheer/.

    One place for both, so that no screen can forget it. Who is not signed in is handled by the screen itself.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Let the request pass, or lead to the set-up."""
        if FOR_STAFF.match(request.path_info) and request.user.is_authenticated and not second_factor.passed(request):
            goal = urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})
            return redirect(f"{reverse('mfa_index')}?{goal}")
        return self.get_response(request)
