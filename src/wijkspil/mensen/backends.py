"""Who may be signed in, asked at every request."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from wijkspil.mensen.models import Account


class StaffBackend(AuthenticationBackend):
    """Signs in with e-mail address and password, on the days of the account only.

    Django asks `user_can_authenticate` again for the user of every request, so a session ends at once with its account.
    """

    def user_can_authenticate(self, user: Any) -> bool:
        """Tell whether the account is open and today is one of its days."""
        return isinstance(user, Account) and user.can_sign_in
