"""Which of our fields stands in which column, or is the same for all rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wijkspil.inbreng.inlezen.values import word


@dataclass(frozen=True)
class Field:
    """One of our fields.

    Attributes:
        name: stable: `titel`.
        label: for people.
        heads: how such a column is called elsewhere, in lower case.
        help: what stands under it.
    """

    name: str
    label: str | Promise
    heads: tuple[str, ...]
    help: str | Promise = ""


FIELDS = (
    Field("titel", _("Titel"), ("titel", "title", "onderwerp", "kop", "naam idee", "idee")),
    Field(
        "tekst",
        _("Tekst"),
        ("tekst", "omschrijving", "beschrijving", "toelichting", "description", "inhoud", "bericht", "opmerking"),
        _("Kies minstens een titel of een tekst."),
    ),
    Field("wijk", _("Wijk of gebied"), ("wijk", "gebied", "buurt", "stadsdeel", "area", "locatie wijk", "wijknaam")),
    Field(
        "nummer",
        _("Nummer in het oude systeem"),
        ("id", "nummer", "nr", "kenmerk", "zaaknummer", "ideeid", "volgnummer"),
        _("Daaraan zien wij wat er al is. Zonder nummer kijken wij naar de hele inhoud."),
    ),
    Field("soort", _("Soort"), ("soort", "type", "kind", "categorie")),
    Field("thema", _("Thema"), ("thema", "theme", "thema's", "tags", "onderwerpen")),
    Field("datum", _("Datum"), ("datum", "date", "ingediend", "aangemaakt", "created", "createdat", "ontvangen")),
    Field("kanaal", _("Hoe het binnenkwam"), ("kanaal", "bron", "via", "channel")),
    Field("plaats", _("Plaats"), ("plaats", "straat", "locatie", "adres", "place", "location")),
    Field("naam", _("Naam van de brenger"), ("naam", "name", "indiener", "brenger", "inzender", "afzender")),
    Field("email", _("E-mailadres van de brenger"), ("email", "e-mail", "e-mailadres", "emailadres", "mail")),
    Field("stand", _("Stand"), ("stand", "status", "state", "fase")),
    Field(
        "publiek",
        _("Mag op de site"),
        ("publiek", "openbaar", "public", "gepubliceerd"),
        _("Ja of nee. Zonder deze keuze komt niets op de site."),
    ),
)
NAMES = tuple(one.name for one in FIELDS)
COLUMN, FIXED = "kolom", "vast"
CHOSEN = ("wijk", "thema", "soort", "kanaal", "stand")
"""The fields whose words have to be known here."""


@dataclass(frozen=True)
class Mapping:
    """What was chosen.

    Attributes:
        columns: the place of the column, from 0, per field.
        fixed: what holds for all rows, per field.
        at_once: "ja" in `publiek` puts it on the site; else staff look at it first.
        words: per field what a word that we do not know stands for; words are in lower case.
    """

    columns: dict[str, int] = field(default_factory=dict)
    fixed: dict[str, str] = field(default_factory=dict)
    at_once: bool = False
    words: dict[str, dict[str, str]] = field(default_factory=dict)

    def value(self, name: str, cells: Sequence[str]) -> str:
        """Return what a row says for a field; "" when nothing was chosen for it."""
        if name in self.columns:
            place = self.columns[name]
            return cells[place] if place < len(cells) else ""
        return self.fixed.get(name, "")

    def meant(self, name: str, said: str) -> str:
        """Return what a word stands for: what was chosen for it, else the word itself."""
        return self.words.get(name, {}).get(word(said), said)

    @property
    def has_words(self) -> bool:
        """A column with a title or a text was chosen."""
        return "titel" in self.columns or "tekst" in self.columns

    @property
    def has_place(self) -> bool:
        """It is known in which area a row lies."""
        return "wijk" in self.columns or bool(self.fixed.get("wijk"))

    def as_json(self) -> dict[str, Any]:
        """Return it as it is kept."""
        return {"kolommen": self.columns, "vast": self.fixed, "meteen": self.at_once, "woorden": self.words}


def from_json(kept: dict[str, Any]) -> Mapping:
    """Return what was kept; nothing chosen yet is an empty one."""
    return Mapping(kept.get("kolommen", {}), kept.get("vast", {}), bool(kept.get("meteen")), kept.get("woorden", {}))


def guess(columns: Sequence[str]) -> Mapping:
    """Return the columns whose names say what they are: the same word first, then one that begins with it."""
    names = [re.sub(r"[^a-z0-9' -]", "", column.lower().replace("_", " ")).strip() for column in columns]
    found: dict[str, int] = {}
    for exact in (True, False):
        for one in FIELDS:
            place = _place(names, one.heads, exact=exact)
            if one.name not in found and place is not None and place not in found.values():
                found[one.name] = place
    return Mapping(columns=found)


def _place(names: Sequence[str], heads: Sequence[str], *, exact: bool) -> int | None:
    for head in heads:
        for place, name in enumerate(names):
            if name == head or (not exact and name.startswith(f"{head} ")):
                return place
    return None
