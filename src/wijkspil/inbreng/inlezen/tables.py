"""A file as a table of text: CSV in the encodings and with the separators that office programs write, and XLSX.

A file is hostile until it was read: every size is bounded, nothing in it is run, and what cannot be read is refused
with a sentence that says what to do.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from wijkspil.core.documents import DocumentKind, check_document
from wijkspil.core.file_refused import FileRefused

MAX_ROWS = 10_000
MAX_COLUMNS = 200
MAX_CELL = 20_000  # characters
MAX_UNPACKED = 60_000_000  # bytes of all parts of an XLSX: shared texts are held in memory
SEPARATORS = ";,\t"


@dataclass(frozen=True)
class Row:
    """One row: its number as the spreadsheet shows it, and its cells as text, as many as there are columns."""

    number: int
    cells: list[str]


@dataclass(frozen=True)
class Table:
    """The names in the first row, and the rows below it that are not empty."""

    columns: list[str]
    rows: list[Row]


def read_table(data: bytes) -> Table:
    """Return a table; what kind of file it is, is decided by its content.

    Raises:
        FileRefused: empty, no text, broken, more rows or columns than anybody needs, or without a row.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise FileRefused("leeg", _("Dit bestand is leeg. Kies een ander bestand."))
    lines = _lines_of_xlsx(data) if data.startswith(b"PK") else _lines_of_csv(data)
    return _as_table(lines)


def _as_table(lines: Iterable[tuple[int, list[str]]]) -> Table:
    columns: list[str] = []
    rows: list[Row] = []
    for number, cells in lines:
        if len(cells) > MAX_COLUMNS:
            text = _("Dit bestand heeft meer dan %(n)d kolommen. Haal weg wat u niet nodig hebt.")
            raise FileRefused("te_breed", text % {"n": MAX_COLUMNS})
        if not any(cells):
            continue
        if not columns:
            columns = _named(cells)
        elif len(rows) == MAX_ROWS:
            text = _("Dit bestand heeft meer dan %(n)d regels. Deel het op in kleinere bestanden.")
            raise FileRefused("te_lang", text % {"n": MAX_ROWS})
        else:
            rows.append(Row(number, [*cells, *([""] * len(columns))][: len(columns)]))
    if not rows:
        raise FileRefused(
            "geen_regels", _("In dit bestand staat geen regel onder de kolomnamen. De eerste regel noemt de kolommen.")
        )
    return Table(columns, rows)


def _named(cells: list[str]) -> list[str]:
    """Return the names of the columns on one line each; one without a name gets its number."""
    while cells and not cells[-1]:
        cells = cells[:-1]
    return [" ".join(cell.split())[:60] or _("kolom %(n)d") % {"n": place} for place, cell in enumerate(cells, start=1)]


def _lines_of_csv(data: bytes) -> Iterator[tuple[int, list[str]]]:
    text = _decoded(data)
    separator = _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    number = 1
    try:
        for cells in reader:
            yield number, [cell.strip() for cell in cells[: MAX_COLUMNS + 1]]
            number = reader.line_num + 1
    except csv.Error as error:
        raise FileRefused(
            "csv_stuk", _("Regel %(n)d van dit bestand kunnen wij niet lezen. Sla het opnieuw op.") % {"n": number}
        ) from error


def _decoded(data: bytes) -> str:
    encodings = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise FileRefused(
        "geen_tekst",
        _("Dit is geen CSV- of Excel-bestand dat wij kunnen lezen. Sla het op als xlsx, of als CSV met UTF-8."),
    )


def _separator(text: str) -> str:
    """Return the separator that makes the most columns of the first line."""
    first = next((line for line in text[:MAX_CELL].splitlines() if line.strip()), "")
    counts = {one: len(next(csv.reader([first], delimiter=one), [])) for one in SEPARATORS}
    return max(SEPARATORS, key=lambda one: counts[one])


def _lines_of_xlsx(data: bytes) -> Iterator[tuple[int, list[str]]]:
    if check_document(data, "").kind != DocumentKind.XLSX:
        raise FileRefused("geen_tabel", _("Dit is geen rekenblad. Kies een xlsx- of een CSV-bestand."))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        if sum(part.file_size for part in parts.infolist()) > MAX_UNPACKED:
            raise FileRefused(
                "te_groot_uitgepakt", _("Dit bestand wordt te groot als iemand het opent. Sla het op als CSV.")
            )
    import openpyxl  # only here: few processes ever read a spreadsheet

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            yield from _lines_of_sheet(book.worksheets[0])
        finally:
            book.close()
    except FileRefused:
        raise
    except Exception as error:  # a broken file makes this library raise nearly anything
        raise FileRefused(
            "xlsx_stuk", _("Dit rekenblad kunnen wij niet lezen. Sla het opnieuw op, of sla het op als CSV.")
        ) from error


def _lines_of_sheet(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """Read the first sheet; of a formula what it came to when it was saved, never the formula."""
    sheet.reset_dimensions()  # what a file says of its size need not be so
    rows = sheet.iter_rows(values_only=True, max_row=2 * MAX_ROWS, max_col=MAX_COLUMNS + 1)
    for number, values in enumerate(rows, start=1):
        cells = [_as_text(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        yield number, cells


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
