"""Make municipalities and files for tests of the importers."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import shapely.geometry

from wijkspil.core.actors import SYSTEM
from wijkspil.wijken import actions
from wijkspil.wijken.models import Gemeente
from wijkspil.wijken.rows import BUURT, EIGEN, GEMEENTE, WIJK, LevelRow

SINCE = date(2024, 1, 1)
CITY = LevelRow("gemeente", "gemeenten", GEMEENTE)
ONLY_WIJKEN = (CITY, LevelRow("wijk", "wijken", WIJK, is_wijk=True, carries_team=True))
LIKE_ARNHEM = (
    CITY,
    LevelRow("gebied", "gebieden", EIGEN, carries_team=True),
    LevelRow("wijk", "wijken", WIJK, is_wijk=True),
)
LIKE_NIJMEGEN = (
    CITY,
    LevelRow("stadsdeel", "stadsdelen", WIJK, carries_team=True),
    LevelRow("wijk", "wijken", BUURT, is_wijk=True),
)


def make_gemeente(levels: tuple[LevelRow, ...] = ONLY_WIJKEN, code: str = "GM9001", naam: str = "Proefdam") -> Gemeente:
    """Set up a municipality that does not exist."""
    values = {
        "code": code,
        "naam": naam,
        "sitenaam": "Mijn wijk",
        "slogan": "Uw wijk",
        "inleiding": "Zoek uw wijk.",
        "telefoon": "024 000 00 01",
        "email": "wijken@proefdam.example",
        "openingstijden": "elke dag",
        "voorbeeld_postcode": "1234 AB",
    }
    return actions.set_up_gemeente(actor=SYSTEM, values=values, levels=levels, valid_from=SINCE)


def square(lon: float, lat: float, side: float = 0.01) -> dict[str, Any]:
    """Return a square as GeoJSON, from its south-west corner."""
    ring = [[lon, lat], [lon + side, lat], [lon + side, lat + side], [lon, lat + side], [lon, lat]]
    return {"type": "Polygon", "coordinates": [ring]}


def feature(geometry: Any = None, **properties: Any) -> dict[str, Any]:
    """Return one feature; without a geometry it gets a square near Arnhem."""
    return {"type": "Feature", "properties": properties, "geometry": geometry or square(5.9, 51.98)}


def write_geojson(path: Path, features: Iterable[Any], **extra: Any) -> Path:
    """Write a FeatureCollection."""
    path.write_text(json.dumps({"type": "FeatureCollection", "features": list(features), **extra}), encoding="utf-8")
    return path


def write_geopackage(
    path: Path, features: Iterable[dict[str, Any]], *, srid: int = 4326, layer: str = "wijken"
) -> Path:
    """Write a small GeoPackage with one layer, as the standard describes it."""
    rows = list(features)
    columns = list(rows[0]["properties"])
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT)")
    database.execute("CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER)")
    database.execute("INSERT INTO gpkg_contents VALUES (?, 'features')", [layer])
    database.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?)", [layer, srid])
    database.execute(f'CREATE TABLE "{layer}" (fid INTEGER PRIMARY KEY, geom BLOB, {", ".join(columns)})')
    for row in rows:
        header = b"GP\x00\x03" + srid.to_bytes(4, "little")  # little endian, envelope of 32 bytes
        shape = shapely.geometry.shape(row["geometry"])
        blob = header + b"\x00" * 32 + shapely.to_wkb(shape)
        marks = ", ".join("?" * (len(columns) + 1))
        values = [blob, *(row["properties"][name] for name in columns)]
        database.execute(f'INSERT INTO "{layer}" (geom, {", ".join(columns)}) VALUES ({marks})', values)  # noqa: S608
    database.commit()
    database.close()
    return path
