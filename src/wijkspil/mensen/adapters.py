"""How allauth signs in staff: no self-made accounts, only active people."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest


class StaffAccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator, never by signing up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False


class StaffSocialAdapter(DefaultSocialAccountAdapter):
    """The municipality's own sign-in; the group → role map follows with the OIDC screens."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never by the public form."""
        return False
