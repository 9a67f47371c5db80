"""The gate of the CMS."""

from collections.abc import Callable

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from wijkspil.mensen.models import Account
from wijkspil.paginas.editors import give_todays_rights


class EditorGate:
    """Under /beheer/ an account has the rights of its roles of today; without any, the CMS is not there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Bring the rights up to date before Wagtail looks at them."""
        account = request.user
        if isinstance(account, Account) and request.path_info.startswith("/beheer/") and not _may_enter(account):
            raise Http404
        return self.get_response(request)


def _may_enter(account: Account) -> bool:
    return give_todays_rights(account) or account.is_superuser
