"""Addresses of the municipality's own sign-in, mounted at `inloggen/gemeente/` without a language.

The provider knows one return address by heart, so it may not depend on the language of the page.
"""

from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as openid
from django.urls import path

urlpatterns = [
    path("gestopt/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("mislukt/", social.login_error, name="socialaccount_login_error"),
    path("<slug:provider_id>/", openid.login, name="openid_connect_login"),
    path("<slug:provider_id>/terug/", openid.callback, name="openid_connect_callback"),
]
