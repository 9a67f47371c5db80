"""Read a moment as mail programs write it above a forwarded mail, in Dutch or English."""

import re
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            ("jan",), ("feb",), ("mrt", "maa", "mar"), ("apr",), ("mei", "may"), ("jun",),
            ("jul",), ("aug",), ("sep",), ("okt", "oct"), ("nov",), ("dec",),
        ],
        start=1,
    )
    for name in names
}  # fmt: skip
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>\d{4})"
_FORMS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_YEAR}-(?P<month>\d{{1,2}})-{_DAY}\b",
        rf"\b{_DAY}[-/.](?P<month>\d{{1,2}})[-/.]{_YEAR}\b",
        rf"\b{_DAY}[ -]{_MONTH}[ -]{_YEAR}\b",
        rf"\b{_MONTH}[ -]{_DAY},?[ -]{_YEAR}\b",
    )
]
_CLOCK = re.compile(
    r"\b(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*([ap]m)?(?:\s*(?:GMT|UTC)?([+-]\d{2}):?(\d{2}))?", re.IGNORECASE
)


def read_moment(text: str) -> datetime | None:
    """Return the moment; in the time of the Netherlands when the text names no offset, None when it names no day."""
    text = text[:120]
    for form in _FORMS:
        found = form.search(text)
        day = _day(found) if found else None
        if found and day:
            return _at(day, text[found.end() :])
    return None


def _day(found: re.Match[str]) -> datetime | None:
    name = found["month"].lower()
    day, month, year = int(found["day"]), _MONTHS.get(name[:3], 0), int(found["year"])
    if name.isdigit():
        month = int(name)
        if month > 12 >= day:  # an American program
            day, month = month, day
    try:
        return datetime(year, month, day, tzinfo=AMSTERDAM)
    except ValueError:
        return None


def _at(day: datetime, text: str) -> datetime:
    clock = _CLOCK.search(text)
    if not clock:
        return day
    hour, minute, second = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    if clock[4]:
        hour = hour % 12 + (12 if clock[4].lower() == "pm" else 0)
    try:
        moment = day.replace(hour=hour, minute=minute, second=second)
    except ValueError:
        return day
    if clock[5]:
        offset = timedelta(hours=int(clock[5]), minutes=int(clock[5][0] + clock[6]))
        return moment.replace(tzinfo=timezone(offset)) if abs(offset) < timedelta(days=1) else moment
    return moment
