"""Read the gemeente, its areas, and where an address lies."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from django.db import connection
from django.utils.translation import gettext as _

from wijkspil.core import clock
from wijkspil.wijken import addresses, locatieserver
from wijkspil.wijken.addresses import BadAddress
from wijkspil.wijken.models import Adres, AdresBestand, Area, AreaQuerySet, Gemeente, Omtrek, Thema
from wijkspil.wijken.point_finder import PointFinder
from wijkspil.wijken.readers.address_table import Codes

MOST_LEVELS = 4


def the_gemeente() -> Gemeente | None:
    """Return the municipality of this instance, or None before it is set up."""
    return Gemeente.objects.first()


def areas_on(day: date | None = None) -> AreaQuerySet:
    """Return the areas that are valid on `day` (today), with their level."""
    return Area.objects.valid_on(day or clock.today()).select_related("niveau")


def wijken_on(day: date | None = None) -> AreaQuerySet:
    """Return what residents call their wijk, from A to Z, with the area above."""
    return areas_on(day).wijken().select_related("parent").order_by("naam")


def children_of(area: Area, day: date | None = None) -> AreaQuerySet:
    """Return the areas directly below `area` that are valid on `day` (today), from A to Z."""
    return areas_on(day).filter(parent=area).order_by("naam")


def area_by_slug_or_code(word: str, day: date | None = None) -> Area | None:
    """Return the area that is valid on `day` with this web name or CBS code, or None."""
    rows = areas_on(day)
    return rows.filter(slug=word.lower()).first() or rows.filter(code=word.upper()).first()


def line_of(area: Area) -> list[Area]:
    """Return the area and those above it, nearest first: where answers are inherited from."""
    above = {row.pk: row for row in Area.objects.filter(pk__in=area.path_ids).select_related("niveau")}
    return [above[pk] for pk in reversed(area.path_ids)]


def themes() -> list[Thema]:
    """Return all themes in the order of the gemeente."""
    return list(Thema.objects.all())


def outlines_on(day: date | None = None) -> list[Omtrek]:
    """Return the outlines of the lowest level that has any on `day`, with their area; empty before an import."""
    found = list(Omtrek.objects.filter(area__in=areas_on(day)).select_related("area__niveau"))
    lowest = max((outline.area.niveau.diepte for outline in found), default=0)
    return [outline for outline in found if outline.area.niveau.diepte == lowest]


def has_invented_addresses() -> bool:
    """Tell whether the addresses in use are made up for the demo."""
    return AdresBestand.objects.filter(actief=True, bron="demo").exists()


class Place(NamedTuple):
    """An area in the answer to an address; `is_wijk` marks what residents call their wijk."""

    id: int
    code: str
    naam: str
    slug: str
    niveau: str
    is_wijk: bool


@dataclass(frozen=True)
class AddressAnswer:
    """In which areas an address lies, or why we cannot say.

    Attributes:
        places: from the gemeente down to the smallest area; empty when the address is not found.
        bron: where it was found: `cbs`, `punten`, `demo` or `pdok`.
        jaar: year of the division that was used.
        hint: Dutch: what is wrong or what to do, when there is no wijk in the answer.
        field: the field that the hint is about: `postcode`, `huisnummer`, or empty for both.
    """

    places: tuple[Place, ...] = ()
    bron: str = ""
    jaar: int | None = None
    hint: str = ""
    field: str = ""

    @property
    def wijk(self) -> Place | None:
        """What the resident calls their wijk, or None."""
        return next((place for place in self.places if place.is_wijk), None)


def find_address(postcode: str, huisnummer: str, day: date | None = None) -> AddressAnswer:
    """Find the areas of an address on `day` (today): in our table, else at PDOK, else by PDOK's point in our outlines.

    Args:
        postcode: as somebody typed it; a PC4 alone is never enough.
        huisnummer: with or without additions; they do not matter for the wijk.
        day: areas valid on this day.
    """
    try:
        code, number = addresses.parse_postcode(postcode), addresses.parse_house_number(huisnummer)
    except BadAddress as error:
        return AddressAnswer(hint=_what_to_type(error), field=error.field)
    day = day or clock.today()
    row = _row_in_table(addresses.pack(code, number), day)
    if row is None:
        return _ask_elsewhere(code, number, day)
    if row[_FIRST_PLACE] is not None:
        return AddressAnswer(_places(row), row[0], row[1])
    return _answer(Codes(*row[2:5]), row[0], row[1], day)


# One walk by keys from the address to its areas. It is written out because this is asked on every visit, and because
# the ORM would need eight queries for it.
_LEVELS = range(MOST_LEVELS)
_FIRST_PLACE = 5
_SQL = f"""
    SELECT b.bron, b.jaar, d.buurt, d.wijk, d.gemeente,
           {", ".join(f"a{i}.id, a{i}.code, a{i}.naam, a{i}.slug, n{i}.naam, n{i}.is_wijk" for i in _LEVELS)}
    FROM wijken_adresbestand b
    JOIN wijken_adres r ON r.sleutel = b.id * {1 << addresses.IMPORT_BITS} + ?
    JOIN wijken_adresdeel d ON d.id = r.deel_id
    LEFT JOIN wijken_area a0 ON a0.id = d.area_id AND a0.valid_from <= ?
                            AND (a0.valid_until IS NULL OR a0.valid_until > ?)
    {" ".join(f"LEFT JOIN wijken_area a{i} ON a{i}.id = a{i - 1}.parent_id" for i in _LEVELS[1:])}
    {" ".join(f"LEFT JOIN wijken_niveau n{i} ON n{i}.id = a{i}.niveau_id" for i in _LEVELS)}
    WHERE b.actief
    ORDER BY CASE b.bron WHEN 'cbs' THEN 0 WHEN 'punten' THEN 1 ELSE 2 END LIMIT 1
"""  # noqa: S608 - made of our own names only


def _row_in_table(key: int, day: date) -> Sequence[Any] | None:
    """Return the row of an address.

    Django's cursor costs three times as much as the look-up itself, so SQLite is asked directly; not while queries are
    being counted, so that no budget misses it.
    """
    row: Sequence[Any] | None
    values: list[Any] = [key, day.isoformat(), day.isoformat()]
    if connection.vendor == "sqlite" and not connection.queries_logged:
        connection.ensure_connection()
        with connection.wrap_database_errors:
            row = connection.connection.execute(_SQL, values).fetchone()
            return row
    with connection.cursor() as cursor:
        cursor.execute(_SQL.replace("?", "%s"), values)
        row = cursor.fetchone()
        return row


def _places(row: Sequence[Any]) -> tuple[Place, ...]:
    """Return the areas of a row, from the gemeente down."""
    width = len(Place._fields)
    starts = range(_FIRST_PLACE + width * (MOST_LEVELS - 1), _FIRST_PLACE - 1, -width)
    return tuple(Place(*row[start : start + width]) for start in starts if row[start] is not None)


def _ask_elsewhere(postcode: str, number: int, day: date) -> AddressAnswer:
    located = locatieserver.locate(postcode, number)
    if located is None:
        return AddressAnswer(hint=_unknown(postcode, number), field="")
    answer = _answer(located.codes, "pdok", None, day)
    if answer.places or located.lon is None or located.lat is None:
        return answer
    code = PointFinder([(found.area.code, found.geometry) for found in outlines_on(day)]).code_at(
        located.lon, located.lat
    )
    return _answer(Codes("", code, code), "pdok", None, day) if code else answer


def _answer(codes: Codes, bron: str, jaar: int | None, day: date) -> AddressAnswer:
    """Find the areas that stand for CBS codes on a day."""
    smallest = {
        code: area for area in areas_on(day).order_by("niveau__diepte") for code in (*area.cbs_codes, area.code)
    }
    area = smallest.get(codes.buurt) or smallest.get(codes.wijk) or smallest.get(codes.gemeente)
    if area is None:
        return AddressAnswer(bron=bron, jaar=jaar, hint=_lies_elsewhere(codes.gemeente))
    places = tuple(
        Place(one.pk, one.code, one.naam, one.slug, one.niveau.naam, one.niveau.is_wijk) for one in line_of(area)[::-1]
    )
    return AddressAnswer(places, bron, jaar or area.jaar)


def _what_to_type(error: BadAddress) -> str:
    gemeente = the_gemeente()
    example = gemeente.voorbeeld_postcode if gemeente else "1234 AB"
    texts = {
        ("postcode", "leeg"): _("Vul een postcode in."),
        ("postcode", "zonder_letters"): _("Vul ook de 2 letters van de postcode in, zoals %(voorbeeld)s."),
        ("postcode", "vorm"): _("Schrijf een postcode met 4 cijfers en 2 letters, zoals %(voorbeeld)s."),
        ("huisnummer", "leeg"): _("Vul een huisnummer in."),
        ("huisnummer", "vorm"): _("Begin het huisnummer met een cijfer, zoals 12 of 12a."),
    }
    return texts[error.field, error.problem] % {"voorbeeld": example}


def _unknown(postcode: str, number: int) -> str:
    """Say what to check; that a postcode exists is no secret, which numbers it has we do not tell."""
    first = addresses.pack(postcode, 0)
    for bestand in AdresBestand.objects.filter(actief=True):
        base = (bestand.pk << addresses.IMPORT_BITS) + first
        if Adres.objects.filter(pk__range=(base, base + addresses.HIGHEST_NUMBER)).exists():
            return _("Wij kennen postcode %(postcode)s wel, maar huisnummer %(nummer)s niet. Klopt het nummer?") % {
                "postcode": addresses.spaced(postcode),
                "nummer": number,
            }
    return _("Wij kennen %(postcode)s %(nummer)s niet. Kloppen de postcode en het huisnummer?") % {
        "postcode": addresses.spaced(postcode),
        "nummer": number,
    }


def _lies_elsewhere(code: str) -> str:
    gemeente = the_gemeente()
    ours, theirs = gemeente.naam if gemeente else "", _names().get(code)
    if not theirs:
        return _("Dit adres ligt niet in %(hier)s.") % {"hier": ours}
    return _("Dit adres ligt in de gemeente %(daar)s. Deze site is van %(hier)s.") % {"daar": theirs, "hier": ours}


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Return the name of every gemeente by code (CBS, 2024)."""
    text = files("wijkspil.wijken").joinpath("data", "gemeenten.csv").read_text(encoding="utf-8")
    return {row["code"]: row["naam"] for row in csv.DictReader(text.splitlines())}
