"""Read areas with their outlines from a file: GeoJSON or GeoPackage, in EPSG:4326 or EPSG:28992."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from wijkspil.wijken.readers import BadFile, geojson, geopackage, shapes
from wijkspil.wijken.readers.properties import describe
from wijkspil.wijken.readers.tables import year_in
from wijkspil.wijken.reports import ImportReport
from wijkspil.wijken.rows import EIGEN, AreaRow


def areas(path: Path, report: ImportReport, *, gemeente: str, year: int = 0) -> Iterator[AreaRow]:
    """Read all areas of a file; of other municipalities only the code, because a national file is large.

    Args:
        path: the file.
        report: gets the refused features; `regel` is the place of the feature in the file.
        gemeente: code of our municipality.
        year: the year of the division; 0 takes it from the file.

    Raises:
        BadFile: the file cannot be read as a map with areas.
    """
    if not path.is_file():
        raise BadFile(f"Het bestand {path.name} bestaat niet.")
    features = geopackage.features(path) if geopackage.is_geopackage(path) else geojson.features(path)
    for number, feature in enumerate(features, start=1):
        try:
            row = describe(number, feature.properties, year=year or year_in(path.name))
            if row is None:
                report.overgeslagen += 1
            elif _is_ours(row, gemeente):
                yield _with_outline(row, feature)
            else:
                yield row
        except ValueError as error:
            report.refuse(number, str(error))


def _is_ours(row: AreaRow, gemeente: str) -> bool:
    return row.gemeente == gemeente or (not row.gemeente and (row.soort == EIGEN or row.code[2:6] == gemeente[2:]))


def _with_outline(row: AreaRow, feature: shapes.Feature) -> AreaRow:
    shape = shapes.to_multipolygon(feature.shape(), feature.srid)
    return replace(row, geometry=shapes.as_geojson(shape), point=shapes.middle(shape))
