"""What people fill in about mail: their address."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from wijkspil.berichten.mail_address import fits_on_an_envelope


class MailAddressField(forms.EmailField):
    """A mail address; refuses one that no mail server takes."""

    def clean(self, value: Any) -> str:
        """Return the address."""
        address: str = super().clean(value)
        if address and not fits_on_an_envelope(address):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return address
