"""Turn any outline into what we keep: a GeoJSON MultiPolygon in EPSG:4326 with six decimals (about ten centimetres)."""

from collections.abc import Callable
from typing import Any, NamedTuple

import shapely
from shapely.errors import ShapelyError
from shapely.geometry import MultiPolygon, Polygon, mapping
from shapely.geometry.base import BaseGeometry

from wijkspil.wijken import rd

RD, WGS84 = 28992, 4326
_NETHERLANDS = (3.0, 50.5, 7.4, 53.8)


class Feature(NamedTuple):
    """One thing on a map: its properties, the coordinate system, and its shape, made only when it is asked for."""

    properties: dict[str, Any]
    srid: int
    shape: Callable[[], BaseGeometry]


def to_multipolygon(shape: BaseGeometry, srid: int) -> MultiPolygon:
    """Return the outline in EPSG:4326, mended when its lines cross.

    Raises:
        ValueError: a Dutch sentence: it is no area, is empty, or does not lie in the Netherlands.
    """
    if shape.is_empty or shape.geom_type not in {"Polygon", "MultiPolygon"}:
        raise ValueError("De omtrek is geen vlak.")
    try:
        shape = shapely.force_2d(shape)
        if srid == RD:
            shape = shapely.transform(shape, _from_rd)
        if not _inside(shape.bounds):
            raise ValueError("De omtrek ligt niet in Nederland. Kloppen de coördinaten?")
        shape = shapely.make_valid(shape) if not shape.is_valid else shape
        flat = [part for part in _parts(shape) if isinstance(part, Polygon)]
    except ShapelyError:
        raise ValueError("De omtrek kan niet worden gelezen.") from None
    if not flat:
        raise ValueError("De omtrek is geen vlak.")
    return MultiPolygon(flat)


def as_geojson(shape: MultiPolygon) -> dict[str, Any]:
    """Return the outline as GeoJSON with six decimals, as lists (so that it equals what the database gives back)."""
    return {
        "type": "MultiPolygon",
        "coordinates": [
            [[[round(x, 6), round(y, 6)] for x, y in ring] for ring in polygon]
            for polygon in mapping(shape)["coordinates"]
        ],
    }


def middle(shape: MultiPolygon) -> tuple[float, float]:
    """Return longitude and latitude of a point that surely lies in the area."""
    point = shape.representative_point()
    return round(point.x, 5), round(point.y, 5)


def _parts(shape: BaseGeometry) -> list[BaseGeometry]:
    """Return the single shapes of a collection; mending may leave lines and collections beside polygons."""
    parts = list(shapely.get_parts(shape))
    return parts if len(parts) <= 1 else [piece for part in parts for piece in _parts(part)]


def _from_rd(coordinates: Any) -> Any:
    lon, lat = rd.to_lon_lat(coordinates[:, 0], coordinates[:, 1])
    coordinates[:, 0], coordinates[:, 1] = lon, lat
    return coordinates


def _inside(bounds: tuple[float, float, float, float]) -> bool:
    west, south, east, north = bounds
    return _NETHERLANDS[0] < west <= east < _NETHERLANDS[2] and _NETHERLANDS[1] < south <= north < _NETHERLANDS[3]
