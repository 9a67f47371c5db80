"""Read the table of CBS (postcode, house number → buurt, wijk, gemeente): eight million rows, as fast as Python can.

The loop looks at a value only when it differs from the row before, because rows of one street stand together.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from wijkspil.wijken import addresses
from wijkspil.wijken.readers import BadFile
from wijkspil.wijken.readers.tables import Table
from wijkspil.wijken.reports import ImportReport

BATCH = 50_000
SPELLINGS = {"postcode": ["pc6", "postcode"], "nummer": ["huisnummer", "huisnr", "hnr"]}
_CODE_COLUMN = re.compile(r"(buurt|wijk|gemeente)(?:code)?_?(?:\d{4})?(?:code)?")
_DIGITS = {"buurt": ("BU", 8), "wijk": ("WK", 6), "gemeente": ("GM", 4)}


class Codes(NamedTuple):
    """CBS codes with their letters: BU03630000, WK036300, GM0363; buurt and wijk may be empty."""

    buurt: str
    wijk: str
    gemeente: str


@dataclass
class Batch:
    """Addresses: their packed numbers, the keys of their codes in the same order, and where they stood.

    Attributes:
        line: the line of the first row.
        left_out: lines from there on that are not in the batch.
    """

    line: int
    keys: list[int] = field(default_factory=list)
    delen: list[int] = field(default_factory=list)
    left_out: set[int] = field(default_factory=set)

    def add(self, key: int, deel: int, line: int) -> None:
        """Add a row; the lines before it that hold no row are left out."""
        self.left_out.update(range(self.line + len(self.keys) + len(self.left_out), line))
        self.keys.append(key)
        self.delen.append(deel)

    def lines(self) -> list[int]:
        """Return the line of every row."""
        last = self.line + len(self.keys) + len(self.left_out)
        return [line for line in range(self.line, last) if line not in self.left_out]


def is_address_table(table: Table) -> bool:
    """Tell whether a table has the columns of the CBS table."""
    places = _places(table)
    return {"postcode", "nummer"} <= places.keys() and not {"buurt", "gemeente"}.isdisjoint(places)


def _places(table: Table) -> dict[str, int]:
    places = table.find(SPELLINGS)
    for place, column in enumerate(table.columns):
        if match := _CODE_COLUMN.fullmatch(column):
            places.setdefault(match[1], place)
    return places


def batches(table: Table, report: ImportReport, id_of: Callable[[Codes], int], *, base: int = 0) -> Iterator[Batch]:
    """Read a whole table, fifty thousand rows at a time.

    Args:
        table: an open table for which `is_address_table` holds.
        report: gets the refused rows.
        id_of: gives the id under which a combination of codes is kept; asked once for each combination.
        base: added to every packed number: the bits of the import.
    """
    places = _places(table)
    kinds = [kind for kind in ("buurt", "wijk", "gemeente") if kind in places]
    known = _Known(kinds, id_of, base)
    place_in, at_number = itemgetter(*(places[kind] for kind in kinds), places["postcode"]), places["nummer"]
    lines, numbers = table.rows, known.numbers
    last, street, deel = (), 0, 0
    batch = Batch(lines.line_num + 1)
    keys, delen = batch.keys, batch.delen
    for row in lines:
        try:
            place = place_in(row)
            if place != last:
                deel, street = known.deel(place[:-1]), known.street(place[-1])
                last = place
            keys.append(street + (numbers.get(row[at_number]) or known.number(row[at_number])))
            delen.append(deel)
        except (ValueError, IndexError) as error:
            batch.left_out.add(lines.line_num)
            _refuse(report, lines.line_num, row, error)
        if len(keys) == BATCH:
            yield batch
            batch = Batch(lines.line_num + 1)
            keys, delen = batch.keys, batch.delen
    yield batch


class _Known:
    """What earlier rows already told: house numbers, and the id of each combination of codes."""

    def __init__(self, kinds: Sequence[str], id_of: Callable[[Codes], int], base: int) -> None:
        self.kinds, self.id_of, self.base = kinds, id_of, base
        self.delen: dict[tuple[str, ...], int] = {}
        self.numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """Return a house number as a number."""
        digits = text.strip()
        if not (digits.isascii() and digits.isdigit() and 0 < int(digits[:9]) <= addresses.HIGHEST_NUMBER):
            raise ValueError(f"‘{_short(text)}’ is geen huisnummer.")
        self.numbers[text] = int(digits[:9])
        return self.numbers[text]

    def street(self, postcode: str) -> int:
        """Return the packed number of house number 0 in a postcode."""
        try:
            return self.base + addresses.pack(addresses.parse_postcode(postcode), 0)
        except addresses.BadAddress:
            raise ValueError(f"‘{_short(postcode)}’ is geen postcode.") from None

    def deel(self, values: tuple[str, ...]) -> int:
        """Return the id of a combination of codes as they stand in the file."""
        if values not in self.delen:
            self.delen[values] = self.id_of(_codes(dict(zip(self.kinds, values, strict=True))))
        return self.delen[values]


def _codes(values: dict[str, str]) -> Codes:
    """Give codes their letters and leading zeros, and derive a wijk or gemeente that is not there from the buurt."""
    full = {kind: _code(kind, value.strip()) for kind, value in values.items()}
    buurt = full.get("buurt", "")
    wijk = full.get("wijk") or (f"WK{buurt[2:8]}" if buurt else "")
    gemeente = full.get("gemeente") or (f"GM{wijk[2:6]}" if wijk else "")
    if not gemeente:
        raise ValueError("De code van de gemeente ontbreekt.")
    return Codes(buurt, wijk, gemeente)


def _code(kind: str, value: str) -> str:
    letters, length = _DIGITS[kind]
    digits = value.removeprefix(letters)
    if not value:
        return ""
    if not (digits.isascii() and digits.isdigit() and len(digits) <= length):
        raise ValueError(f"‘{_short(value)}’ is geen code van een {kind}.")
    return f"{letters}{digits:0>{length}}"


def _short(value: str) -> str:
    return value if len(value) <= 20 else f"{value[:20]}…"


def _refuse(report: ImportReport, line: int, row: list[str], error: Exception) -> None:
    """Note why a row is refused; an empty line is no row."""
    if row:
        report.refuse(line, "Deze regel heeft te weinig kolommen." if isinstance(error, IndexError) else str(error))


def check_share(report: ImportReport, accepted: int, name: str) -> None:
    """Refuse a file of which most rows were refused: it is not the file that somebody thought.

    Raises:
        BadFile: with the first reason.
    """
    if report.geweigerd_aantal > accepted:
        first = report.geweigerd[0]
        raise BadFile(
            f"{name} is geweigerd: {report.geweigerd_aantal} regels kloppen niet. "
            f"De eerste is regel {first['regel']}: {first['reden']}"
        )
