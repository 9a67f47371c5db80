"""Hostile and broken files for the importers: name, kind, bytes → the answer that it gets.

Every one is refused with a Dutch sentence of one line, nothing is changed, and no error of ours comes to light. In the
table stands a part of the sentence; `TOTAL` in an answer means: read, with this report.
"""

import io
import json
import sqlite3
import struct
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from wijkspil.wijken.tests.making import feature, square

HEADER = b"PC6;Huisnummer;Buurt2024;Wijk2024;Gemeente2024\n"
ROW = b"1234AB;1;90010100;900101;9001\n"


class Hostile(NamedTuple):
    """One file: its name, the kind of import, its content, and a part of the sentence that refuses it."""

    name: str
    kind: str
    content: Callable[[], bytes]
    answer: str


def zipped(*members: tuple[str, bytes], level: int = 9) -> bytes:
    """Return a zip with these files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return target.getvalue()


def cut(content: bytes) -> bytes:
    """Return a file of which the download broke off."""
    return content[: len(content) // 2]


def with_wrong_sum() -> bytes:
    """Return a zip in which one byte of the text changed on the way."""
    content = bytearray(zipped(("t.csv", HEADER + ROW * 50), level=0))
    place = content.index(b"1234AB")
    content[place] ^= 1
    return bytes(content)


def locked() -> bytes:
    """Return a zip that says it has a password."""
    content = bytearray(zipped(("t.csv", HEADER + ROW)))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    return bytes(content)


def geojson(*features: Any, **extra: Any) -> bytes:
    """Return a FeatureCollection."""
    return json.dumps({"type": "FeatureCollection", "features": list(features), **extra}).encode()


def wijk(geometry: Any = None, **properties: Any) -> dict[str, Any]:
    """Return a wijk of the municipality of the test."""
    return feature(geometry, **{"wijkcode": "WK900101", "wijknaam": "Noord", **properties})


def geopackage(statements: list[str], blob: bytes = b"") -> bytes:
    """Return a SQLite file made by statements; `?` in one is the blob."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.gpkg"
        database = sqlite3.connect(path)
        for statement in statements:
            database.execute(statement, [blob] if "?" in statement else [])
        database.commit()
        database.close()
        return path.read_bytes()


LAYER = [
    "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT)",
    "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER)",
    "INSERT INTO gpkg_contents VALUES ('wijken', 'features')",
    "INSERT INTO gpkg_geometry_columns VALUES ('wijken', 'geom', 28992)",
    "CREATE TABLE wijken (geom BLOB, wijkcode TEXT, wijknaam TEXT)",
    "INSERT INTO wijken VALUES (?, 'WK900101', 'Noord')",
]


def polygon(*ring: Any) -> dict[str, Any]:
    """Return a polygon with one ring, whatever is in it."""
    return {"type": "Polygon", "coordinates": [list(ring)]}


ADDRESSES = [
    Hostile("leeg.csv", "adressen", lambda: b"", "is leeg"),
    Hostile("alleen-bom.csv", "adressen", lambda: b"\xef\xbb\xbf", "noemt geen kolommen"),
    Hostile("alleen-kop.csv", "adressen", lambda: HEADER, "staat geen enkel adres"),
    Hostile("nul-tekens.csv", "adressen", lambda: HEADER + b"1234AB;\x00;1;1;1\n", "geen tekstbestand"),
    Hostile("utf16.csv", "adressen", lambda: HEADER.decode().encode("utf-16"), "geen tekstbestand"),
    Hostile("excel.csv", "adressen", lambda: zipped(("xl/workbook.xml", b"<x/>")), "is een rekenblad"),
    Hostile("ods.csv", "adressen", lambda: zipped(("content.xml", b"<x/>")), "is een rekenblad"),
    Hostile("oud-excel.csv", "adressen", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "geen tekstbestand"),
    Hostile("pdf.csv", "adressen", lambda: b"%PDF-1.7\n" + bytes(range(256)), "geen tekstbestand"),
    Hostile("plaatje.csv", "adressen", lambda: b"\x89PNG\r\n\x1a\n" + bytes(64), "geen tekstbestand"),
    Hostile("pagina.csv", "adressen", lambda: b"<!doctype html>\n<p>Inloggen</p>\n", "noemt geen kolommen"),
    Hostile("verkeerd-teken.csv", "adressen", lambda: (HEADER + ROW).replace(b";", b"|"), "noemt geen kolommen"),
    Hostile("andere-tabel.csv", "adressen", lambda: b"naam;leeftijd\nA;1\n", "heeft niet de kolommen"),
    Hostile("zonder-kop.csv", "adressen", lambda: ROW * 3, "heeft niet de kolommen"),
    Hostile("zonder-jaar.csv", "adressen", lambda: b"PC6;Huisnummer;Buurt;Wijk;Gemeente\n" + ROW, "Van welk jaar"),
    Hostile("miljoen-kolommen.csv", "adressen", lambda: b";".join([b"k"] * 1_000_000) + b"\n", "een miljoen tekens"),
    Hostile("duizend-kolommen.csv", "adressen", lambda: b";".join([b"k"] * 1_001) + b"\n", "meer dan 500 kolommen"),
    Hostile("zonder-regeleinde.csv", "adressen", lambda: b"a;b" * 1_000_000, "een miljoen tekens"),
    Hostile("lang-veld.csv", "adressen", lambda: HEADER + b'"' + b"x\n" * 200_000, "een regel kan niet worden gelezen"),
    Hostile("negatief.csv", "adressen", lambda: HEADER + b"1234AB;-1;1;1;9001\n", "geen huisnummer"),
    Hostile("enorm-nummer.csv", "adressen", lambda: HEADER + b"1234AB;" + b"9" * 4500 + b";1;1;1\n", "geen huisnummer"),
    Hostile("arabische-cijfers.csv", "adressen", lambda: HEADER + "1234AB;١٢;1;1;1\n".encode(), "geen huisnummer"),
    Hostile("onderstreept.csv", "adressen", lambda: HEADER + b"1234AB;1_0;1;1;1\n", "geen huisnummer"),
    Hostile("formule.csv", "adressen", lambda: HEADER + b"=cmd|' /C calc'!A0;1;1;1;1\n", "geen postcode"),
    Hostile("alleen-pc4.csv", "adressen", lambda: HEADER + b"1234;1;1;1;1\n", "geen postcode"),
    Hostile("lange-code.csv", "adressen", lambda: HEADER + b"1234AB;1;999999999;1;1\n", "geen code van een buurt"),
    Hostile("verkeerde-code.csv", "adressen", lambda: HEADER + b"1234AB;1;WK900101;1;1\n", "geen code van een buurt"),
    Hostile("bom.zip", "adressen", lambda: zipped(("t.csv", bytes([59]) * 60_000_000)), "veel te groot"),
    Hostile("lege.zip", "adressen", zipped, "geen CSV-bestand"),
    Hostile("plaatje.zip", "adressen", lambda: zipped(("foto.jpg", b"x")), "geen CSV-bestand"),
    Hostile("zip-in-zip.zip", "adressen", lambda: zipped(("t.zip", zipped(("t.csv", HEADER)))), "geen CSV-bestand"),
    Hostile("afgebroken.zip", "adressen", lambda: cut(zipped(("t.csv", HEADER + ROW * 9999), level=0)), "geen tekst"),
    Hostile("fout-controlegetal.zip", "adressen", with_wrong_sum, "beschadigd"),
    Hostile("wachtwoord.zip", "adressen", locked, "wachtwoord"),
    Hostile("pad-omhoog.zip", "adressen", lambda: zipped(("../../t.csv", b"a;b\n1;2\n")), "heeft niet de kolommen"),
    Hostile("punten-buiten.csv", "adressen", lambda: b"postcode;huisnummer;lon;lat\n1234AB;1;nan;inf\n", "omtrekken"),
]  # fmt: skip

AREAS = [
    Hostile("leeg.geojson", "wijken", lambda: b"", "is geen GeoJSON"),
    Hostile("tekst.geojson", "wijken", lambda: b"hallo", "is geen GeoJSON"),
    Hostile("afgebroken.geojson", "wijken", lambda: cut(geojson(wijk())), "is geen GeoJSON"),
    Hostile("nul-tekens.geojson", "wijken", lambda: b"\x00" * 100, "is geen GeoJSON"),
    Hostile("diep.geojson", "wijken", lambda: b"[" * 100_000, "is geen GeoJSON"),
    Hostile("nan.geojson", "wijken", lambda: geojson(wijk(square(float("nan"), 52))), "is geen GeoJSON"),
    Hostile("lijst.geojson", "wijken", lambda: b"[1, 2]", "geen GeoJSON met gebieden"),
    Hostile("los-vlak.geojson", "wijken", lambda: json.dumps(square(5, 52)).encode(), "geen GeoJSON met gebieden"),
    Hostile("geen-gebieden.geojson", "wijken", geojson, "geen gebied van Proefdam"),
    Hostile("vreemd-stelsel.geojson", "wijken", lambda: geojson(wijk(), crs={"properties": {"name": "EPSG:3857"}}),
            "coördinatenstelsel"),
    Hostile("geen-objecten.geojson", "wijken", lambda: geojson(1, None, "x", []), "heeft geen code"),
    Hostile("zonder-code.geojson", "wijken", lambda: geojson(feature(naam="Noord")), "heeft geen code"),
    Hostile("zonder-naam.geojson", "wijken", lambda: geojson(wijk(wijknaam=None)), "heeft geen naam"),
    Hostile("lange-naam.geojson", "wijken", lambda: geojson(wijk(wijknaam="x" * 5000)), "meer dan 80 tekens"),
    Hostile("sql-code.geojson", "wijken", lambda: geojson(wijk(wijkcode="WK9001'; DROP")), "geen code van een"),
    Hostile("code-als-lijst.geojson", "wijken", lambda: geojson(wijk(wijkcode=["WK900101"])), "heeft geen code"),
    Hostile("andere-gemeente.geojson", "wijken", lambda: geojson(wijk(wijkcode="WK900201")),
            "geen gebied van Proefdam"),
    Hostile("punt.geojson", "wijken", lambda: geojson(wijk({"type": "Point", "coordinates": [5.9, 52]})), "geen vlak"),
    Hostile("onbekend-soort.geojson", "wijken", lambda: geojson(wijk({"type": "Bol", "coordinates": []})),
            "kan niet worden gelezen"),
    Hostile("zonder-omtrek.geojson", "wijken", lambda: geojson({**wijk(), "geometry": None}), "geen omtrek"),
    Hostile("lege-omtrek.geojson", "wijken", lambda: geojson(wijk({"type": "Polygon", "coordinates": []})),
            "geen vlak"),
    Hostile("twee-punten.geojson", "wijken", lambda: geojson(wijk(polygon([5, 52], [6, 52]))),
            "kan niet worden gelezen"),
    Hostile("tekst-als-getal.geojson", "wijken", lambda: geojson(wijk(polygon(["a", "b"], [5, 52], [6, 52]))),
            "kan niet worden gelezen"),
    Hostile("op-zee.geojson", "wijken", lambda: geojson(wijk(square(-30, 10))), "niet in Nederland"),
    Hostile("omgekeerd.geojson", "wijken", lambda: geojson(wijk(square(51.98, 5.9))), "niet in Nederland"),
    Hostile("oneindig.geojson", "wijken", lambda: geojson(wijk()).replace(b"5.9,", b"1e999,"), "niet in Nederland"),
    Hostile("dubbel-in-bestand.geojson", "wijken", lambda: geojson(wijk(wijkcode="WK9001"), wijk(wijkcode="WK90010")),
            "geen code van een wijk"),
    Hostile("bestaat-niet.geojson", "wijken", lambda: b"", "is geen GeoJSON"),
    Hostile("geen.gpkg", "wijken", lambda: b"SQLite format 3\x00" + b"x" * 4000, "beschadigd"),
    Hostile("sqlite.gpkg", "wijken", lambda: geopackage(["CREATE TABLE t (a)"]), "geen GeoPackage"),
    Hostile("zonder-laag.gpkg", "wijken", lambda: geopackage(LAYER[:2]), "geen kaartlaag"),
    Hostile("vreemd-stelsel.gpkg", "wijken",
            lambda: geopackage([*LAYER, "UPDATE gpkg_geometry_columns SET srs_id = 3857"]), "coördinatenstelsel"),
    Hostile("lege-blob.gpkg", "wijken", lambda: geopackage(LAYER, b""), "geen omtrek"),
    Hostile("kapotte-blob.gpkg", "wijken", lambda: geopackage(LAYER, b"GP\x00\x01" + bytes(40)),
            "kan niet worden gelezen"),
    Hostile("vreemde-envelop.gpkg", "wijken", lambda: geopackage(LAYER, b"GP\x00\x0f" + bytes(90)),
            "kan niet worden gelezen"),
    Hostile("reusachtige-ring.gpkg", "wijken",
            lambda: geopackage(LAYER, b"GP\x00\x01" + bytes(4) + struct.pack("<BIII", 1, 3, 1, 2**31)),
            "kan niet worden gelezen"),
    Hostile("laag-is-view.gpkg", "wijken",
            lambda: geopackage([*LAYER[:4], "CREATE VIEW wijken AS SELECT 1 AS geom"]), "geen kaartlaag"),
    Hostile("afgebroken.gpkg", "wijken", lambda: cut(geopackage([*LAYER, "CREATE TABLE vol (a)"], b"x" * 90_000)),
            "beschadigd"),
]  # fmt: skip

FIGURES = [
    Hostile("leeg.csv", "kerncijfers", lambda: b"", "is leeg"),
    Hostile("andere-tabel_2024.csv", "kerncijfers", lambda: b"naam;leeftijd\nA;1\n", "ontbreken kolommen"),
    Hostile("negatief_2024.csv", "kerncijfers", lambda: b"code;inwoners\nGM9001;-5\n", "-5 kan niet"),
    Hostile("oneindig_2024.csv", "kerncijfers", lambda: b"code;inwoners\nGM9001;inf\n", "geen getal"),
    Hostile("enorm_2024.csv", "kerncijfers", lambda: b"code;inwoners\nGM9001;1e300\n", "kan niet voor inwoners"),
    Hostile("andere-codes_2024.csv", "kerncijfers", lambda: b"code;inwoners\nXX1;5\n", "geen kerncijfers van gebieden"),
    Hostile("fout-jaar.csv", "kerncijfers", lambda: b"code;jaar;inwoners\nGM9001;12;5\n", "jaar klopt niet"),
    Hostile("formule_2024.csv", "kerncijfers", lambda: b"code;inwoners\n=1+1;5\n", "geen code van een gebied"),
]

ALL = [*ADDRESSES, *AREAS, *FIGURES]
