"""What staff fill in: how a sociaal wijkteam is reached, and a warm hand-over to it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkspil.core.versions import VersionForm
from wijkspil.overdracht.actions import Reach
from wijkspil.overdracht.forms import ReachForm
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


class HandOverForm(ReachForm, VersionForm):
    """A member of staff hands an inbreng over, with its bringer on the phone."""

    antwoord = forms.CharField(
        label=_("Bericht aan de brenger"),
        help_text=_("De brenger krijgt dit per mail. Schrijf er niet in waar het over gaat."),
        initial=_("Wij hebben samen gebeld. Het sociaal wijkteam belt u binnen één werkdag en helpt u verder."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf een bericht aan de brenger.")},
    )
    wis = forms.BooleanField(
        label=_("Wis wat hier staat"),
        help_text=_("De tekst, aanvullingen, notities, foto’s en mails. Dat kan niet ongedaan worden gemaakt."),
        required=False,
    )
    ja = forms.BooleanField(
        label=_("Ik heb de brenger gesproken, en die wil dat het wijkteam belt"),
        error_messages={"required": _("Bel eerst met de brenger, en zet dan het vinkje.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["version", "sleutel", "ja", "naam", "telefoon", "email"])
