"""Read the gemeente, its areas, and where an address lies."""

import csv
from collections.abc import Sequence
from datetime import date
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connections
from django.utils.translation import gettext as _

from wijkspil.core import clock
from wijkspil.wijken import addresses
from wijkspil.wijken.addresses import BadAddress
from wijkspil.wijken.models import Adres, AdresBestand, Area, AreaQuerySet, Bron, Gemeente, Omtrek, Thema
from wijkspil.wijken.readers.address_table import Codes

if TYPE_CHECKING:
    from wijkspil.wijken.point_finder import PointFinder


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


def areas_within(areas: list[Area], day: date | None = None) -> AreaQuerySet:
    """Return the areas that are valid on `day` (today) in these areas, themselves included, from the top down."""
    return areas_on(day).within(areas).order_by("niveau__diepte", "naam")


def area_by_slug_or_code(word: str, day: date | None = None) -> Area | None:
    """Return the area that is valid on `day` with this web name or CBS code, or None."""
    if not word.isprintable():  # PostgreSQL does not even look for a NUL
        return None
    rows = areas_on(day)
    return rows.filter(slug=word.lower()).first() or rows.filter(code=word.upper()).first()


def wijk_choices(day: date | None = None) -> list[Area]:
    """Return the wijken of `day` (today) by name, with only what a list to choose from needs."""
    return list(areas_on(day).select_related(None).wijken().only("slug", "naam", "code", "path"))


def whole_gemeente(day: date | None = None) -> Area:
    """Return the area of the gemeente itself, in which all others lie."""
    return areas_on(day).get(parent=None)


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


class AreaFinder:
    """Finds the area at a point; the outlines of a day (today) are read at the first question."""

    def __init__(self, day: date | None = None) -> None:
        self._day = day

    def code_at(self, lon: float, lat: float) -> str:
        """Return the code of the smallest area whose outline we have around a point, or ""."""
        return self._finder.code_at(lon, lat)

    @cached_property
    def _finder(self) -> "PointFinder":
        from wijkspil.wijken.point_finder import PointFinder  # shapely: much memory for what few processes need

        return PointFinder([(found.area.code, found.geometry) for found in outlines_on(self._day)])


def has_invented_addresses() -> bool:
    """Tell whether the addresses in use are made up for the demo."""
    return AdresBestand.objects.filter(actief=True, bron="demo").exists()


class AddressAnswer(NamedTuple):
    """In which area an address lies, or why we cannot say; `areas_of` gives the areas themselves.

    Attributes:
        area_id: the smallest area that the address lies in; None when there is none.
        bron: where it was found: `cbs`, `punten`, `demo` or `pdok`.
        jaar: year of the division that was used.
        hint: Dutch: what is wrong or what to do, when there is no area.
        field: the field that the hint is about: `postcode`, `huisnummer`, or empty for both.
    """

    area_id: int | None = None
    bron: str = ""
    jaar: int | None = None
    hint: str = ""
    field: str = ""


def find_address(
    postcode: str, huisnummer: str, day: date | None = None, *, ask_elsewhere: bool = True
) -> AddressAnswer:
    """Find the area of an address on `day` (today): in our table, else at PDOK, else by PDOK's point in our outlines.

    Args:
        postcode: as somebody typed it; a PC4 alone is never enough.
        huisnummer: with or without additions; they do not matter for the wijk.
        day: areas valid on this day.
        ask_elsewhere: also ask PDOK when our table does not know the address; False where nobody may have to wait.
    """
    try:
        code, number = addresses.parse_postcode(postcode), addresses.parse_house_number(huisnummer)
    except BadAddress as error:
        return AddressAnswer(hint=what_to_type(error), field=error.field)
    day = day or clock.today()
    row = _row_in_table(addresses.pack(code, number), day)
    if row is None:
        return _ask_elsewhere(code, number, day) if ask_elsewhere else AddressAnswer()
    area_id, bron, jaar = row[:3]
    if area_id is not None:
        return AddressAnswer(area_id, bron, jaar)
    return _by_codes(Codes(*row[3:]), bron, jaar, day)


def areas_of(answer: AddressAnswer) -> list[Area]:
    """Return the areas of an address from the gemeente down to the smallest; empty when it was not found."""
    area = Area.objects.filter(pk=answer.area_id).first() if answer.area_id else None
    return line_of(area)[::-1] if area else []


_IN_USE = [Bron.CBS, Bron.PUNTEN, Bron.DEMO]  # the surest first
_SQL = f"""
    SELECT a.id, b.bron, b.jaar, d.buurt, d.wijk, d.gemeente
    FROM wijken_adresbestand b
    JOIN wijken_adres r ON r.sleutel = b.id * {1 << addresses.IMPORT_BITS} + ?
    JOIN wijken_adresdeel d ON d.sleutel = r.deel_id
    LEFT JOIN wijken_area a ON a.id = d.area_id AND a.valid_from <= ? AND (a.valid_until IS NULL OR a.valid_until > ?)
    WHERE b.actief
"""  # noqa: S608 - made of our own names only


def _row_in_table(key: int, day: date) -> Sequence[Any] | None:
    """Return the row of an address in the surest import that has it.

    Django's cursor costs more than the look-up itself, so SQLite is asked directly; but not while queries are being
    counted, so that no budget misses it.
    """
    database = connections[DEFAULT_DB_ALIAS]
    on = day.isoformat()
    rows: list[Any]
    if database.vendor == "sqlite" and not database.queries_logged:
        database.ensure_connection()
        with database.wrap_database_errors:
            rows = database.connection.execute(_SQL, (key, on, on)).fetchall()
    else:
        with database.cursor() as cursor:
            cursor.execute(_SQL.replace("?", "%s"), (key, on, on))
            rows = cursor.fetchall()
    if len(rows) > 1:
        rows.sort(key=lambda row: _IN_USE.index(row[1]))
    return rows[0] if rows else None


def _ask_elsewhere(postcode: str, number: int, day: date) -> AddressAnswer:
    # httpx, shapely and numpy are a fifth of a worker's memory, and most addresses stand in our own table.
    from wijkspil.wijken import locatieserver

    located = locatieserver.locate(postcode, number)
    if located is None:
        known = _is_known(postcode)
        return AddressAnswer(hint=_unknown(postcode, number, known=known), field="huisnummer" if known else "postcode")
    answer = _by_codes(located.codes, "pdok", None, day)
    if answer.area_id or located.lon is None or located.lat is None:
        return answer
    code = AreaFinder(day).code_at(located.lon, located.lat)
    return _by_codes(Codes("", code, code), "pdok", None, day) if code else answer


def _by_codes(codes: Codes, bron: str, jaar: int | None, day: date) -> AddressAnswer:
    """Find the area that stands for CBS codes on a day."""
    smallest = {
        code: area for area in areas_on(day).order_by("niveau__diepte") for code in (*area.cbs_codes, area.code)
    }
    area = smallest.get(codes.buurt) or smallest.get(codes.wijk) or smallest.get(codes.gemeente)
    if area is None:
        return AddressAnswer(bron=bron, jaar=jaar, hint=_lies_elsewhere(codes.gemeente))
    return AddressAnswer(area.pk, bron, jaar or area.jaar)


def what_to_type(error: BadAddress) -> str:
    """Say what to type instead of what is no postcode or no house number."""
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


def _is_known(postcode: str) -> bool:
    """Tell whether a table in use has any address with this postcode."""
    first = addresses.pack(postcode, 0)
    bases = [
        (pk << addresses.IMPORT_BITS) + first
        for pk in AdresBestand.objects.filter(actief=True).values_list("pk", flat=True)
    ]
    return any(Adres.objects.filter(pk__range=(base, base + addresses.HIGHEST_NUMBER)).exists() for base in bases)


def _unknown(postcode: str, number: int, *, known: bool) -> str:
    """Say what to check; that a postcode exists is no secret, which numbers it has we do not tell."""
    values = {"postcode": addresses.spaced(postcode), "nummer": number}
    if known:
        return _("Wij kennen postcode %(postcode)s wel, maar huisnummer %(nummer)s niet. Klopt het nummer?") % values
    return _("Wij kennen %(postcode)s %(nummer)s niet. Kloppen de postcode en het huisnummer?") % values


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
