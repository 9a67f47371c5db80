"""What each row would be here: an item to take over, one that is there already, or refused with the reason."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import TypeVar
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext as _

from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.core.formulieren import check_readable
from wijkspil.core.rules import RuleViolation
from wijkspil.inbreng.inlezen import values
from wijkspil.inbreng.inlezen.mapping import Mapping
from wijkspil.inbreng.inlezen.tables import Row, Table
from wijkspil.inbreng.models import TITEL_MAX, Channel, Kind
from wijkspil.inbreng.status import State
from wijkspil.inbreng.titles import title_of
from wijkspil.mensen.permissions import INBRENG_INLEZEN
from wijkspil.wijken.models import Area, Thema

TEKST_MAX = 10_000
PLAATS_MAX = 120
NAAM_MAX = 80
WORD_MAX = 60  # characters of a word that is shown or can be given a meaning
ROWS_SHOWN = 20
Value = TypeVar("Value")
NAMESPACE = UUID("6f0d3a57-6f3c-5b6e-9d0e-1f2a7c3b9a10")


@dataclass(frozen=True)
class Item:
    """One row as it would be here.

    Attributes:
        number: of the row in the file.
        sleutel: the same whenever this row comes again from the same source.
        moment: when it came in there; None when the row does not say.
        wanted: `thema` as the row calls it, when we do not have it.
    """

    number: int
    sleutel: UUID
    area: Area
    titel: str
    tekst: str
    kind: Kind = Kind.IDEE
    channel: Channel = Channel.WEB
    thema: Thema | None = None
    plaats: str = ""
    naam: str = ""
    email: str = ""
    state: State = State.ONTVANGEN
    outcome: str = ""
    moment: datetime | None = None
    public: bool = False
    wanted: str = ""


@dataclass(frozen=True)
class Refused:
    """A row that cannot be taken over, and why."""

    number: int
    reason: str


@dataclass(frozen=True)
class Reason:
    """Why rows are refused, and the numbers of those rows."""

    text: str
    rows: list[int]

    @property
    def first_rows(self) -> str:
        """The first of those numbers, for people."""
        return ", ".join(map(str, self.rows[:ROWS_SHOWN]))

    @property
    def more_rows(self) -> int:
        """How many there are beside those."""
        return max(0, len(self.rows) - ROWS_SHOWN)


@dataclass
class Look:
    """What a file would bring; nothing is saved.

    Attributes:
        items: what is new, in the order of the file.
        double: how many rows are there already, or stand twice in the file.
        refused: the others.
        unknown: how many rows have a word that is not known, by field and word.
    """

    items: list[Item] = field(default_factory=list)
    double: int = 0
    refused: list[Refused] = field(default_factory=list)
    unknown: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def public(self) -> int:
        """How many may be on the site."""
        return sum(item.public for item in self.items)

    @property
    def open(self) -> int:
        """How many still wait for an answer."""
        return sum(not item.outcome for item in self.items)

    @property
    def reasons(self) -> list[Reason]:
        """Why rows are refused, with their numbers; what most rows have comes first."""
        found: dict[str, list[int]] = {}
        for one in self.refused:
            found.setdefault(one.reason, []).append(one.number)
        return sorted((Reason(text, rows) for text, rows in found.items()), key=lambda reason: -len(reason.rows))

    @property
    def without_thema(self) -> int:
        """How many name a theme that we do not have."""
        return sum(bool(item.wanted) for item in self.items)


@dataclass(frozen=True)
class Places:
    """The areas and themes that a cell can name; names are compared without capitals."""

    areas: dict[str, Area]
    themes: dict[str, Thema]


Known = Callable[[Iterable[UUID]], set[UUID]]


def look(table: Table, mapping: Mapping, *, actor: Actor, bron: str, places: Places, known: Known) -> Look:
    """Return what a table would bring.

    Args:
        table: the file.
        mapping: which column is what.
        actor: who takes it over; only areas where they may.
        bron: where it comes from; the same row of the same source comes in once.
        places: what a cell can name.
        known: returns which of some keys are here already.
    """
    found = Look()
    reader = _Reader(mapping, actor, bron, places)
    first: dict[UUID, Item] = {}
    for row in table.rows:
        try:
            item = reader.item(row)
        except _BadCell as refused:
            found.refused.append(Refused(row.number, refused.tekst))
            if refused.unknown:
                found.unknown[refused.unknown] += 1
            continue
        if item.wanted:
            found.unknown["thema", item.wanted] += 1
        found.double += item.sleutel in first
        first.setdefault(item.sleutel, item)
    here = known(first)
    found.double += len(here)
    found.items = [item for sleutel, item in first.items() if sleutel not in here]
    return found


class _BadCell(RuleViolation):
    """Something in a row cannot be used; the text says what, `unknown` which word of which field is not known."""

    def __init__(self, tekst: str, unknown: tuple[str, str] | None = None) -> None:
        super().__init__("regel_geweigerd", tekst)
        self.unknown = unknown


class _Reader:
    """Turns rows into items."""

    def __init__(self, mapping: Mapping, actor: Actor, bron: str, places: Places) -> None:
        self._mapping, self._actor, self._bron, self._places = mapping, actor, bron, places
        self._may: dict[int, bool] = {}

    def item(self, row: Row) -> Item:
        """Return one row as it would be here; _BadCell says why not."""
        said = {name: self._said(name, row) for name in ("titel", "tekst", "plaats", "naam", "email", "nummer")}
        titel, tekst = _words(said["titel"], said["tekst"])
        wijk, datum = self._said("wijk", row), self._said("datum", row)
        area = self._area(wijk)
        state, outcome = self._choice("stand", values.STATES, row, (State.ONTVANGEN, ""), _("stand"))
        moment = self._moment(datum)
        thema_word = self._said("thema", row)
        thema = self._places.themes.get(values.word(self._mapping.meant("thema", thema_word)))
        return Item(
            number=row.number,
            sleutel=self._sleutel(said["nummer"], [said["titel"], said["tekst"], wijk, said["email"], datum]),
            area=area,
            titel=titel,
            tekst=tekst,
            kind=self._choice("soort", values.KINDS, row, Kind.IDEE, _("soort")),
            channel=self._choice("kanaal", values.CHANNELS, row, Channel.WEB, _("manier")),
            thema=thema,
            plaats=_short(said["plaats"], PLAATS_MAX, _("plaats")),
            naam=_short(said["naam"], NAAM_MAX, _("naam")),
            email=_address(said["email"]),
            state=state,
            outcome=outcome,
            moment=moment,
            public=self._public(self._said("publiek", row)),
            wanted="" if thema else thema_word,
        )

    def _said(self, name: str, row: Row) -> str:
        text = self._mapping.value(name, row.cells)
        try:
            check_readable(text)
        except ValidationError as error:
            raise _BadCell(_("Er staat een teken in dat wij niet kunnen lezen.")) from error
        return text.replace("\r\n", "\n").replace("\r", "\n").strip()

    def _area(self, said: str) -> Area:
        if not said:
            raise _BadCell(_("Er staat geen wijk bij."))
        area = self._places.areas.get(values.word(self._mapping.meant("wijk", said)))
        if area is None:
            text = _("Wij kennen ‘%(wijk)s’ niet als wijk of gebied.") % {"wijk": said[:WORD_MAX]}
            raise _BadCell(text, ("wijk", said))
        if area.pk not in self._may:
            self._may[area.pk] = self._actor.may(INBRENG_INLEZEN, area)
        if not self._may[area.pk]:
            raise _BadCell(_("U leest geen inbreng in voor %(wijk)s.") % {"wijk": area.naam})
        return area

    def _choice(self, name: str, known: dict[str, Value], row: Row, default: Value, what: str) -> Value:
        said = self._said(name, row)
        if not said:
            return default
        found = known.get(values.word(self._mapping.meant(name, said)))
        if found is None:
            text = _("Wij kennen ‘%(woord)s’ niet als %(wat)s.") % {"woord": said[:WORD_MAX], "wat": what}
            raise _BadCell(text, (name, said))
        return found

    def _moment(self, said: str) -> datetime | None:
        if not said:
            return None
        day = values.day_of(said)
        if day is None:
            raise _BadCell(_("‘%(datum)s’ is geen datum die wij kennen. Schrijf 31-12-2025.") % {"datum": said[:30]})
        if day > clock.today():
            raise _BadCell(_("De datum %(datum)s komt nog.") % {"datum": said[:30]})
        noon = datetime.combine(day, time(12), tzinfo=timezone.get_default_timezone())
        return min(noon, clock.now())

    def _public(self, said: str) -> bool:
        said = values.word(said)
        if said not in values.YES | values.NO:
            raise _BadCell(_("Bij ‘mag op de site’ staat ‘%(wat)s’. Schrijf ja of nee.") % {"wat": said[:30]})
        return said in values.YES

    def _sleutel(self, number: str, content: list[str]) -> UUID:
        """Name a row by its number there, or else by all it says."""
        what = number or hashlib.sha256("\x1f".join(content).encode()).hexdigest()
        return uuid5(NAMESPACE, f"{values.word(self._bron)}\x1f{what}")


def _words(titel: str, tekst: str) -> tuple[str, str]:
    """Return title and text: a title that is too long begins the text, and a text alone gives the title."""
    titel = " ".join(titel.split())
    if not titel and not tekst:
        raise _BadCell(_("Er staat geen titel en geen tekst in."))
    if len(titel) > TITEL_MAX:
        tekst = f"{titel}\n\n{tekst}".strip()
    if len(tekst) > TEKST_MAX:
        raise _BadCell(_("De tekst is langer dan %(n)d tekens.") % {"n": TEKST_MAX})
    return (titel if titel and len(titel) <= TITEL_MAX else title_of(titel or tekst)), tekst


def _short(said: str, most: int, what: str) -> str:
    line = " ".join(said.split())
    if len(line) > most:
        raise _BadCell(_("Bij %(wat)s staat meer dan %(n)d tekens.") % {"wat": what, "n": most})
    return line


def _address(said: str) -> str:
    try:
        if said:
            validate_email(said)
    except ValidationError as error:
        raise _BadCell(_("Het e-mailadres klopt niet.")) from error
    return said
