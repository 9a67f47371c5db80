"""Signing in where allauth's own views fall short: setting up the second step, and the municipality's provider."""

from typing import Any

from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from allauth.socialaccount.providers.openid_connect import views as openid
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from requests import RequestException

from wijkspil.mensen import second_factor

UNREACHABLE = (RequestException, KeyError)  # no answer, a wrong one, or one without the addresses that we need


class ActivateTotp(ActivateTOTPView):
    """Set up the app; who just did, has taken the second step for this session."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep the app and open the work place."""
        response: HttpResponse = super().form_valid(form)
        second_factor.mark(self.request.session, self.request.user)
        return response


class AddPasskey(AddWebAuthnView):
    """Add a passkey; who just did, has taken the second step for this session."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep the passkey and open the work place."""
        response: HttpResponse = super().form_valid(form)
        second_factor.mark(self.request.session, self.request.user)
        return response


def to_provider(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send the browser to the provider, or say that it does not work now."""
    try:
        return openid.login(request, provider_id)  # type: ignore[no-any-return]
    except UNREACHABLE:
        return provider_is_down(request)


def back_from_provider(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Sign in who the provider sent back, or say that it does not work now."""
    try:
        return openid.callback(request, provider_id)  # type: ignore[no-any-return]
    except UNREACHABLE:
        return provider_is_down(request)


def provider_is_down(request: HttpRequest) -> HttpResponse:
    """Say that the provider does not answer (503); nobody is signed in."""
    return render(request, "mensen/inlogdienst_stoort.html", {"down": True}, status=503)
