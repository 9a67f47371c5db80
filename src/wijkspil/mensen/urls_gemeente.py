"""Addresses of the municipality's own sign-in, mounted at `inloggen/gemeente/` without a language.

The provider knows one return address by heart, so it may not depend on the language of the page.
"""

from allauth.socialaccount import views as social
from django.urls import path

from wijkspil.mensen import views

urlpatterns = [
    path("gestopt/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("mislukt/", social.login_error, name="socialaccount_login_error"),
    path("<slug:provider_id>/", views.to_provider, name="openid_connect_login"),
    path("<slug:provider_id>/terug/", views.back_from_provider, name="openid_connect_callback"),
]
