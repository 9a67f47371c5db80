"""What a beheerder fills in about a sociaal wijkteam."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkspil.core.versions import VersionForm
from wijkspil.overdracht.actions import Reach
from wijkspil.overdracht.models import PHONE


class WijkteamForm(VersionForm):
    """How the sociaal wijkteam of an area is reached."""

    woorden = {"naam": _("de naam van het wijkteam"), "telefoon": _("het telefoonnummer")}

    naam = forms.CharField(label=_("Naam van het wijkteam"), max_length=80)
    telefoon = forms.CharField(label=_("Telefoonnummer"), max_length=20, validators=[PHONE])
    openingstijden = forms.CharField(label=_("Wanneer neemt het team op?"), max_length=120, required=False)
    inloop = forms.CharField(
        label=_("Inloop"),
        help_text=_("Dagen en tijden waarop men zonder afspraak kan komen."),
        max_length=160,
        required=False,
    )
    bezoekadres = forms.CharField(label=_("Adres"), max_length=160, required=False)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https", max_length=200)
    nagekeken = forms.BooleanField(
        label=_("Ik heb nagekeken dat dit wijkteam voor dit hele gebied werkt"),
        help_text=_("Zonder vinkje staat erbij dat wij dat aannemen."),
        required=False,
    )

    @property
    def reach(self) -> Reach:
        """What was filled in, of a valid form."""
        said = dict(self.cleaned_data)
        del said["version"]
        return Reach(area_is_assumed=not said.pop("nagekeken"), **said)
