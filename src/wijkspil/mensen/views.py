"""The way to the municipality's own sign-in and back."""

from allauth.socialaccount.providers.openid_connect import views as openid
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from requests import RequestException

UNREACHABLE = (RequestException, KeyError)  # no answer, a wrong one, or one without the addresses that we need


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
