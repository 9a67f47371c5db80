"""Read a GeoJSON file; old files may stand in EPSG:28992 and say so in `crs`."""

import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import shapely.geometry
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from wijkspil.wijken.readers import BadFile
from wijkspil.wijken.readers.shapes import RD, WGS84, Feature

MOST_BYTES = 150_000_000
_DEGREES = 180


def features(path: Path) -> Iterator[Feature]:
    """Read all features of a FeatureCollection.

    Raises:
        BadFile: the file is too large, is no GeoJSON, or stands in a coordinate system that we do not know.
    """
    document = _document(path)
    items = document.get("features") if isinstance(document, dict) else None
    if not isinstance(items, list):
        raise BadFile(f"{path.name} is geen GeoJSON met gebieden (een FeatureCollection).")
    srid = _srid(document, items, path.name)
    for item in items:
        feature = item if isinstance(item, dict) else {}
        properties = feature.get("properties")
        yield Feature(
            properties if isinstance(properties, dict) else {}, srid, partial(_shape, feature.get("geometry"))
        )


def _document(path: Path) -> Any:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadFile(
                f"{path.name} is te groot om als GeoJSON te lezen. Neem het GeoPackage of een kleiner gebied."
            )
        return json.loads(path.read_bytes(), parse_constant=_no_number)
    except OSError:
        raise BadFile(
            f"Het bestand {path.name} kan niet worden gelezen. Controleer of u er rechten voor hebt."
        ) from None
    except (ValueError, RecursionError):
        raise BadFile(f"{path.name} is geen GeoJSON of is niet compleet. Download het opnieuw.") from None


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)


def _srid(document: dict[str, Any], items: list[Any], name: str) -> int:
    """Return the coordinate system: what `crs` says, else what the size of the first number tells."""
    crs = json.dumps(document.get("crs") or "")
    if "CRS84" in crs or "4326" in crs:
        return WGS84
    if "28992" in crs:
        return RD
    if re.search(r"EPSG", crs):
        raise BadFile(f"{name} gebruikt een coördinatenstelsel dat wij niet kennen. Neem EPSG:4326 of EPSG:28992.")
    first = next((item.get("geometry") for item in items if isinstance(item, dict) and item.get("geometry")), None)
    number = re.search(r"\[\s*(-?\d+(?:\.\d+)?)\s*,", json.dumps(first)[:2000])
    return RD if number and abs(float(number[1])) > _DEGREES else WGS84


def _shape(geometry: Any) -> BaseGeometry:
    if not isinstance(geometry, dict):
        raise ValueError("Dit gebied heeft geen omtrek.")  # noqa: TRY004 - of the file, not of our code
    try:
        return shapely.geometry.shape(geometry)
    except (ShapelyError, ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError):
        raise ValueError("De omtrek kan niet worden gelezen.") from None
