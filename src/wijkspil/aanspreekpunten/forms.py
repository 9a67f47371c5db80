"""Forms of aanspreekpunten."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkspil.core.formulieren import DatumVeld, Formulier
from wijkspil.wijken.models import Area


class RegisterFilter(Formulier):
    """Narrows the public register to one wijk, on one date."""

    vraagt = False
    woorden = {"wijk": _("een wijk uit de lijst")}

    wijk = forms.ChoiceField(label=_("Wijk"), required=False)
    op = DatumVeld(label=_("Op welke datum?"), required=False)

    def __init__(self, data: object, wijken: list[Area]) -> None:
        super().__init__(data)
        self._wijken = {area.slug: area for area in wijken}
        choice = self.fields["wijk"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101 - for the type checker
        choice.choices = [("", _("Alle wijken")), *((area.slug, area.naam) for area in wijken)]

    def clean_wijk(self) -> Area | None:
        """Return the wijk itself."""
        return self._wijken.get(self.cleaned_data["wijk"])
