"""Draw areas for a server-side SVG: tiles of equal size, or real outlines. Pure: no Django.

Everything is in the units of the drawing's own viewBox, as whole numbers or with one decimal: text for attributes.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

TILE = 100
LINE = 17  # height of a line of text on a tile
LINE_LENGTH = 12  # characters that fit on a tile
LONGEST_WORD = 18  # a word up to here is drawn narrower instead of cut
MOST_LINES = 4
WIDTH = 1000  # of a drawing with outlines
DETAIL = 1.2  # units: finer bends are left out


@dataclass(frozen=True)
class Tile:
    """One area on the tile map: its corner, and its name in lines: text, baseline, whether it must be narrower.

    Attributes:
        number: stands below the name; None for a map without numbers.
    """

    naam: str
    slug: str
    x: int
    y: int
    lines: tuple[tuple[str, int, bool], ...]
    number: int | None = None

    @property
    def middle(self) -> int:
        """Where the text is centred."""
        return self.x + TILE // 2

    @property
    def number_at(self) -> int:
        """The baseline of the number."""
        return self.y + TILE - 10


@dataclass(frozen=True)
class Border:
    """A line between two tiles of different groups."""

    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True)
class TileMap:
    """A drawing of tiles, and the borders between groups."""

    tiles: tuple[Tile, ...]
    borders: tuple[Border, ...]
    width: int
    height: int


@dataclass(frozen=True)
class Shape:
    """One area with its outline as the `d` of a path."""

    naam: str
    slug: str
    path: str


@dataclass(frozen=True)
class OutlineMap:
    """A drawing of outlines."""

    shapes: tuple[Shape, ...]
    width: int
    height: int


@dataclass(frozen=True)
class Spot:
    """An area that has a tile: name, web name, group, place in the grid, and a number to show (None: no numbers)."""

    naam: str
    slug: str
    group: int | None
    column: int
    row: int
    number: int | None = None


def spots_of(areas: Iterable[Any], numbers: Mapping[int, int] | None = None) -> list[Spot]:
    """Return the spots of areas that have a tile (rows of `Area`), each with its number when those are given by id."""
    return [
        Spot(
            area.naam,
            area.slug,
            area.parent_id,
            area.tile_x,
            area.tile_y,
            None if numbers is None else numbers.get(area.pk, 0),
        )
        for area in areas
        if area.tile_x is not None and area.tile_y is not None
    ]


def tile_map(spots: Sequence[Spot]) -> TileMap | None:
    """Return the drawing, or None when there is nothing to draw."""
    if not spots:
        return None
    tiles = tuple(_tile(spot) for spot in spots)
    width = (max(spot.column for spot in spots) + 1) * TILE
    height = (max(spot.row for spot in spots) + 1) * TILE
    return TileMap(tiles, tuple(_borders(spots)), width, height)


def _tile(spot: Spot) -> Tile:
    x, y = spot.column * TILE, spot.row * TILE
    lines = wrap(spot.naam)
    room = TILE if spot.number is None else TILE - 2 * LINE  # the number stands below the name
    first = y + room // 2 - (len(lines) - 1) * LINE // 2 + 5
    drawn = tuple((line, first + number * LINE, len(line) > LINE_LENGTH) for number, line in enumerate(lines))
    return Tile(spot.naam, spot.slug, x, y, drawn, spot.number)


def wrap(name: str) -> list[str]:
    """Break a name into at most four lines, at spaces, slashes and hyphens; only a very long word is cut."""
    lines: list[str] = []
    for part in re.findall(r"[^\s/-]+[/-]?", name):
        glue = "" if lines and lines[-1].endswith(("/", "-")) else " "
        if lines and len(lines[-1] + glue + part) <= LINE_LENGTH:
            lines[-1] += glue + part
        else:
            lines.append(part if len(part) <= LONGEST_WORD else f"{part[: LONGEST_WORD - 1]}…")
    if len(lines) > MOST_LINES:
        return [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1][: LINE_LENGTH - 1]}…"]
    return lines


def _borders(spots: Sequence[Spot]) -> Iterable[Border]:
    groups = {(spot.column, spot.row): spot.group for spot in spots}
    for (column, row), group in groups.items():
        x, y = (column + 1) * TILE, (row + 1) * TILE
        if groups.get((column + 1, row), group) != group:
            yield Border(x, y - TILE, x, y)
        if groups.get((column, row + 1), group) != group:
            yield Border(x - TILE, y, x, y)


def outline_map(outlines: Sequence[tuple[str, str, dict[str, Any]]]) -> OutlineMap | None:
    """Return the drawing of areas given as name, web name and GeoJSON in EPSG:4326; None when there are none."""
    if not outlines:
        return None
    import shapely  # with numpy a fifth of a worker's memory, and the page without outlines needs none of it

    shapes = [shapely.geometry.shape(geometry) for _, _, geometry in outlines]
    west, south, east, north = shapely.total_bounds(shapes)
    stretch = cos(radians((south + north) / 2))
    scale = WIDTH / ((east - west) * stretch)

    def to_units(points: Any) -> Any:
        points[:, 0] = (points[:, 0] - west) * stretch * scale
        points[:, 1] = (north - points[:, 1]) * scale
        return points

    drawn = shapely.simplify(shapely.transform(shapes, to_units), DETAIL)
    paths = tuple(Shape(name, slug, _path(shape)) for (name, slug, _), shape in zip(outlines, drawn, strict=True))
    return OutlineMap(paths, WIDTH, round((north - south) * scale))


def _path(shape: "BaseGeometry") -> str:
    import shapely

    rings = [ring for polygon in shapely.get_parts(shape) for ring in [polygon.exterior, *polygon.interiors]]
    return "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in list(ring.coords)[:-1]) + "Z" for ring in rings)
