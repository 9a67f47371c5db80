"""What people fill in about photos and documents: a bringer and staff."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkspil.core.formulieren import Formulier as Form
from wijkspil.core.uploads import UploadsField
from wijkspil.core.versions import VersionForm
from wijkspil.inbreng.actions import NewFile
from wijkspil.inbreng.models import ALT_MAX

ALT_LABEL = _("Wat is er op de foto te zien?")


class FilesForm(Form):
    """Photos and documents to add."""

    bestanden = UploadsField(
        label=_("Foto’s of bestanden"),
        error_messages={"required": _("Kies eerst een foto of een bestand.")},
    )
    alt = forms.CharField(
        label=ALT_LABEL,
        help_text=_(
            "Schrijf één zin, voor wie de foto niet kan zien. Kiest u meer foto’s? Dan komt deze zin bij elke foto. "
            "U kunt hem daarna per foto veranderen."
        ),
        max_length=ALT_MAX,
        required=False,
    )

    def __init__(self, *args: Any, required: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bestanden"].required = required

    @property
    def new_files(self) -> list[NewFile]:
        """What is to be kept, of a valid form."""
        return new_files(self.cleaned_data)


def new_files(said: dict[str, Any]) -> list[NewFile]:
    """Return what is to be kept, of the answers to a form with these two fields."""
    return [NewFile(upload, said["alt"]) for upload in said["bestanden"]]


class AltForm(Form):
    """What can be seen on a photo, in the words of its bringer."""

    alt = forms.CharField(
        label=ALT_LABEL,
        help_text=_("Schrijf één zin, voor wie de foto niet kan zien."),
        max_length=ALT_MAX,
        error_messages={"required": _("Schrijf wat er op de foto te zien is.")},
    )


class PhotoForm(VersionForm):
    """What can be seen on a photo, and whether everybody may see it: for staff."""

    alt = forms.CharField(
        label=ALT_LABEL,
        help_text=_("Eén zin, voor wie de foto niet kan zien. Zonder deze zin kan de foto niet op de site."),
        max_length=ALT_MAX,
        required=False,
    )
    openbaar = forms.ChoiceField(
        label=_("Mag iedereen deze foto zien?"),
        help_text=_("Staan er mensen herkenbaar op, of een kenteken of een voordeur? Laat hem dan van de site."),
        choices=[("nee", _("Nee, niet op de site")), ("ja", _("Ja, zet de foto op de site"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of iedereen de foto mag zien.")},
    )

    @property
    def action_fields(self) -> dict[str, Any]:
        """What `actions.judge_photo` needs, of a valid form."""
        said = self.cleaned_data
        return {"version": said["version"], "alt": said["alt"], "is_public": said["openbaar"] == "ja"}
