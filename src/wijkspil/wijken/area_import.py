"""Write the areas of a file into the tree: level by level from above, and say of each what happened to it.

Called by `actions.import_areas`, inside its transaction.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any

from django.utils.text import slugify

from wijkspil.core.rules import RuleViolation
from wijkspil.wijken import tile_map
from wijkspil.wijken.models import Area, Gemeente, Niveau, Omtrek
from wijkspil.wijken.reports import ImportReport
from wijkspil.wijken.rows import EIGEN, GEMEENTE, AreaRow

_NUMBERED = re.compile(r"^Wijk \d\d (?=\S)")  # CBS: "Wijk 08 Zuidwest"
_SHORT = str.maketrans({"'": "’"})


@dataclass
class AreaImport:
    """One run over one or more files.

    Attributes:
        valid_from: first day of areas that are new.
        rename: also take over names that differ from ours.
    """

    gemeente: Gemeente
    valid_from: date
    rename: bool = False
    report: ImportReport = field(default_factory=ImportReport)

    def __post_init__(self) -> None:
        self.levels: dict[str, Niveau] = {level.cbs_soort: level for level in self.gemeente.niveaus.all()}
        self.areas: dict[str, Area] = {
            area.code: area for area in Area.objects.filter(valid_until__isnull=True).select_related("niveau")
        }
        self.outlines: dict[int, Any] = dict(Omtrek.objects.values_list("area_id", "geometry"))
        self.slugs = {area.slug for area in self.areas.values()}

    def run(self, rows: Iterable[AreaRow]) -> ImportReport:
        """Write all rows.

        Raises:
            RuleViolation: when no row is an area of this municipality.
        """
        mine = self._only_ours(rows)
        seen: set[str] = set()
        for row in sorted(mine, key=lambda row: self.levels[row.soort].diepte):
            if row.code in seen:
                self.report.refuse(row.regel, f"{row.code} staat meer dan een keer in het bestand.")
                continue
            seen.add(row.code)
            self._write(row)
        self._complete_tile_map()
        return self.report

    def _only_ours(self, rows: Iterable[AreaRow]) -> list[AreaRow]:
        """Keep the rows of this municipality that belong to one of its levels."""
        mine: list[AreaRow] = []
        for row in rows:
            if row.soort in self.levels and self._gemeente_of(row) in {self.gemeente.code, ""}:
                mine.append(row)
            else:
                self.report.overgeslagen += 1
        if not mine:
            raise RuleViolation("geen_gebieden", self._nothing_for_us())
        return mine

    def _nothing_for_us(self) -> str:
        if self.report.geweigerd:
            first = self.report.geweigerd[0]
            return f"Geen enkel gebied kan worden gelezen. Nummer {first['regel']} in het bestand: {first['reden']}"
        return (
            f"In dit bestand staat geen gebied van {self.gemeente.naam} ({self.gemeente.code}). "
            "Controleer of dit het goede bestand is en of de niveaus van de gemeente kloppen."
        )

    @staticmethod
    def _gemeente_of(row: AreaRow) -> str:
        return row.gemeente or (f"GM{row.code[2:6]}" if row.soort != EIGEN else "")

    def _write(self, row: AreaRow) -> None:
        parent = self._parent_of(row)
        if parent is None and row.soort != GEMEENTE:
            self.report.refuse(row.regel, self._no_parent(row))
        elif row.code in self.areas:
            self._change(self.areas[row.code], row, parent)
        else:
            self._add(row, parent)

    def _parent_of(self, row: AreaRow) -> Area | None:
        """Return the area of the level above that the row names, that its code implies, or that lists its code."""
        depth = self.levels[row.soort].diepte - 1
        above = [area for area in self.areas.values() if area.niveau.diepte == depth]
        named = {row.boven, f"WK{row.code[2:8]}" if row.code.startswith("BU") else ""}
        by_name = [area for area in above if area.code in named]
        by_list = [area for area in above if row.code in area.cbs_codes]
        return next(iter([*by_name, *by_list, *(above if depth == 0 else [])]), None)

    def _no_parent(self, row: AreaRow) -> str:
        depth = self.levels[row.soort].diepte - 1
        level = next(level for level in self.levels.values() if level.diepte == depth)
        return f"{row.naam} ({row.code}) hoort bij geen {level.naam}. Importeer eerst de {level.meervoud}."

    def _add(self, row: AreaRow, parent: Area | None) -> None:
        name = clean_name(row.naam)
        area = Area.objects.create(
            niveau=self.levels[row.soort],
            parent=parent,
            code=row.code,
            naam=name,
            slug=self._free_slug(name, self.levels[row.soort]),
            jaar=row.jaar or self.valid_from.year,
            valid_from=self.valid_from,
            cbs_codes=list(row.cbs_codes),
            **_place(row),
        )
        area.path = f"{parent.path if parent else '/'}{area.pk}/"
        area.save(update_fields=["path"])
        if row.geometry:
            Omtrek.objects.create(area=area, geometry=row.geometry)
        self.areas[area.code] = area
        self.report.toegevoegd += 1

    def _free_slug(self, name: str, level: Niveau) -> str:
        base = slugify(name.replace("’", "").replace("/", " ")) or "gebied"
        wishes = [base, f"{base}-{slugify(level.naam)}"]
        slug = next((wish for wish in wishes if wish not in self.slugs), "")
        slug = slug or next(f"{base}-{number}" for number in count(2) if f"{base}-{number}" not in self.slugs)
        self.slugs.add(slug)
        return slug

    def _change(self, area: Area, row: AreaRow, parent: Area | None) -> None:
        wanted = self._wanted(row, parent)
        different = [name for name, value in wanted.items() if getattr(area, name) != value]
        for name in different:
            setattr(area, name, wanted[name])
        if different:
            area.save(update_fields=different)
        if "parent_id" in different:
            _move_below(area)
        if self._new_outline(area, row) or different:
            self.report.gewijzigd += 1
        else:
            self.report.ongewijzigd += 1

    def _wanted(self, row: AreaRow, parent: Area | None) -> dict[str, Any]:
        """Return the fields that the row speaks of; what it does not know stays as it is."""
        wanted: dict[str, Any] = _place(row)
        if row.jaar:
            wanted["jaar"] = row.jaar
        if row.cbs_codes:
            wanted["cbs_codes"] = list(row.cbs_codes)
        if self.rename:
            wanted["naam"] = clean_name(row.naam)
        if parent:
            wanted["parent_id"] = parent.pk
        return wanted

    def _new_outline(self, area: Area, row: AreaRow) -> bool:
        if not row.geometry or self.outlines.get(area.pk) == row.geometry:
            return False
        Omtrek.objects.update_or_create(area=area, defaults={"geometry": row.geometry})
        return True

    def _complete_tile_map(self) -> None:
        """Draw the tile map anew when a wijk has no tile yet, and leave it alone otherwise."""
        wijken = [area for area in self.areas.values() if area.niveau.is_wijk and area.lon is not None]
        if all(area.tile_x is not None for area in wijken):
            return
        places = tile_map.place({area.code: (area.lon or 0.0, area.lat or 0.0) for area in wijken})
        for area in wijken:
            area.tile_x, area.tile_y = places[area.code]
        Area.objects.bulk_update(wijken, ["tile_x", "tile_y"])


def clean_name(name: str) -> str:
    """Return a name as residents write it: without the number that CBS puts before it, with a real apostrophe."""
    return _NUMBERED.sub("", " ".join(name.split())).translate(_SHORT)


def _place(row: AreaRow) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if row.point:
        values |= {"lon": row.point[0], "lat": row.point[1]}
    if row.tile:
        values |= {"tile_x": row.tile[0], "tile_y": row.tile[1]}
    return values


def _move_below(area: Area) -> None:
    """Give an area that moved, and everything below it, its new path."""
    old = area.path
    area.path = f"{area.parent.path if area.parent else '/'}{area.pk}/"
    area.save(update_fields=["path"])
    for below in Area.objects.filter(path__startswith=old).exclude(pk=area.pk):
        below.path = area.path + below.path.removeprefix(old)
        below.save(update_fields=["path"])
