"""Tables for a spreadsheet: semicolons, as a Dutch one expects, and no cell that it would run as a formula."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpResponse

# A spreadsheet runs a cell that begins with one of these as a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_table(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return rows with a header line, made of the names in the first one; nothing when there are no rows."""
    out = io.StringIO()
    writer: Any = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(out, list(row), delimiter=";", lineterminator="\r\n")
            writer.writeheader()
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return out.getvalue()


def csv_response(table: str, name: str) -> HttpResponse:
    """Return a table as a file to save, called `name`."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    # The mark at the start tells a spreadsheet that it reads UTF-8.
    return HttpResponse("\ufeff" + table, "text/csv; charset=utf-8", headers=headers)


def _cell(value: Any) -> str:
    """Write a value as text that no spreadsheet takes for a formula."""
    if isinstance(value, list):
        value = ", ".join(value)
    if isinstance(value, bool):
        value = "ja" if value else "nee"
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
