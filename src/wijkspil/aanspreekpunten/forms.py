"""Forms of aanspreekpunten: the public filter, and those of staff."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkspil.aanspreekpunten.actions import Details, WisselingDetails
from wijkspil.aanspreekpunten.models import PHONE, Aanspreekpunt, Audience, Wisseling
from wijkspil.aanspreekpunten.queries import Choices
from wijkspil.core import clock
from wijkspil.core.formulieren import DatumVeld, Formulier
from wijkspil.wijken.models import Area, Gemeente, Thema

PERSOON, TEAM, POSTBUS = "persoon", "team", "postbus"
SOORTEN = [(PERSOON, _("Een persoon")), (TEAM, _("Een team")), (POSTBUS, _("Een postbus of loket"))]
WHO = ("soort", "account", "team", "postbus")


class RegisterFilter(Formulier):
    """Narrows the public register to one wijk, on one date."""

    vraagt = False
    woorden = {"wijk": _("een wijk uit de lijst")}

    wijk = forms.ChoiceField(label=_("Wijk"), required=False)
    op = DatumVeld(label=_("Op welke datum?"), required=False)

    def __init__(self, data: object, wijken: Iterable[Area]) -> None:
        super().__init__(data)
        self._wijken = {area.slug: area for area in wijken}
        _offer(self, "wijk", [("", _("Alle wijken")), *((slug, area.naam) for slug, area in self._wijken.items())])

    def clean_wijk(self) -> Area | None:
        """Return the wijk itself."""
        return self._wijken.get(self.cleaned_data["wijk"])


class OverviewFilter(Formulier):
    """Narrows the list of staff."""

    vraagt = False

    gebied = forms.ChoiceField(label=_("Gebied"), required=False)
    doelgroep = forms.ChoiceField(
        label=_("Voor wie"),
        required=False,
        choices=[("", _("Iedereen")), (Audience.BEWONERS, _("Bewoners")), (Audience.PROFESSIONALS, _("Professionals"))],
    )
    stand = forms.ChoiceField(
        label=_("Wanneer"), required=False, choices=[("", _("Nu en straks")), ("gestopt", _("Gestopt"))]
    )

    def __init__(self, data: object, areas: Iterable[Area]) -> None:
        super().__init__(data)
        self._areas = {str(area.pk): area for area in areas}
        _offer(self, "gebied", [("", _("Alle gebieden")), *((pk, area.naam) for pk, area in self._areas.items())])

    def clean_gebied(self) -> Area | None:
        """Return the area itself."""
        return self._areas.get(self.cleaned_data["gebied"])


class LookFields(Formulier):
    """Fields to look as a resident of a wijk would, on a date; they stand at the end of a form."""

    kijk_wijk = forms.ChoiceField(label=_("Kijk als iemand uit"), required=False)
    kijk_voor = forms.ChoiceField(
        label=_("Kijk als"),
        required=False,
        choices=[(Audience.BEWONERS, _("Bewoner")), (Audience.PROFESSIONALS, _("Professional"))],
    )
    kijk_op = DatumVeld(label=_("Kijk op datum"), required=False)

    def __init__(self, data: object, wijken: Collection[Area], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self._wijken = {area.slug: area for area in wijken}
        _offer(self, "kijk_wijk", [(slug, area.naam) for slug, area in self._wijken.items()])
        self.order_fields([name for name in self.fields if not name.startswith("kijk_")])

    def wijk(self, inside: Area | None = None) -> Area | None:
        """Return the wijk that was chosen, when it lies inside an area; else the first one that does."""
        chosen = self._wijken.get(self.cleaned_data.get("kijk_wijk") or "")
        if chosen and (inside is None or chosen.path.startswith(inside.path)):
            return chosen
        return next((one for one in self._wijken.values() if inside is None or one.path.startswith(inside.path)), None)

    def days(self, change: date) -> list[date]:
        """Return the day before the change, the day itself, and the day that was asked."""
        asked = self.cleaned_data.get("kijk_op")
        return [change - timedelta(days=1), change, *([asked] if asked else [])]

    @property
    def kijk_audience(self) -> str:
        """For whom to look."""
        return self.cleaned_data.get("kijk_voor") or Audience.BEWONERS.value


class LookForm(LookFields):
    """Look without changing anything."""

    vraagt = False


class AanspreekpuntForm(LookFields):
    """All about one aanspreekpunt; `fixed` holds what is known already and is therefore not asked."""

    woorden = {"area": _("een gebied"), "rol": _("een functie"), "valid_from": _("een begindatum")}

    area = forms.ChoiceField(label=_("Voor welk deel van de gemeente?"))
    soort = forms.ChoiceField(label=_("Wie of wat is het aanspreekpunt?"), choices=SOORTEN, widget=forms.RadioSelect)
    account = forms.ChoiceField(label=_("Persoon"), required=False, help_text=_("Bij ‘Een persoon’"))
    team = forms.ChoiceField(label=_("Team"), required=False, help_text=_("Bij ‘Een team’"))
    postbus = forms.CharField(
        label=_("Naam van de postbus of het loket"),
        max_length=80,
        required=False,
        help_text=_("Bij ‘Een postbus of loket’"),
    )
    rol = forms.CharField(
        label=_("Functie"), max_length=80, help_text=_("Zoals bewoners het lezen. Bijvoorbeeld: wijkregisseur sociaal.")
    )
    waarvoor = forms.CharField(
        label=_("Waarvoor"), max_length=160, required=False, help_text=_("Bijvoorbeeld: groen, straten en speelplekken")
    )
    audience = forms.ChoiceField(
        label=_("Voor wie?"), choices=Audience.choices, widget=forms.RadioSelect, initial=Audience.BEIDE
    )
    themes = forms.MultipleChoiceField(
        label=_("Onderwerpen"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kiest u niets? Dan is het aanspreekpunt er voor alle onderwerpen."),
    )
    telefoon = forms.CharField(
        label=_("Telefoonnummer"),
        max_length=20,
        required=False,
        validators=[PHONE],
        error_messages={"invalid": PHONE.message},
    )
    openingstijden = forms.CharField(
        label=_("Wanneer telefonisch bereikbaar"), max_length=120, required=False, help_text=_("Met dagen en tijden")
    )
    email = forms.EmailField(label=_("E-mailadres"), max_length=254, required=False)
    spreekuur = forms.CharField(label=_("Spreekuur"), max_length=160, required=False, help_text=_("Wanneer en waar"))
    website = forms.URLField(label=_("Website"), max_length=200, required=False, assume_scheme="https")
    bezoekadres = forms.CharField(label=_("Bezoekadres"), max_length=160, required=False)
    valid_from = DatumVeld(label=_("Begindatum"), help_text=_("De eerste dag. Zoals 1-9-2026"))
    valid_until = DatumVeld(
        label=_("Einddatum"), required=False, help_text=_("De eerste dag zonder dit aanspreekpunt. Zoals 1-9-2026")
    )
    visible_from = DatumVeld(
        label=_("Zichtbaar vanaf"),
        required=False,
        help_text=_("Vanaf deze dag staat het aangekondigd. Vult u niets in? Dan is dat vandaag."),
    )
    centraal = forms.BooleanField(label=_("Dit is het centrale aanspreekpunt van de gemeente"), required=False)

    def __init__(
        self, data: object, choices: Choices, themes: Iterable[Thema], *, fixed: Mapping[str, Any], **kwargs: Any
    ) -> None:
        super().__init__(data, choices.wijken, **kwargs)
        self.fixed = dict(fixed)
        self._chosen: dict[str, dict[str, Any]] = {
            "area": {str(one.pk): one for one in choices.areas},
            "account": {str(one.pk): one for one in choices.people},
            "team": {str(one.pk): one for one in choices.teams},
            "themes": {str(one.pk): one for one in themes},
        }
        self._offer_choices()
        for name in [*self.fixed, *(WHO if "account" in self.fixed else ())]:
            self.fields.pop(name, None)
        if not any(area.parent_id is None for area in choices.areas):
            self.fields.pop("centraal", None)

    def clean(self) -> dict[str, Any]:
        """Look at answers that depend on one another."""
        given = super().clean() or self.cleaned_data
        self._clean_who(given)
        if not (given.get("telefoon") or given.get("email")) and not {"telefoon", "email"} & set(self.errors):
            self.add_error("telefoon", _("Vul een telefoonnummer of een e-mailadres in."))
        start = given.get("valid_from") or self.fixed.get("valid_from")
        until, seen = given.get("valid_until"), given.get("visible_from")
        if start and until and until <= start:
            self.add_error("valid_until", _("De einddatum moet na de begindatum liggen."))
        if start and seen and seen > start:
            self.add_error("visible_from", _("De datum bij ‘Zichtbaar vanaf’ mag niet na de begindatum liggen."))
        return given

    def details(self) -> Details:
        """Return what was filled in, together with what was fixed."""
        given = {name: value for name, value in self.cleaned_data.items() if name in _ASKED}
        for name in ("area", "account", "team"):
            if name in given:
                given[name] = self._chosen[name].get(given[name])
        given["themes"] = [self._chosen["themes"][pk] for pk in given["themes"]]
        for soort, name in ((PERSOON, "account"), (TEAM, "team"), (POSTBUS, "postbus")):
            if "soort" in self.cleaned_data and self.cleaned_data["soort"] != soort:
                given[name] = "" if soort == POSTBUS else None
        return Details(**{**self.fixed, **given})

    def _clean_who(self, given: dict[str, Any]) -> None:
        name, sentence = {
            PERSOON: ("account", _("Kies een persoon.")),
            TEAM: ("team", _("Kies een team.")),
            POSTBUS: ("postbus", _("Vul de naam van de postbus of het loket in.")),
        }.get(given.get("soort", ""), ("", ""))
        if name and not given.get(name) and name not in self.errors:
            self.add_error(name, sentence)

    def _offer_choices(self) -> None:
        areas = self._chosen["area"].items()
        people = self._chosen["account"].items()
        _offer(self, "area", [("", _("Kies een gebied")), *((pk, f"{a.naam} ({a.niveau.naam})") for pk, a in areas)])
        _offer(self, "account", [("", _("Kies een persoon")), *((pk, _person(one)) for pk, one in people)])
        _offer(self, "team", [("", _("Kies een team")), *((pk, t.naam) for pk, t in self._chosen["team"].items())])
        _offer(self, "themes", [(pk, thema.naam) for pk, thema in self._chosen["themes"].items()])


class EndForm(LookFields):
    """From which day somebody is no longer there."""

    woorden = {"until": _("een einddatum")}

    until = DatumVeld(label=_("Einddatum"), help_text=_("De eerste dag zonder dit aanspreekpunt. Zoals 1-9-2026"))


class WisselingForm(Formulier):
    """A wisseling without its contacts."""

    woorden = {"area": _("een deel van de gemeente"), "namens": _("een naam")}

    titel = forms.CharField(label=_("Titel"), max_length=80, help_text=_("Bijvoorbeeld: Nieuwe aanspreekpunten"))
    area = forms.ChoiceField(label=_("Voor welk deel van de gemeente?"))
    valid_from = DatumVeld(label=_("Ingangsdatum"), help_text=_("De eerste dag na de wisseling. Zoals 1-9-2026"))
    visible_from = DatumVeld(label=_("Datum van de aankondiging"), help_text=_("Vanaf deze dag ziet iedereen het."))
    tekst_bewoners = forms.CharField(
        label=_("Tekst voor bewoners"), max_length=2000, widget=forms.Textarea(attrs={"rows": 6})
    )
    tekst_professionals = forms.CharField(
        label=_("Tekst voor professionals"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    namens = forms.CharField(label=_("Namens"), max_length=80, help_text=_("De groep of afdeling die dit besluit"))
    ondertekenaar = forms.CharField(label=_("Naam en functie van de ondertekenaar"), max_length=120)

    def __init__(self, data: object, areas: Iterable[Area], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self._areas = {str(area.pk): area for area in areas}
        names = [(pk, f"{area.naam} ({area.niveau.naam})") for pk, area in self._areas.items()]
        _offer(self, "area", [("", _("Kies een deel van de gemeente")), *names])

    def clean(self) -> dict[str, Any]:
        """Announce before it happens."""
        given = super().clean() or self.cleaned_data
        start, seen = given.get("valid_from"), given.get("visible_from")
        if start and seen and seen > start:
            self.add_error("visible_from", _("De aankondiging mag niet na de ingangsdatum liggen."))
        return given

    def details(self) -> WisselingDetails:
        """Return what was filled in."""
        return WisselingDetails(**{**self.cleaned_data, "area": self._areas[self.cleaned_data["area"]]})


class EndingsForm(Formulier):
    """Which aanspreekpunten stop with a wisseling."""

    stoppen = forms.MultipleChoiceField(
        label=_("Welke aanspreekpunten stoppen?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: object, candidates: Iterable[Aanspreekpunt], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self._rows = {str(row.pk): row for row in candidates}
        names = [(pk, f"{row.naam}, {row.rol} ({row.area.naam})") for pk, row in self._rows.items()]
        _offer(self, "stoppen", names)

    def chosen(self) -> list[Aanspreekpunt]:
        """Return the aanspreekpunten themselves."""
        return [self._rows[pk] for pk in self.cleaned_data["stoppen"]]


_ASKED = {field.name for field in fields(Details)}


def initial_of(row: Aanspreekpunt) -> dict[str, Any]:
    """Return what the form about an existing aanspreekpunt is filled with."""
    names = _ASKED - {*WHO, "area", "themes"}
    holder = PERSOON if row.account_id else TEAM if row.team_id else POSTBUS
    return {name: getattr(row, name) for name in names} | {
        "area": str(row.area_id),
        "soort": holder,
        "account": str(row.account_id or ""),
        "team": str(row.team_id or ""),
        "postbus": row.postbus,
        "themes": [str(thema.pk) for thema in row.themes.all()],
    }


def initial_of_the_first(gemeente: Gemeente, whole: Area) -> dict[str, Any]:
    """Return what the form is filled with when nobody is there yet: the gemeente itself, for everybody, from today."""
    return {
        "area": str(whole.pk),
        "soort": POSTBUS,
        "postbus": f"Gemeente {gemeente.naam}",
        "rol": "Algemeen nummer",
        "waarvoor": "alle vragen aan de gemeente",
        "telefoon": gemeente.telefoon,
        "openingstijden": gemeente.openingstijden,
        "email": gemeente.email,
        "valid_from": clock.today(),
        "centraal": True,
    }


def fixed_of(row: Aanspreekpunt) -> dict[str, Any]:
    """Return what cannot change any more about an aanspreekpunt that has begun."""
    if row.valid_from > clock.today():
        return {}
    names = ("area", "account", "team", "postbus", "valid_from", "visible_from", "centraal")
    return {name: getattr(row, name) for name in names}


def initial_of_wisseling(wisseling: Wisseling) -> dict[str, Any]:
    """Return what the form about an existing wisseling is filled with."""
    return {name: getattr(wisseling, name) for name in WisselingForm.base_fields} | {"area": str(wisseling.area_id)}


def _offer(form: forms.Form, name: str, choices: list[tuple[Any, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
    field.choices = choices


def _person(account: Any) -> str:
    return f"{account.naam} ({account.functie})" if account.functie else str(account.naam)
