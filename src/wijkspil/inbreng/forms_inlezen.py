"""What a beheerder fills in to read in what people brought in elsewhere."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from wijkspil.core.documents import MAX_BYTES
from wijkspil.core.formulieren import Formulier
from wijkspil.inbreng.inlezen.mapping import COLUMN, FIELDS, FIXED, Mapping
from wijkspil.inbreng.inlezen.rows import WORD_MAX, Look
from wijkspil.inbreng.inlezen.tables import Table
from wijkspil.inbreng.inlezen.values import word
from wijkspil.inbreng.models import BRON_MAX, Channel, Kind
from wijkspil.inbreng.status import OUTCOMES, State
from wijkspil.wijken.models import Area, Thema

ACCEPT = ".csv,.xlsx,.json,.txt"
EXAMPLE = 40  # characters of a cell that a choice shows
STATES = (State.ONTVANGEN, State.IN_BEHANDELING, *OUTCOMES, State.AFGEROND)
MOST_WORDS = 30  # that can be given a meaning at once
LABELS = {one.name: one.label for one in FIELDS}


class FileForm(Formulier):
    """A file, and where it comes from."""

    bestand = forms.FileField(
        label=_("Welk bestand?"),
        help_text=_(
            "Een rekenblad (xlsx), een CSV-bestand of een export van OpenStad (json). Hooguit 10 MB en 10.000 regels."
        ),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        error_messages={"required": _("Kies een bestand."), "empty": _("Dit bestand is leeg. Kies een ander bestand.")},
    )
    bron = forms.CharField(
        label=_("Waar komt dit vandaan?"),
        help_text=_(
            "Bijvoorbeeld: Enquête Klarendal 2024. Schrijf bij een volgend bestand uit dezelfde bron hetzelfde. "
            "Dan komt niets dubbel."
        ),
        max_length=BRON_MAX,
        error_messages={"required": _("Schrijf waar dit vandaan komt.")},
    )

    @property
    def content(self) -> tuple[bytes, str]:
        """The bytes (one more than we take, when it is too large) and the name, of a valid form."""
        file = self.cleaned_data["bestand"]
        return file.read(MAX_BYTES + 1), file.name or ""


class ColumnsForm(Formulier):
    """Which column is what, or the same for all rows; any of them may be left out, so no field says so."""

    vraagt = False
    meteen = forms.ChoiceField(
        label=_("Wat betekent ‘ja’ bij ‘mag op de site’?"),
        choices=[
            ("nee", _("De brenger vindt het goed. Wij kijken er nog naar voordat het op de site komt.")),
            ("ja", _("Het stond al openbaar. Zet het meteen op de site.")),
        ],
        widget=forms.RadioSelect,
        initial="nee",
    )

    def __init__(
        self, data: Any, *, table: Table, mapping: Mapping, areas: Iterable[Area], themes: Iterable[Thema]
    ) -> None:
        initial: dict[str, str] = {name: f"{COLUMN}-{place}" for name, place in mapping.columns.items()}
        initial |= {name: f"{FIXED}-{value}" for name, value in mapping.fixed.items()}
        super().__init__(data, initial=initial | {"meteen": "ja" if mapping.at_once else "nee"})
        fixed = _fixed(areas, themes)
        columns = [(f"{COLUMN}-{place}", _shown(name, place, table)) for place, name in enumerate(table.columns)]
        for one in FIELDS:
            choices: list[Any] = [("", _("Niet in dit bestand")), (_("Kolom"), columns)]
            if one.name in fixed:
                choices.append((_("Voor alle regels"), fixed[one.name]))
            self.fields[one.name] = forms.ChoiceField(
                label=str(one.label), help_text=str(one.help), choices=choices, required=False
            )
        self.order_fields([one.name for one in FIELDS])

    @property
    def mapping(self) -> Mapping:
        """What was chosen, of a valid form."""
        columns, fixed = {}, {}
        for one in FIELDS:
            how, _dash, value = self.cleaned_data[one.name].partition("-")
            if how == COLUMN:
                columns[one.name] = int(value)
            elif how == FIXED:
                fixed[one.name] = value
        return Mapping(columns, fixed, at_once=self.cleaned_data["meteen"] == "ja")


class WordsForm(Formulier):
    """What words stand for that we do not know; what is left open is not taken over (of a theme: left out)."""

    vraagt = False

    def __init__(self, data: Any, *, look: Look, areas: Iterable[Area], themes: Iterable[Thema]) -> None:
        super().__init__(data)
        fixed = _fixed(areas, themes)
        self._asked: dict[str, tuple[str, str]] = {}
        short = ((asked, rows) for asked, rows in look.unknown.most_common() if len(asked[1]) <= WORD_MAX)
        for number, ((name, said), rows) in zip(range(MOST_WORDS), short, strict=False):
            self._asked[f"woord-{number}"] = (name, word(said))
            nothing = _("Zonder thema") if name == "thema" else _("Neem deze regels niet over")
            self.fields[f"woord-{number}"] = forms.ChoiceField(
                label=gettext("%(wat)s ‘%(woord)s’") % {"wat": LABELS[name], "woord": said},
                help_text=ngettext("%(n)d regel", "%(n)d regels", rows) % {"n": rows},
                choices=[("", nothing), *((value.partition("-")[2], label) for value, label in fixed[name])],
                required=False,
            )

    @property
    def words(self) -> dict[str, dict[str, str]]:
        """What was chosen, of a valid form."""
        found: dict[str, dict[str, str]] = {}
        for field, (name, said) in self._asked.items():
            if value := self.cleaned_data[field]:
                found.setdefault(name, {})[said] = value
        return found


def _fixed(areas: Iterable[Area], themes: Iterable[Thema]) -> dict[str, list[tuple[str, Any]]]:
    found: dict[str, list[tuple[str, Any]]] = {
        "wijk": [(area.slug, area.naam) for area in areas],
        "thema": [(thema.slug, thema.naam) for thema in themes],
        "soort": list(Kind.choices),
        "kanaal": list(Channel.choices),
        "stand": [(state, state.label) for state in STATES],
        "publiek": [("ja", _("ja")), ("nee", _("nee"))],
    }
    return {name: [(f"{FIXED}-{value}", label) for value, label in values] for name, values in found.items()}


def _shown(name: str, place: int, table: Table) -> str:
    """Return the name of a column with the first thing that stands in it."""
    first = next((row.cells[place] for row in table.rows if row.cells[place]), "")
    first = " ".join(first.split())
    if not first:
        return gettext("%(kolom)s (leeg)") % {"kolom": name}
    short = first if len(first) <= EXAMPLE else f"{first[:EXAMPLE]}…"
    return gettext("%(kolom)s: %(voorbeeld)s") % {"kolom": name, "voorbeeld": short}
