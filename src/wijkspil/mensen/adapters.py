"""How allauth signs in staff: no self-made accounts, mails through our outbox, only on the days of an account."""

import time
from typing import Any

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthError, AuthProcess
from django.conf import settings
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkspil.core.rules import RuleViolation
from wijkspil.mensen import admission, mail
from wijkspil.mensen.models import Account
from wijkspil.mensen.views import provider_is_down

FRESH = 300  # seconds in which somebody who just signed in is not asked for the password again


class StaffAccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator, never by signing up."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("Dit e-mailadres en wachtwoord horen niet bij elkaar. Kijk beide na."),
        "enter_current_password": _("Dit is niet uw wachtwoord van nu. Vul het opnieuw in."),
        "incorrect_password": _("Dit is niet uw wachtwoord. Vul het opnieuw in."),
        "incorrect_code": _("Deze code klopt niet. Vul de code in die uw app nu toont."),
        "too_many_login_attempts": _("U probeerde het te vaak. Wacht vijf minuten en probeer het dan opnieuw."),
        "rate_limited": _("U probeerde het te vaak. Wacht vijf minuten en probeer het dan opnieuw."),
        "invalid_password_reset": _("Deze link werkt niet meer. Vraag een nieuwe link."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponseBase | None:
        """Stop whoever's account is closed or not open yet, by whatever way they came."""
        if isinstance(user, Account) and not user.can_sign_in:
            return self.respond_user_inactive(request, user)  # type: ignore[no-any-return]
        return super().pre_login(request, user, **kwargs)  # type: ignore[no-any-return]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask for the password again before a change to the second step, but not right after signing in."""
        records = get_authentication_records(self.request, self.request.user)
        if records and time.time() - records[-1]["at"] < FRESH:
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Build the link on the configured address: the host of a request can be forged."""
        uidb36, _dash, token = key.partition("-")
        return settings.SITE_URL + reverse("account_reset_password_from_key", kwargs={"uidb36": uidb36, "key": token})

    def send_password_reset_mail(self, user: Any, email: str, context: dict[str, Any]) -> None:
        """Put the mail with the link in our outbox; whoever's account is closed gets none."""
        if user.can_sign_in:
            mail.send("nieuw_wachtwoord", account=user, context={"link": context["password_reset_url"]})

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Go back to the page about safe sign-in."""
        return reverse("mfa_index")


class LongEnough(MinimumLengthValidator):
    """A password has at least `min_length` characters; Django has no Dutch sentence for it."""

    def get_error_message(self) -> str:
        """Say how long it must be."""
        return gettext("Dit wachtwoord is te kort. Neem minstens %(aantal)d tekens.") % {"aantal": self.min_length}


class StaffMfaAdapter(DefaultMFAAdapter):
    """The second step, in our words."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("Deze code klopt niet. Vul de code in die uw app nu toont."),
        "cannot_generate_recovery_codes": _("Stel eerst een tweede stap in. Daarna kunt u herstelcodes maken."),
    }

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002 - the library's own name
        """Propose a name for a new passkey."""
        return gettext("Mijn sleutel")

    def build_totp_svg(self, url: str) -> str:
        """Draw the QR code as an element for in the page: without XML head, size or colour of its own."""
        code = qrcode.QRCode(border=2)
        code.add_data(url)
        rows = code.get_matrix()
        squares = "".join(f"M{x},{y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
        return f'<svg viewBox="0 0 {len(rows)} {len(rows)}" aria-hidden="true"><path d="{squares}"/></svg>'


class StaffSocialAdapter(DefaultSocialAccountAdapter):
    """The municipality's own sign-in: only for people it may let in, with the roles that its groups give."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never: `admission` decides who gets an account."""
        return False

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None, extra_context: Any = None
    ) -> None:
        """Show a clear page: the provider did not answer well (503), or the way back was not the one we began (403)."""
        if error == AuthError.CANCELLED:
            return
        if exception is not None:
            raise ImmediateHttpResponse(provider_is_down(request))
        raise ImmediateHttpResponse(render(request, "mensen/inlogdienst_stoort.html", status=403))

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Let the person in, or stop with a page that says why not."""
        claims = _claims(sociallogin)
        sociallogin.account.extra_data = {}  # what the provider tells is used now and not kept
        try:
            account = _admitted(sociallogin, claims)
        except RuleViolation as refused:
            page = render(request, "mensen/inlogdienst_geweigerd.html", {"tekst": refused.tekst}, status=403)
            raise ImmediateHttpResponse(page) from None
        if sociallogin.is_existing:
            sociallogin.account.save()
        else:
            sociallogin.connect(request, account)


def _admitted(sociallogin: SocialLogin, claims: dict[str, Any]) -> Account:
    if sociallogin.state.get("process") != AuthProcess.LOGIN or claims.get("email_verified") is False:
        raise RuleViolation("niet_via_inlogdienst", gettext("Via deze weg kunt u niet inloggen."))
    return admission.admit(
        account=sociallogin.user if sociallogin.is_existing else None,
        email=str(claims.get("email", "")),
        naam=str(claims.get("name", ""))[:80],
        groups=_groups(claims),
    )


def _claims(sociallogin: SocialLogin) -> dict[str, Any]:
    data = sociallogin.account.extra_data
    return {**(data.get("id_token") or {}), **(data.get("userinfo") or {})}


def _groups(claims: dict[str, Any]) -> set[str]:
    groups = claims.get(settings.OIDC.group_claim) or []
    return {groups} if isinstance(groups, str) else {str(group) for group in groups}
