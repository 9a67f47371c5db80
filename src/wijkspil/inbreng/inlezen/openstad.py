"""An export of OpenStad as a table: the answer of its API to a list of resources, or of ideas in its earlier edition.

`GET /api/project/<id>/resource?includeTags=1&includeUser=1` gives a list, and with `&page=0` a page of it below
`records`. The fields stand in `openstad/openstad-headless` (`apps/api-server/src/models/Resource.js`) and, of the
earlier edition, in `openstad/openstad-api` (`src/models/Idea.js`); docs/inlezen.md names the versions that were read.
The recorded contract is what the test compares with; no live server was asked.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wijkspil.berichten.inkomend.html_text import text_of
from wijkspil.core.file_refused import FileRefused
from wijkspil.inbreng.inlezen.tables import MAX_ROWS, Row, Table

AreaAt = Callable[[float, float], str]
"""Returns the code of the area at a longitude and latitude, or ""."""

COLUMNS = ("Nummer", "Titel", "Tekst", "Wijk", "Thema", "Datum", "Naam", "E-mail", "Stand", "Openbaar")
PLACES = frozenset({"area", "areas", "wijk", "gebied", "buurt", "stadsdeel", "district", "location"})
THEMES = frozenset({"theme", "themes", "thema", "themas"})
STATUS = "status"
# The states of the earlier edition in words that we know; in the later one a project names its own.
STATES = {
    "OPEN": "open",
    "CLOSED": "gesloten",
    "ACCEPTED": "opgepakt",
    "DENIED": "afgewezen",
    "BUSY": "in behandeling",
    "DONE": "gerealiseerd",
}
FOR_ALL = (None, "all")


def looks_like_json(data: bytes) -> bool:
    """Tell whether a file begins as a list or an object of JSON does."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{")


def read_openstad(data: bytes, area_at: AreaAt) -> Table:
    """Return the resources or ideas of an export as a table with columns that `mapping.guess` knows.

    Raises:
        FileRefused: no JSON, or no list of resources.
    """
    records = list(_records(_parsed(data)))
    if not records:
        raise FileRefused("geen_regels", _("In dit bestand staat geen idee."))
    if len(records) > MAX_ROWS:
        text = _("Dit bestand heeft meer dan %(n)d regels. Deel het op in kleinere bestanden.")
        raise FileRefused("te_lang", text % {"n": MAX_ROWS})
    rows = [Row(number, _Record(one).cells(area_at)) for number, one in enumerate(records, start=1)]
    return Table(list(COLUMNS), rows)


def _parsed(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise FileRefused(
            "geen_json", _("Dit JSON-bestand kunnen wij niet lezen. Maak de export uit OpenStad opnieuw.")
        ) from error


def _records(parsed: Any) -> Iterator[dict[str, Any]]:
    found = parsed.get("records") if isinstance(parsed, dict) else parsed
    if not isinstance(found, list):
        raise _not_openstad()
    for one in found:
        if not isinstance(one, dict) or "id" not in one or "title" not in one:
            raise _not_openstad()
        yield one


def _not_openstad() -> FileRefused:
    text = _("Dit is geen export van OpenStad: een lijst van ideeën, elk met een ‘id’ en een ‘title’.")
    return FileRefused("geen_openstad", text)


@dataclass(frozen=True)
class _Record:
    """One resource or idea; a field of another type than it should be counts as empty."""

    said: dict[str, Any]

    def cells(self, area_at: AreaAt) -> list[str]:
        """Return it in the order of COLUMNS."""
        user = self.said.get("user")
        user = user if isinstance(user, dict) else {}
        return [
            _number(self.said.get("id")),
            _plain(self.said.get("title")),
            "\n\n".join(filter(None, (_plain(self.said.get(name)) for name in ("summary", "description")))),
            self._tag(PLACES.__contains__) or self._area(area_at),
            self._tag(THEMES.__contains__) or self._tag(lambda kind: kind not in PLACES | {STATUS}),
            _text(self.said.get("createdAt")) or _text(self.said.get("startDate")),
            _text(user.get("displayName")) or _text(user.get("name")),
            _text(user.get("email")),
            self._state(),
            "ja" if self._is_public() else "nee",
        ]

    def _tags(self, name: str) -> Iterable[dict[str, Any]]:
        tags = self.said.get(name)
        return (tag for tag in tags if isinstance(tag, dict)) if isinstance(tags, list) else ()

    def _tag(self, fits: Callable[[str], bool]) -> str:
        """Return the name of the first tag of a type that fits."""
        return next((_text(tag.get("name")) for tag in self._tags("tags") if fits(_text(tag.get("type")).lower())), "")

    def _state(self) -> str:
        earlier = _text(self.said.get("status"))
        if earlier:
            return STATES.get(earlier, earlier)
        return next((_text(tag.get("name")) for tag in self._tags("statuses")), "")

    def _is_public(self) -> bool:
        published = self.said.get("publishDate") or self.said.get("publishedDate")
        return bool(published) and self.said.get("viewableByRole") in FOR_ALL

    def _area(self, area_at: AreaAt) -> str:
        point = _point(self.said.get("location"))
        return area_at(*point) if point else ""


def _point(location: Any) -> tuple[float, float] | None:
    """Return longitude and latitude; the earlier edition writes a GeoJSON point with the latitude first."""
    if not isinstance(location, dict):
        return None
    lat, lon = location.get("lat"), location.get("lng")
    coordinates = location.get("coordinates")
    if isinstance(coordinates, list) and len(coordinates) == 2:
        lat, lon = coordinates
    try:
        found = float(lon), float(lat)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return None
    return found if abs(found[0]) <= 180 and abs(found[1]) <= 90 else None


def _plain(value: Any) -> str:
    """Return what OpenStad kept as HTML as plain text."""
    return text_of(value).strip() if isinstance(value, str) else ""


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _number(value: Any) -> str:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else _text(value)
