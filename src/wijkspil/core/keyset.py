"""Pages of a long list without counting: "what comes after this row" instead of "page 7".

A cursor is the moment (microseconds), the day (its number) or the number of the last row shown, and its id. A page
costs the same on any depth.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CURSOR = re.compile(r"(\d{1,16})-(\d{1,18})")


@dataclass(frozen=True)
class Slice(Generic[Row]):
    """A page of a list.

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
    return _page(rows, moment, "-", (_moment(na), _moment(voor)), size)


def soonest_first(rows: QuerySet[Row], day: str, *, na: str = "", voor: str = "", size: int = 20) -> Slice[Row]:
    """Return a page of `rows`, ordered by the field `day` (a DateField, never null) and the id, the first day on top.

    The arguments are those of `newest_first`; `na` shows later days, `voor` earlier ones.
    """
    return _page(rows, day, "", (_day(na), _day(voor)), size)


def most_first(rows: QuerySet[Row], number: str, *, na: str = "", voor: str = "", size: int = 20) -> Slice[Row]:
    """Return a page of `rows`, ordered by the field `number` (a whole number from 0) and the id, the most on top.

    The arguments are those of `newest_first`; `na` shows fewer, `voor` more.
    """
    return _page(rows, number, "-", (_number(na), _number(voor)), size)


_Cursor = tuple[Any, int]  # the value of the field, and the id


def _page(
    rows: QuerySet[Row], field: str, sign: str, cursors: tuple[_Cursor | None, _Cursor | None], size: int
) -> Slice[Row]:
    after, before = cursors
    onward, back = ("lt", "gt") if sign else ("gt", "lt")
    order = (f"{sign}{field}", f"{sign}pk")
    if after:
        found = list(_beyond(rows, field, after, onward).order_by(*order)[: size + 1])
        return _slice(found[:size], field, newer=True, older=len(found) > size)
    if before:
        found = list(_beyond(rows, field, before, back).order_by(*order).reverse()[: size + 1])
        return _slice(found[:size][::-1], field, newer=len(found) > size, older=True)
    found = list(rows.order_by(*order)[: size + 1])
    return _slice(found[:size], field, newer=False, older=len(found) > size)


def _beyond(rows: QuerySet[Row], field: str, cursor: _Cursor, side: str) -> QuerySet[Row]:
    at, pk = cursor
    further = Q(**{f"{field}__{side}": at}) | Q(**{field: at, f"pk__{side}": pk})
    return rows.filter(further, **{f"{field}__{side}e": at})  # the second condition lets the index be used


def _slice(rows: list[Row], field: str, *, newer: bool, older: bool) -> Slice[Row]:
    return Slice(
        rows,
        newer=_cursor(rows[0], field) if newer and rows else "",
        older=_cursor(rows[-1], field) if older and rows else "",
    )


def _cursor(row: Model, field: str) -> str:
    value: datetime | date | int = getattr(row, field)
    if isinstance(value, datetime):
        value = (value - _EPOCH) // timedelta(microseconds=1)
    elif isinstance(value, date):
        value = value.toordinal()
    return f"{value}-{row.pk}"


def _moment(cursor: str) -> _Cursor | None:
    found = _CURSOR.fullmatch(cursor)
    return (_EPOCH + timedelta(microseconds=int(found[1])), int(found[2])) if found else None


def _day(cursor: str) -> _Cursor | None:
    found = _CURSOR.fullmatch(cursor)
    known = found and date.min.toordinal() <= int(found[1]) <= date.max.toordinal()
    return (date.fromordinal(int(found[1])), int(found[2])) if found and known else None


def _number(cursor: str) -> _Cursor | None:
    found = _CURSOR.fullmatch(cursor)
    return (int(found[1]), int(found[2])) if found else None
