"""The question for an address."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wijkspil.core.formulieren import Formulier
from wijkspil.wijken import addresses, queries
from wijkspil.wijken.models import Area


class VindForm(Formulier):
    """Postcode and house number, as people write them; a valid form knows the wijk."""

    woorden = {"postcode": _("een postcode"), "huisnummer": _("een huisnummer")}
    postcode = forms.CharField(
        label=_("Postcode"),
        max_length=12,
        widget=forms.TextInput({"autocapitalize": "characters", "spellcheck": "false"}),
    )
    huisnummer = forms.CharField(
        label=_("Huisnummer"),
        max_length=12,
        help_text=_("Zoals 12 of 12a"),
        widget=forms.TextInput({"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, example: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["postcode"].help_text = _("Zoals %(voorbeeld)s") % {"voorbeeld": example}
        self.wijk: Area | None = None

    def clean_postcode(self) -> str:
        """Return the postcode as `6822CD`."""
        return self._read("postcode", addresses.parse_postcode)

    def clean_huisnummer(self) -> str:
        """Return the number without additions."""
        return self._read("huisnummer", addresses.parse_house_number)

    def _read(self, field: str, parse: Callable[[str], object]) -> str:
        try:
            return str(parse(self.cleaned_data[field]))
        except addresses.BadAddress as error:
            raise ValidationError(queries.what_to_type(error)) from None

    def clean(self) -> dict[str, Any]:
        """Look the address up; what is wrong with it, is said at the field that it is about."""
        cleaned: dict[str, Any] = super().clean() or {}
        if "postcode" in cleaned and "huisnummer" in cleaned:
            answer = queries.find_address(cleaned["postcode"], cleaned["huisnummer"])
            self.wijk = next((area for area in queries.areas_of(answer) if area.niveau.is_wijk), None)
            if self.wijk is None:
                unknown = _("Wij weten nog niet in welke wijk dit adres ligt. Kies uw wijk uit de lijst.")
                self.add_error(answer.field or "postcode", answer.hint or str(unknown))
        return cleaned
