"""A field that people do not see and programs fill in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wijkspil.core.formulieren import Formulier


class Lokveld(forms.CharField):
    """The bait: `formulier.html` hides it until somebody filled it."""

    is_bait = True


class FormulierMetLokveld(Formulier):
    """A form that anybody may send, without an account."""

    website = Lokveld(
        label=_("Laat dit veld leeg"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["website"] = self.fields.pop("website")  # behind what a person fills in

    def clean_website(self) -> str:
        """Only a program fills the field that people do not see; whoever did may empty it and go on."""
        if self.cleaned_data["website"]:
            raise ValidationError(_("Maak het veld ‘Laat dit veld leeg’ leeg. Zo zien wij dat u een mens bent."))
        return ""
