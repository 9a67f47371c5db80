"""Addresses of signing in, mounted at `inloggen/`: allauth's views under our own words, and only those that we use.

Signing up, changing one's own address and linking other accounts are left out on purpose: an administrator does that.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import path
from django.views.generic import RedirectView

from wijkspil.mensen import views

urlpatterns = [
    path("", account.login, name="account_login"),
    path("uitloggen/", account.logout, name="account_logout"),
    path("gesloten/", account.account_inactive, name="account_inactive"),
    path("nog-een-keer/", account.reauthenticate, name="account_reauthenticate"),
    path("wachtwoord/", account.password_change, name="account_change_password"),
    # Without a password (never chosen, or always in through the municipality): ask for a link by mail.
    path(
        "wachtwoord/kiezen/", RedirectView.as_view(pattern_name="account_reset_password"), name="account_set_password"
    ),
    path("wachtwoord-vergeten/", account.password_reset, name="account_reset_password"),
    path("wachtwoord-vergeten/verstuurd/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "wachtwoord-vergeten/klaar/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path(
        "wachtwoord-kiezen/<slug:uidb36>/<str:key>/",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("tweede-stap/", mfa.index, name="mfa_index"),
    path("tweede-stap/controle/", mfa.authenticate, name="mfa_authenticate"),
    path("tweede-stap/nog-een-keer/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("tweede-stap/app/", views.ActivateTotp.as_view(), name="mfa_activate_totp"),
    path("tweede-stap/app/weg/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("tweede-stap/herstelcodes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("tweede-stap/herstelcodes/nieuw/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("tweede-stap/sleutels/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("tweede-stap/sleutels/nieuw/", views.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("tweede-stap/sleutels/controle/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("tweede-stap/sleutels/<int:pk>/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("tweede-stap/sleutels/<int:pk>/weg/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("sleutel/", passkeys.login_webauthn, name="mfa_login_webauthn"),
]
