"""What staff fill in about a task."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkspil.core.formulieren import DatumVeld, Formulier
from wijkspil.core.versions import VersionForm
from wijkspil.mensen.models import Account
from wijkspil.taken.actions import Details
from wijkspil.taken.models import ABOUT_MAX, TEKST_MAX, TITEL_MAX, Owner, Taak, TaakStap
from wijkspil.taken.queries import NewChoices, OwnerChoices
from wijkspil.wijken.models import Area

WORDS = {
    "titel": _("een titel"),
    "gebied": _("een gebied"),
    "owner": _("wie het doet"),
    "due": _("een datum"),
}


class OwnerField(forms.ChoiceField):
    """Somebody or a team out of those that can do it."""

    def offer(self, choices: OwnerChoices, me: Account) -> None:
        """Show these people and teams; the colleague who asks stands on top."""
        people = sorted(choices.people, key=lambda person: person != me)
        self._owners: dict[str, Owner] = {f"account-{person.pk}": person for person in people}
        self._owners |= {f"team-{team.pk}": team for team in choices.teams}
        self.choices = [
            ("", _("Kies wie het doet")),
            (_("Mensen"), [(f"account-{one.pk}", _with_me(one, me)) for one in people]),
            (_("Teams"), [(f"team-{team.pk}", team.naam) for team in choices.teams]),
        ]

    def clean(self, value: Any) -> Owner | None:
        """Return the person or team itself."""
        return self._owners.get(super().clean(value))


def _with_me(person: Account, me: Account) -> str:
    return gettext("%(naam)s (u)") % {"naam": person.naam} if person == me else person.naam


def _title() -> forms.CharField:
    return forms.CharField(
        label=_("Wat moet er gebeuren?"),
        help_text=_("In een paar woorden. Bijvoorbeeld: Bellen met de school"),
        max_length=TITEL_MAX,
    )


def _text() -> forms.CharField:
    return forms.CharField(
        label=_("Wat moet iemand daarvoor weten?"),
        help_text=_("Schrijf geen namen of gezondheid van bewoners op."),
        max_length=TEKST_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def _due() -> DatumVeld:
    return DatumVeld(label=_("Wanneer moet het klaar zijn?"))


class NewForm(Formulier):
    """A new task; `over` names the thing that it is about."""

    woorden = WORDS

    titel = _title()
    tekst = _text()
    gebied = forms.ChoiceField(label=_("Waar is het voor?"))
    owner = OwnerField(label=_("Wie doet het?"), help_text=_("Kiest u iemand anders? Die krijgt dan een mail."))
    due = _due()
    over = forms.CharField(max_length=ABOUT_MAX, required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, choices: NewChoices, me: Account, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        self._areas: dict[str, Area] = {str(area.pk): area for area in choices.areas}
        offered: Iterable[tuple[str, Any]] = [(pk, area.naam) for pk, area in self._areas.items()]
        if len(self._areas) > 1:
            offered = [("", _("Kies een gebied")), *offered]
        self.fields["gebied"].choices = offered  # type: ignore[attr-defined]
        self.fields["owner"].offer(choices.owners, me)  # type: ignore[attr-defined]

    def clean_gebied(self) -> Area:
        """Return the area itself."""
        return self._areas[self.cleaned_data["gebied"]]

    @property
    def details(self) -> Details:
        """What has to be done, of a valid form."""
        return _details(self.cleaned_data)


class TaakForm(VersionForm):
    """The base of the forms about a task that is there."""

    woorden = WORDS

    @property
    def given(self) -> dict[str, Any]:
        """What the action is given, of a valid form."""
        return self.cleaned_data

    def merged(self, news: list[TaakStap]) -> dict[str, str]:
        """Return the answers that should follow what others did in the meantime, of a valid form."""
        return {}


class ChangeForm(TaakForm):
    """Other words, or another day."""

    titel = _title()
    tekst = _text()
    due = _due()

    def __init__(self, data: Any, taak: Taak) -> None:
        initial = {"version": taak.version, "titel": taak.titel, "tekst": taak.tekst, "due": taak.due}
        super().__init__(data, initial=initial)

    @property
    def given(self) -> dict[str, Any]:
        """The details as one thing."""
        return {"version": self.cleaned_data["version"], "details": _details(self.cleaned_data)}

    def merged(self, news: list[TaakStap]) -> dict[str, str]:
        """Take over what another changed, in the fields that this colleague left as they were."""
        mine = {name: str(value) for name, value in vars(_details(self.cleaned_data)).items()}
        followed = set()
        for name, (was, became) in (change for stap in news for change in stap.changes.items()):
            if mine[name] == was:
                mine[name] = became
                followed.add(name)
        return {name: _as_typed(mine[name]) if name == "due" else mine[name] for name in followed}


def _as_typed(iso: str) -> str:
    return str(DatumVeld().prepare_value(date.fromisoformat(iso)))


class DoneForm(TaakForm):
    """It is done."""

    proof = forms.CharField(
        label=_("Wat is er gedaan?"),
        help_text=_("Zo weet een ander later hoe het is gegaan. Schrijf geen namen of gezondheid van bewoners op."),
        max_length=TEKST_MAX,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Schrijf wat er is gedaan.")},
    )
    done_on = DatumVeld(
        label=_("Op welke dag was het klaar?"), help_text=_("Zoals 1-9-2026. Leeg is vandaag."), required=False
    )

    def __init__(self, data: Any, taak: Taak) -> None:
        super().__init__(data, initial={"version": taak.version})


class DropForm(TaakForm):
    """It need not be done any more."""

    reason = forms.CharField(
        label=_("Waarom hoeft het niet meer?"),
        max_length=TEKST_MAX,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf waarom het niet meer hoeft.")},
    )

    def __init__(self, data: Any, taak: Taak) -> None:
        super().__init__(data, initial={"version": taak.version})


class PassOnForm(TaakForm):
    """Somebody else does it."""

    to = OwnerField(label=_("Wie doet het voortaan?"))
    tekst = forms.CharField(
        label=_("Wat wilt u erbij zeggen?"),
        help_text=_("Dit komt in de mail."),
        max_length=TEKST_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    woorden = {"to": WORDS["owner"]}

    def __init__(self, data: Any, taak: Taak, *, choices: OwnerChoices, me: Account) -> None:
        super().__init__(data, initial={"version": taak.version})
        self.fields["to"].offer(choices, me)  # type: ignore[attr-defined]


def _details(answers: dict[str, Any]) -> Details:
    return Details(titel=answers["titel"], tekst=answers["tekst"], due=answers["due"])
