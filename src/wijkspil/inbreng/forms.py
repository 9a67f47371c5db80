"""What bringers and visitors of the list fill in; the forms of staff stand in forms_staff.py."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wijkspil.berichten.forms import MailAddressField
from wijkspil.core.formulieren import Formulier as Form
from wijkspil.core.lokveld import FormulierMetLokveld
from wijkspil.core.versions import VersionForm
from wijkspil.inbreng.actions import Brenger, Content
from wijkspil.inbreng.models import BIEDT_MAX, TEKST_MAX, TITEL_MAX, Kind, Party
from wijkspil.wijken import queries as wijken
from wijkspil.wijken.models import Area, Thema


class _Written(Form):
    """What the bringer writes about it."""

    woorden = {"titel": _("een titel")}

    titel = forms.CharField(
        label=_("Titel"),
        help_text=_("In een paar woorden. Bijvoorbeeld: Bankjes bij de speeltuin"),
        max_length=TITEL_MAX,
    )
    tekst = forms.CharField(
        label=_("Vertel erover"),
        help_text=_(
            "Vertel wat u wilt en waarom dat goed is voor de wijk. Schrijf geen namen of gezondheid van anderen op."
        ),
        max_length=TEKST_MAX,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Vertel wat u wilt delen.")},
    )
    place = forms.CharField(
        label=_("Waar in de wijk?"),
        help_text=_("Een straat, plein of gebouw"),
        max_length=120,
        required=False,
    )


class CorrectForm(_Written, VersionForm):
    """The bringer writes it better."""

    @property
    def action_fields(self) -> dict[str, Any]:
        """What `correct` takes, of a valid form."""
        return {name: self.cleaned_data[name] for name in ("version", "titel", "tekst", "place")}

    @property
    def as_remark(self) -> str:
        """What was typed, as one text to send as a remark, when it can no longer be corrected."""
        return "\n\n".join(filter(None, (self.cleaned_data[name] for name in ("titel", "tekst", "place"))))


class IdeeForm(_Written):
    """The idea itself: for which wijk (asked when it is not known), what, about what, where."""

    woorden = {
        **_Written.woorden,
        "thema": _("een thema"),
        "postcode": _("een postcode"),
        "huisnummer": _("een huisnummer"),
    }

    postcode = forms.CharField(label=_("Postcode van uw adres"), max_length=12)
    huisnummer = forms.CharField(
        label=_("Huisnummer"),
        help_text=_("Daarmee vinden wij uw wijk. Wij bewaren uw adres niet."),
        max_length=12,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    wijk = forms.ChoiceField(label=_("Of kies uw wijk uit de lijst"), required=False)
    soort = forms.ChoiceField(
        label=_("Wat wilt u delen?"),
        choices=[
            (Kind.IDEE, _("Een idee")),
            (Kind.INITIATIEF, _("Iets dat ik zelf wil doen voor de wijk")),
            (Kind.BEHOEFTE, _("Iets dat de wijk nodig heeft")),
            (Kind.VRAAG, _("Een vraag")),
            (Kind.OPMERKING, _("Een opmerking")),
        ],
        initial=Kind.IDEE,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat u wilt delen.")},
    )
    thema = forms.ChoiceField(label=_("Waar gaat het over?"), widget=forms.RadioSelect)
    biedt = forms.CharField(
        label=_("Wat wilt u zelf doen?"),
        help_text=_("Bijvoorbeeld: ik wil helpen met planten. Alleen de medewerker die antwoordt leest dit."),
        max_length=BIEDT_MAX,
        required=False,
    )
    over_werkwijze = forms.BooleanField(
        label=_("Dit gaat over hoe de gemeente in de wijken werkt"),
        help_text=_("Dan gaat het naar de mensen die daarover beslissen."),
        required=False,
    )
    field_order = [
        *("postcode", "huisnummer", "wijk", "soort", "titel", "tekst", "thema", "place"),
        *("biedt", "over_werkwijze"),
    ]

    def __init__(
        self,
        data: Any = None,
        *,
        themes: Sequence[Thema],
        areas: Sequence[Area],
        area: Area | None,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self._themes, self._areas = themes, areas
        self.fields["thema"].choices = [(thema.slug, thema.naam) for thema in themes]  # type: ignore[attr-defined]
        choices = [("", _("Kies uw wijk")), *((one.slug, one.naam) for one in areas)]
        self.fields["wijk"].choices = choices  # type: ignore[attr-defined]
        if area:
            self.fields["wijk"].widget = forms.HiddenInput()
            del self.fields["postcode"], self.fields["huisnummer"]
        elif self.data.get("wijk"):  # a wijk from the list is enough
            self.fields["postcode"].required = self.fields["huisnummer"].required = False

    def clean(self) -> dict[str, Any]:
        """Find the wijk of the address, unless one was chosen from the list."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("wijk") and "postcode" in cleaned and "huisnummer" in cleaned and "wijk" in cleaned:
            answer = wijken.find_address(cleaned["postcode"], cleaned["huisnummer"])
            found = {one.slug for one in wijken.areas_of(answer)} & {one.slug for one in self._areas}
            cleaned["wijk"] = next(iter(found), "")
            if not found:
                unknown = _("Wij weten niet in welke wijk dit adres ligt. Kies uw wijk uit de lijst.")
                self.add_error(answer.field or "postcode", answer.hint or str(unknown))
        return cleaned

    @property
    def soort_label(self) -> str:
        """What is shared, in the words of the form."""
        return str(dict(self.fields["soort"].choices)[self.cleaned_data["soort"]])  # type: ignore[attr-defined]

    @property
    def content(self) -> Content:
        """What is brought in, of a valid form."""
        said = {name: self.cleaned_data[name] for name in ("titel", "tekst", "place", "biedt", "over_werkwijze")}
        kind = Kind(self.cleaned_data["soort"])
        return Content(area=self.chosen_area, kind=kind, thema=self.chosen_thema, **said)

    @property
    def chosen_area(self) -> Area:
        """The wijk of a valid form."""
        return next(area for area in self._areas if area.slug == self.cleaned_data["wijk"])

    @property
    def chosen_thema(self) -> Thema:
        """The theme of a valid form."""
        return next(thema for thema in self._themes if thema.slug == self.cleaned_data["thema"])


class BrengerForm(FormulierMetLokveld):
    """Who the bringer is: an address to write to, and what they choose."""

    woorden = {"email": _("uw e-mailadres")}

    email = MailAddressField(
        label=_("Uw e-mailadres"),
        help_text=_("Hier sturen wij uw nummer en het antwoord heen. Verder gebruiken wij het nergens voor."),
        max_length=254,
    )
    naam = forms.CharField(
        label=_("Uw naam"),
        help_text=_("Alleen de medewerker die antwoordt ziet uw naam."),
        max_length=80,
        required=False,
    )
    wie = forms.ChoiceField(
        label=_("Voor wie schrijft u?"),
        choices=[
            (Party.BEWONER, _("Voor mijzelf, als bewoner")),
            (Party.PROFESSIONAL, _("Voor mijn werk of een organisatie")),
        ],
        initial=Party.BEWONER,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies voor wie u schrijft.")},
    )
    organisatie = forms.CharField(
        label=_("Naam van de organisatie"),
        help_text=_("Alleen als u voor uw werk of een organisatie schrijft."),
        max_length=120,
        required=False,
    )
    openbaar = forms.ChoiceField(
        label=_("Mag het op de site staan?"),
        help_text=_("Buren kunnen het dan lezen. Uw naam en e-mailadres staan er nooit bij."),
        choices=[("ja", _("Ja, zonder mijn naam")), ("nee", _("Nee, alleen voor de gemeente"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of het op de site mag staan.")},
    )
    language = forms.ChoiceField(
        label=_("In welke taal wilt u mail van ons?"),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een taal.")},
    )

    @property
    def brenger(self) -> Brenger:
        """Who it is, of a valid form."""
        return Brenger(
            email=self.cleaned_data["email"],
            naam=self.cleaned_data["naam"],
            language=self.cleaned_data["language"],
            may_be_public=self.cleaned_data["openbaar"] == "ja",
            party=Party(self.cleaned_data["wie"]),
            organisatie=self.cleaned_data["organisatie"],
        )


class RemarkForm(Form):
    """Something that the bringer adds."""

    tekst = forms.CharField(
        label=_("Wat wilt u erbij schrijven?"),
        help_text=_("Dit leest alleen de gemeente. Het komt niet op de site."),
        max_length=TEKST_MAX,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf eerst wat u wilt toevoegen.")},
    )


class WithdrawForm(Form):
    """How far the bringer takes it back."""

    blijft = forms.ChoiceField(
        label=_("Wat mag ermee gebeuren?"),
        help_text=_("Gaan wij ermee verder? Dan blijven alleen foto’s die al op de site staan."),
        choices=[
            ("nee", _("Wis alles: mijn gegevens en wat ik schreef")),
            ("ja", _("Wis mijn gegevens, maar ga verder met wat ik schreef")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat ermee mag gebeuren.")},
    )
