"""The forms of the shell: accounts, roles, teams, and the filters of their lists."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkspil.core import clock
from wijkspil.core.formulieren import DatumVeld, Formulier
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.models import Account, TeamSoort
from wijkspil.mensen.permissions import ACCOUNTS_BEHEREN, Rol
from wijkspil.wijken.models import Area
from wijkspil.wijken.queries import areas_within

FROM = _("Vanaf welke dag?")
UNTIL = _("Tot welke dag?")
UNTIL_HELP = _("Op deze dag is het voorbij. Weet u het nog niet? Laat het leeg.")


class _InAnArea(Formulier):
    """A form with an area out of those that this beheerder looks after."""

    woorden = {"gebied": _("een gebied"), "rol": _("een rol"), "naam": _("een naam"), "email": _("een e-mailadres")}

    def __init__(self, *args: Any, actor: StaffActor, **kwargs: Any) -> None:
        self._areas = {str(area.pk): area for area in areas_within(actor.areas_with(ACCOUNTS_BEHEREN))}
        choices = [("", _("Kies een gebied")), *((pk, _place(area)) for pk, area in self._areas.items())]
        self.base_fields["gebied"].choices = choices  # type: ignore[attr-defined]
        super().__init__(*args, **kwargs)

    @property
    def area(self) -> Area:
        """The area that was chosen; only after is_valid."""
        return self._areas[self.cleaned_data["gebied"]]

    def clean(self) -> dict[str, Any]:
        """The end lies after the start."""
        data = super().clean() or self.cleaned_data
        start, until = data.get("vanaf"), data.get("tot")
        if until and until <= (start or clock.today()):
            self.add_error("tot", _("De einddatum moet na de begindatum liggen."))
        return data


def _place(area: Area) -> str:
    return f"{area.naam} ({area.niveau.naam})"


class RoleForm(_InAnArea):
    """Give a role in an area, from a day until a day."""

    rol = forms.ChoiceField(label=_("Welke rol?"), choices=Rol.choices, widget=forms.RadioSelect)
    gebied = forms.ChoiceField(
        label=_("Voor welk gebied?"), help_text=_("De rol geldt ook voor alles wat in dit gebied ligt."), choices=[]
    )
    vanaf = DatumVeld(label=FROM, help_text=_("Zoals 1-9-2026. Leeg is vandaag."), required=False)
    tot = DatumVeld(label=UNTIL, help_text=UNTIL_HELP, required=False)


class NewAccountForm(RoleForm):
    """A new colleague with a first role."""

    naam = forms.CharField(label=_("Naam"), max_length=80)
    functie = forms.CharField(label=_("Functie"), max_length=80, required=False)
    email = forms.EmailField(
        label=_("E-mailadres"), help_text=_("Hier sturen wij een link naartoe om een wachtwoord te kiezen.")
    )
    field_order = ["naam", "functie", "email", "rol", "gebied", "vanaf", "tot"]


class ChangeAccountForm(Formulier):
    """Correct name, job title or address."""

    woorden = {"naam": _("een naam"), "email": _("een e-mailadres")}
    naam = forms.CharField(label=_("Naam"), max_length=80)
    functie = forms.CharField(label=_("Functie"), max_length=80, required=False)
    email = forms.EmailField(label=_("E-mailadres"), help_text=_("Met dit adres logt deze persoon in."))


class TeamForm(_InAnArea):
    """A new team: of an area, an afdeling or a stuurgroep."""

    naam = forms.CharField(label=_("Naam van het team"), max_length=80)
    soort = forms.ChoiceField(
        label=_("Wat voor team is het?"),
        help_text=_("Bij het team van een gebied komen bewoners terecht."),
        choices=TeamSoort.choices,
        initial=TeamSoort.GEBIED,
        widget=forms.RadioSelect,
    )
    gebied = forms.ChoiceField(label=_("Voor welk gebied?"), choices=[])
    vanaf = DatumVeld(label=FROM, help_text=_("Zoals 1-9-2026. Leeg is vandaag."), required=False)
    tot = DatumVeld(label=UNTIL, help_text=UNTIL_HELP, required=False)


class MemberForm(Formulier):
    """Somebody joins a team."""

    woorden = {"account": _("een collega")}
    account = forms.ChoiceField(label=_("Wie komt erbij?"), choices=[])
    vanaf = DatumVeld(label=FROM, help_text=_("Zoals 1-9-2026. Leeg is vandaag."), required=False)

    def __init__(self, *args: Any, people: list[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._people = {str(person.pk): person for person in people}
        names = [(pk, ", ".join(filter(None, [one.naam, one.functie]))) for pk, one in self._people.items()]
        self.fields["account"].choices = [("", _("Kies een collega")), *names]  # type: ignore[attr-defined]

    def clean_account(self) -> Account:
        """Return the account itself."""
        return self._people[self.cleaned_data["account"]]


class EndForm(Formulier):
    """From which day something is over."""

    woorden = {"tot": _("een datum")}
    tot = DatumVeld(label=_("Vanaf welke dag is het voorbij?"))


class AccountFilter(Formulier):
    """Narrow the list of accounts."""

    vraagt = False
    zoek = forms.CharField(label=_("Naam, functie of e-mailadres"), max_length=80, required=False)


class LogFilter(Formulier):
    """Narrow the log."""

    vraagt = False
    wat = forms.ChoiceField(label=_("Wat"), choices=[], required=False)
    op = DatumVeld(label=_("Tot en met welke dag?"), required=False)

    def __init__(self, *args: Any, deeds: list[tuple[str, Any]], **kwargs: Any) -> None:
        self.base_fields["wat"].choices = [("", _("Alles")), *deeds]  # type: ignore[attr-defined]
        super().__init__(*args, **kwargs)
