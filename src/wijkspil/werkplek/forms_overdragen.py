"""What is filled in to hand over a dossier: who follows for all, and per thing who else."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkspil.core import clock
from wijkspil.core.formulieren import DatumVeld, Formulier
from wijkspil.mensen.dossier import Choice, Held, Holding
from wijkspil.mensen.models import Account
from wijkspil.mensen.queries import Successors

NOBODY = "niemand"
STAYS = "blijft"


@dataclass(frozen=True)
class Section:
    """One kind of what is held: its name, the words above it, and the fields of each thing."""

    name: str
    label: str
    fields: list[BoundField]


class HandOverForm(Formulier):
    """Who follows, for everything and for each thing; what is not chosen stays, so no field says what is needed."""

    vraagt = False
    per = DatumVeld(
        label=_("Vanaf welke dag?"),
        help_text=_("Voor aanspreekpunten en plekken in een team. Het andere werk gaat meteen over."),
    )
    allemaal = forms.ChoiceField(
        label=_("Wie neemt alles over?"),
        help_text=_("Hieronder kunt u per onderdeel iemand anders kiezen."),
        required=False,
    )
    woorden = {"per": _("een datum")}

    def __init__(
        self, data: Any, *, held: dict[str, tuple[Holding, Held]], successors: Successors, per: date | None
    ) -> None:
        super().__init__(data, initial={"per": per or clock.today()})
        self._held = held
        self._offered: dict[str, dict[str, Account]] = {}
        for key, (kind, one) in held.items():
            self._add(key, kind, one, successors.for_(kind.permission, one.area))
        everybody = {pk: person for offered in self._offered.values() for pk, person in offered.items()}
        names = sorted(((pk, person.naam) for pk, person in everybody.items()), key=lambda choice: choice[1])
        self.fields["allemaal"].choices = [("", _("Kies per onderdeel")), *names]  # type: ignore[attr-defined]
        self._everybody = everybody
        self.order_fields(["per", "allemaal", *self.fields])

    @property
    def sections(self) -> list[Section]:
        """The fields of each kind, in the order of the page."""
        found: dict[Holding, list[BoundField]] = {}
        for key, (kind, one) in self._held.items():
            found.setdefault(kind, []).extend([self[key], *([self[f"{key}-antwoord"]] if one.asks else [])])
        return [Section(kind.name, str(kind.label), fields) for kind, fields in found.items()]

    @property
    def choices(self) -> dict[str, Choice]:
        """What the action is given, of a valid form."""
        return self._choices

    def clean(self) -> dict[str, Any]:
        """Somebody was chosen, and can take over what was meant."""
        data = super().clean() or self.cleaned_data
        self._choices: dict[str, Choice] = {}
        for key, (_kind, one) in self._held.items():
            self._read(key, one, data)
        if not self._choices and not self.errors:
            self.add_error("allemaal", gettext("Kies minstens één opvolger."))
        return data

    def _add(self, key: str, kind: Holding, one: Held, people: list[Account]) -> None:
        self._offered[key] = {str(person.pk): person for person in people}
        choices: list[tuple[str, Any]] = [("", _("Zoals bovenaan"))]
        choices += [(pk, person.naam) for pk, person in self._offered[key].items()]
        choices += [(NOBODY, kind.without)] if kind.without else []
        choices += [(STAYS, _("Blijft nog waar het is"))]
        self.fields[key] = forms.ChoiceField(
            label=one.titel or one.naam, help_text=_facts(one), choices=choices, required=False
        )
        if one.asks:
            self.fields[f"{key}-antwoord"] = forms.CharField(
                label=one.asks, help_text=one.asks_help, max_length=20, required=False
            )

    def _read(self, key: str, one: Held, data: dict[str, Any]) -> None:
        chosen = data.get(key) or data.get("allemaal", "")
        if chosen in {"", STAYS}:
            return
        answer = data.get(f"{key}-antwoord", "")
        if chosen == NOBODY:
            self._choices[key] = Choice(None)
        elif chosen not in self._offered[key]:
            words = {"naam": self._everybody[chosen].naam}
            self.add_error(key, gettext("%(naam)s kan dit niet overnemen. Kies hier iemand anders.") % words)
        elif one.asks and not answer:
            self.add_error(f"{key}-antwoord", gettext("Vul het telefoonnummer van de opvolger in."))
        else:
            self._choices[key] = Choice(self._offered[key][chosen], answer)


def _facts(one: Held) -> SafeString | str:
    """Say where it lies and by when, with a link to it."""
    words = " · ".join(filter(None, [one.area.naam if one.area else "", one.info]))
    if not one.url:
        return words
    return format_html('{} <a class="nl-link" href="{}">{}</a>', words, one.url, gettext("Bekijk"))
