"""Read a GeoPackage with the SQLite of Python itself: a GeoPackage is a SQLite file with outlines as blobs.

See the OGC GeoPackage standard, clause 2.1.3: `GP`, version, flags, coordinate system, an envelope of 0 to 64 bytes,
and then ordinary WKB.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import shapely
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from wijkspil.wijken.readers import BadFile
from wijkspil.wijken.readers.shapes import RD, WGS84, Feature

_MAGIC = b"SQLite format 3\0"
_HEADER = 8
_ENVELOPES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}


def is_geopackage(path: Path) -> bool:
    """Tell whether a file is a SQLite file, whatever its name says."""
    try:
        with path.open("rb") as raw:
            return raw.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def features(path: Path) -> Iterator[Feature]:
    """Read all features of all layers, layer by layer.

    Raises:
        BadFile: it is no GeoPackage, is damaged, or stands in a coordinate system that we do not know.
    """
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
            database.execute("PRAGMA trusted_schema = OFF")
            database.row_factory = sqlite3.Row
            for table, column, srid in _layers(database, path.name):
                for row in database.execute(f"SELECT * FROM {_quoted(table)}"):  # noqa: S608 - quoted name of a table
                    properties = {key: row[key] for key in row.keys() if key != column}  # noqa: SIM118 - Row is no dict
                    yield Feature(properties, srid, partial(_shape, row[column]))
    except sqlite3.Error:
        raise BadFile(f"{path.name} is geen GeoPackage of is beschadigd. Download het opnieuw.") from None


def _layers(database: sqlite3.Connection, name: str) -> list[tuple[str, str, int]]:
    """Return table, column with the outline, and coordinate system of every layer."""
    rows = database.execute(
        "SELECT g.table_name, g.column_name, g.srs_id FROM gpkg_geometry_columns g"
        " JOIN gpkg_contents c ON c.table_name = g.table_name AND c.data_type = 'features'"
        " JOIN sqlite_master m ON m.name = g.table_name AND m.type = 'table'"
    ).fetchall()
    if not rows:
        raise BadFile(f"In {name} zit geen kaartlaag met gebieden.")
    if any(row["srs_id"] not in {RD, WGS84} for row in rows):
        raise BadFile(f"{name} gebruikt een coördinatenstelsel dat wij niet kennen. Neem EPSG:4326 of EPSG:28992.")
    return [(row["table_name"], row["column_name"], row["srs_id"]) for row in rows]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _shape(blob: Any) -> BaseGeometry:
    if not isinstance(blob, bytes) or len(blob) < _HEADER or blob[:2] != b"GP":
        raise ValueError("Dit gebied heeft geen omtrek.")
    envelope = _ENVELOPES.get((blob[3] >> 1) & 0b111)
    if envelope is None:
        raise ValueError("De omtrek kan niet worden gelezen.")
    try:
        return shapely.from_wkb(blob[_HEADER + envelope :])
    except (ShapelyError, ValueError, TypeError):
        raise ValueError("De omtrek kan niet worden gelezen.") from None
