"""The forms of signing in: allauth's own checks, in our words and looks."""

from typing import Any

from allauth.account import forms as account
from allauth.account.fields import PasswordField, SetPasswordField
from allauth.mfa.base import forms as mfa
from allauth.mfa.recovery_codes import forms as codes
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.utils.translation import gettext_lazy as _

from wijkspil.core.formulieren import Formulier

LONGEST_CREDENTIAL = 20_000  # characters; a real one has about a thousand
NEW_PASSWORD = _("Minstens 12 tekens. Een paar woorden achter elkaar is makkelijk te onthouden.")


class _EmailAndPassword(account.LoginForm):
    """allauth's form with our two fields; made here, because it builds one of them itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= {"login": _email(), "password": _password(_("Wachtwoord"))}


class LoginForm(Formulier, _EmailAndPassword):
    """E-mail address and password."""

    woorden = {"login": _("uw e-mailadres"), "password": _("uw wachtwoord")}


class ResetPasswordForm(Formulier, account.ResetPasswordForm):
    """Ask for a link to choose a new password."""

    woorden = {"email": _("uw e-mailadres")}

    email = forms.EmailField(label=_("E-mailadres"), widget=forms.EmailInput(attrs={"autocomplete": "username"}))


class ResetPasswordKeyForm(Formulier, account.ResetPasswordKeyForm):
    """Choose a password, from the link in a mail."""

    password1 = SetPasswordField(label=_("Nieuw wachtwoord"), help_text=NEW_PASSWORD)
    password2 = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _bare(self)


class _ChangePassword(account.ChangePasswordForm):
    """allauth's form, with the posted data first as every form has it."""

    def __init__(self, data: Any = None, *args: Any, user: Any = None, **kwargs: Any) -> None:
        super().__init__(user, data, *args, **kwargs)


class ChangePasswordForm(Formulier, _ChangePassword):
    """Choose another password."""

    oldpassword = PasswordField(label=_("Wachtwoord van nu"), autocomplete="current-password")
    password1 = SetPasswordField(label=_("Nieuw wachtwoord"), help_text=NEW_PASSWORD)
    password2 = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _bare(self)


class ReauthenticateForm(Formulier, account.ReauthenticateForm):
    """The password once more."""

    password = PasswordField(label=_("Wachtwoord"), autocomplete="current-password")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _bare(self)


def _code(help_text: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"})
    return forms.CharField(label=_("Code"), help_text=help_text, max_length=12, widget=widget)


class AuthenticateForm(Formulier, mfa.AuthenticateForm):
    """The code of the second step, at sign-in."""

    code = _code(_("De zes cijfers uit uw app, of een herstelcode."))


class MfaReauthenticateForm(Formulier, mfa.ReauthenticateForm):
    """The code once more."""

    code = _code(_("De zes cijfers uit uw app, of een herstelcode."))


class ActivateTotpForm(Formulier, totp.ActivateTOTPForm):
    """The first code of an app: proof that it was set up well."""

    code = _code(_("De zes cijfers die de app nu toont."))


class DeactivateTotpForm(Formulier, totp.DeactivateTOTPForm):
    """Only a button."""


class GenerateRecoveryCodesForm(Formulier, codes.GenerateRecoveryCodesForm):
    """Only a button."""


class _Credential(forms.JSONField):
    """What a browser tells about a passkey; anything that no browser would send is refused before it is looked into."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        """Read the text; ValidationError for what is too long, too deep or not an object."""
        try:
            found = super().to_python(value if len(str(value or "")) <= LONGEST_CREDENTIAL else "{")
        except RecursionError:
            found = None
        if not isinstance(found, dict):
            raise forms.ValidationError(_("Uw sleutel gaf geen goed antwoord. Probeer het opnieuw."))
        return found

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Never read again what was sent: a page that comes back asks the key anew."""
        return None

    def prepare_value(self, value: Any) -> str:
        """Start empty; the browser fills it in."""
        return ""


class LoginPasskeyForm(Formulier, passkeys.LoginWebAuthnForm):
    """Sign in with a passkey alone."""

    credential = _Credential()


class AuthenticatePasskeyForm(Formulier, passkeys.AuthenticateWebAuthnForm):
    """A passkey as the second step."""

    credential = _Credential()


class ReauthenticatePasskeyForm(Formulier, passkeys.ReauthenticateWebAuthnForm):
    """A passkey once more."""

    credential = _Credential()


class AddPasskeyForm(Formulier, passkeys.AddWebAuthnForm):
    """A name for a new passkey; the browser fills in the key itself."""

    name = forms.CharField(label=_("Naam van de sleutel"), help_text=_("Zoals: Telefoon van het werk"), max_length=60)
    credential = _Credential()
    passwordless = forms.BooleanField(label=_("Met deze sleutel log ik in zonder wachtwoord"), required=False)


class EditPasskeyForm(Formulier, passkeys.EditWebAuthnForm):
    """Another name for a passkey."""

    name = forms.CharField(label=_("Naam van de sleutel"), max_length=60)


def _email() -> forms.EmailField:
    return forms.EmailField(label=_("E-mailadres"), widget=forms.EmailInput(attrs={"autocomplete": "username"}))


def _password(label: Any) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})
    return forms.CharField(label=label, strip=False, widget=widget)


def _bare(form: forms.Form) -> None:
    """Take away the placeholders that allauth's password fields bring."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
