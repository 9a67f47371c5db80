"""Pages of a long list without counting: "what comes after this row" instead of "page 7".

A cursor is the moment (microseconds) and the id of the last row shown. A page costs the same on any depth.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Generic, TypeVar

from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CURSOR = re.compile(r"(\d{1,16})-(\d{1,18})")


@dataclass(frozen=True)
class Slice(Generic[Row]):
    """A page of a list, newest first.

    Attributes:
        newer: cursor for `voor`, the page before this one; empty when this is the first.
        older: cursor for `na`, the page after this one; empty when this is the last.
    """

    rows: list[Row]
    newer: str
    older: str


def newest_first(rows: QuerySet[Row], moment: str, *, na: str = "", voor: str = "", size: int = 20) -> Slice[Row]:
    """Return a page of `rows`, ordered by the field `moment` (never null) and the id, newest first.

    Args:
        rows: filtered, in any order.
        moment: name of a DateTimeField.
        na: cursor; show what is older. One that cannot be read shows the first page.
        voor: cursor; show what is newer.
        size: rows on a page.
    """
    if after := _read(na):
        found = list(_beyond(rows, moment, after, "lt").order_by(f"-{moment}", "-pk")[: size + 1])
        return _slice(found[:size], moment, newer=True, older=len(found) > size)
    if before := _read(voor):
        found = list(_beyond(rows, moment, before, "gt").order_by(moment, "pk")[: size + 1])
        return _slice(found[:size][::-1], moment, newer=len(found) > size, older=True)
    found = list(rows.order_by(f"-{moment}", "-pk")[: size + 1])
    return _slice(found[:size], moment, newer=False, older=len(found) > size)


def _beyond(rows: QuerySet[Row], moment: str, cursor: tuple[datetime, int], side: str) -> QuerySet[Row]:
    at, pk = cursor
    further = Q(**{f"{moment}__{side}": at}) | Q(**{moment: at, f"pk__{side}": pk})
    return rows.filter(further, **{f"{moment}__{side}e": at})  # the second condition lets the index be used


def _slice(rows: list[Row], moment: str, *, newer: bool, older: bool) -> Slice[Row]:
    return Slice(
        rows,
        newer=_cursor(rows[0], moment) if newer and rows else "",
        older=_cursor(rows[-1], moment) if older and rows else "",
    )


def _cursor(row: Model, moment: str) -> str:
    return f"{(getattr(row, moment) - _EPOCH) // timedelta(microseconds=1)}-{row.pk}"


def _read(cursor: str) -> tuple[datetime, int] | None:
    found = _CURSOR.fullmatch(cursor)
    return (_EPOCH + timedelta(microseconds=int(found[1])), int(found[2])) if found else None
