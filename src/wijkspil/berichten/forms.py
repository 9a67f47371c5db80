"""What people fill in about mail: their address, and what they want to follow."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from wijkspil.berichten.following import Followable, named, to_choose_from
from wijkspil.berichten.mail_address import fits_on_an_envelope
from wijkspil.core.formulieren import Formulier as Form
from wijkspil.core.lokveld import FormulierMetLokveld


class MailAddressField(forms.EmailField):
    """A mail address; refuses one that no mail server takes."""

    def clean(self, value: Any) -> str:
        """Return the address."""
        address: str = super().clean(value)
        if address and not fits_on_an_envelope(address):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return address


class WatField(forms.ChoiceField):
    """One thing to follow: the one that a page asked for, hidden, or one from the list."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label=_("Wat wilt u volgen?"), **kwargs)

    def offer(self, what: Followable | None) -> None:
        """Ask for one thing that is known already, or let people choose."""
        if what:
            self.choices, self.widget, self.initial = [(what.reference, what.naam)], forms.HiddenInput(), what.reference
            return
        groups = [(kop, [(one.reference, capfirst(one.naam)) for one in things]) for kop, things in to_choose_from()]
        self.choices = [("", _("Kies een wijk of thema")), *groups]

    def clean(self, value: Any) -> Followable:
        """Return what was chosen."""
        reference = super().clean(value)
        return named([reference])[reference]


class VolgForm(FormulierMetLokveld):
    """What somebody wants to follow, and where the mail goes."""

    woorden = {"wat": _("een wijk of thema"), "email": _("uw e-mailadres")}

    wat = WatField()
    email = MailAddressField(
        label=_("Uw e-mailadres"),
        help_text=_("Wij sturen u hooguit één mail per week. Verder gebruiken wij uw adres nergens voor."),
        max_length=254,
    )

    def __init__(self, data: Any = None, *, what: Followable | None) -> None:
        super().__init__(data)
        self.fields["wat"].offer(what)  # type: ignore[attr-defined]


class ErbijForm(Form):
    """One thing more to follow."""

    woorden = {"wat": _("een wijk of thema")}

    wat = WatField()

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["wat"].offer(None)  # type: ignore[attr-defined]


class TaalForm(Form):
    """The language of the mails."""

    language = forms.ChoiceField(
        label=_("In welke taal wilt u mail van ons?"),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een taal.")},
    )
