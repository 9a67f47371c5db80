"""Read key figures of CBS (kerncijfers wijken en buurten) from a table."""

from collections.abc import Iterator

from wijkspil.wijken.readers import BadFile
from wijkspil.wijken.readers.tables import Table
from wijkspil.wijken.reports import ImportReport
from wijkspil.wijken.rows import FiguresRow

SPELLINGS = {
    "code": ["code", "gwb_code_10", "gwb_code", "regiocode", "wijkenenbuurten", "codering_3", "wijkcode", "gebiedcode"],
    "jaar": ["jaar", "regiojaar"],
    "inwoners": ["inwoners", "a_inw", "aantal_inwoners", "aantalinwoners_5"],
    "woningen": ["woningen", "woningvoorraad", "a_woning", "woningvoorraad_34"],
    "oppervlakte_ha": ["oppervlakte_totaal_ha", "oppervlakte_ha", "a_opp_ha", "oppervlaktetotaal_115"],
    "inwoners_per_km2": ["bevolkingsdichtheid_per_km2", "inwoners_per_km2", "bev_dich", "bevolkingsdichtheid_33"],
}
FIELDS = ("inwoners", "woningen", "oppervlakte_ha", "inwoners_per_km2")
_NOT_PUBLISHED = {"", ".", "-", "x"}
_SECRET = -99_990  # CBS writes -99997 and the like for figures that it keeps secret
_HIGHEST = 2_000_000_000


def figures(table: Table, report: ImportReport, *, year: int) -> Iterator[FiguresRow]:
    """Read a whole table; rows that cannot be are refused in `report`.

    Args:
        table: an open table.
        report: gets the refused rows.
        year: the year of the figures, when the table has no column that says so.

    Raises:
        BadFile: there is no column with codes or none with figures, or the year is not known.
    """
    places = table.find(SPELLINGS)
    if "code" not in places or not places.keys() & set(FIELDS):
        raise BadFile(
            f"In {table.name} ontbreken kolommen: nodig zijn code en inwoners. "
            f"Gevonden: {', '.join(table.columns[:12])}."
        )
    if "jaar" not in places and not year:
        raise BadFile(f"Van welk jaar zijn de cijfers in {table.name}? Zeg het met --jaar.")
    for row in table.rows:
        line = table.rows.line_num
        if not row:
            continue
        try:
            yield _row(line, {name: row[place].strip() for name, place in places.items()}, year)
        except IndexError:
            report.refuse(line, "Deze regel heeft te weinig kolommen.")
        except ValueError as error:
            report.refuse(line, str(error))


def _row(line: int, values: dict[str, str], year: int) -> FiguresRow:
    code = values["code"].upper()
    if not code or len(code) > 12 or not code.isalnum():
        raise ValueError(f"‘{code[:20]}’ is geen code van een gebied.")
    jaar = _number("jaar", values["jaar"][:4]) if "jaar" in values else year
    if not jaar or not 1990 <= jaar <= 2100:
        raise ValueError("Het jaar klopt niet.")
    return FiguresRow(line, code, jaar, **{name: _number(name, values.get(name, "")) for name in FIELDS})


def _number(name: str, text: str) -> int | None:
    if text.lower() in _NOT_PUBLISHED:
        return None
    try:
        number = round(float(text.replace(",", ".")))
    except (ValueError, OverflowError):
        raise ValueError(f"‘{text[:20]}’ is geen getal voor {name}.") from None
    if number <= _SECRET:
        return None
    if not 0 <= number <= _HIGHEST:
        raise ValueError(f"{text[:20]} kan niet voor {name}.")
    return number
