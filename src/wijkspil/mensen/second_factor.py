"""Whether this session proved more than a password: what /werk/ and /beheer/ ask for.

A session has its second step when the person used an app, a passkey or a recovery code in it, when they set one up in
it, or when they came in through the municipality's own sign-in (which asks for a second step itself).
"""

from allauth.account.authentication import get_authentication_records
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from wijkspil.mensen.models import Account

STRONG_METHODS = {"mfa", "socialaccount"}
SESSION_KEY = "tweede_stap"


def mark(session: SessionBase, account: Account) -> None:
    """Note in the session that this account proved its second step in it."""
    session[SESSION_KEY] = account.pk


def passed(request: HttpRequest) -> bool:
    """Tell whether the person of this request is signed in with a second step."""
    account = request.user
    if not isinstance(account, Account):
        return False
    if request.session.get(SESSION_KEY) == account.pk:
        return True
    records = get_authentication_records(request, account)
    return any(record["method"] in STRONG_METHODS for record in records)
