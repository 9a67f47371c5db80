"""Bring in areas: from every kind of file of CBS and PDOK, again and again, and never half."""

import pytest
from django.core.management.base import CommandError

from wijkspil.core.actors import PUBLIC, SYSTEM
from wijkspil.core.guards import guards
from wijkspil.core.models import LogRegel
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.wijken import actions
from wijkspil.wijken.models import Area, Omtrek
from wijkspil.wijken.tests.making import (
    LIKE_ARNHEM,
    LIKE_NIJMEGEN,
    SINCE,
    feature,
    make_gemeente,
    square,
    write_geojson,
    write_geopackage,
)

TWO = [
    feature(square(5.90, 51.98), wijkcode="WK900101", wijknaam="Wijk 01 Noord", gemeentecode="GM9001"),
    feature(square(5.91, 51.98), wijkcode="WK900102", wijknaam="'t Zuid", gemeentecode="GM9001"),
]
RD_SQUARE = {
    "type": "Polygon",
    "coordinates": [[[190000, 444000], [191000, 444000], [191000, 445000], [190000, 445000], [190000, 444000]]],
}
SPELLINGS = [
    {"wijkcode": "WK900101", "wijknaam": "Noord", "gemeentecode": "GM9001"},
    {"WK_CODE": "WK900101", "WK_NAAM": "Noord", "GM_CODE": "GM9001", "WATER": "NEE"},
    {"wk_code": "WK900101", "wk_naam": "Noord", "gm_code": "GM9001", "gm_naam": "Proefdam"},
    {"statcode": "WK900101", "statnaam": "Noord", "jrstatcode": "2023WK900101", "rubriek": "wijk"},
    {"wijkcode": "WK900101", "wijknaam": "Noord", "gemeentecode": "GM9001", "jaar": 2023, "water": "NEE"},
]


def test_new_areas_come_below_the_gemeente(run, proefdam, tmp_path):
    report = run("importeer", "wijken", write_geojson(tmp_path / "wijken_2024.geojson", TWO))
    assert (report["toegevoegd"], report["geweigerd"]) == (2, [])
    noord, zuid = Area.objects.wijken().order_by("code")
    assert (noord.naam, noord.slug, noord.jaar) == ("Noord", "noord", 2024)
    assert (zuid.naam, zuid.slug) == ("’t Zuid", "t-zuid")
    assert noord.parent.code == "GM9001"
    assert noord.path == f"{noord.parent.path}{noord.pk}/"
    assert {noord.tile_x, zuid.tile_x} == {0, 1}, "a tile map is drawn from the outlines"


def test_the_same_file_again_changes_nothing(run, proefdam, tmp_path):
    path = write_geojson(tmp_path / "wijken_2024.geojson", TWO)
    run("importeer", "wijken", path)
    before = list(Area.objects.values()), list(Omtrek.objects.values())
    report = run("importeer", "wijken", path)
    assert (report["toegevoegd"], report["gewijzigd"], report["ongewijzigd"]) == (0, 0, 2)
    assert (list(Area.objects.values()), list(Omtrek.objects.values())) == before


def test_another_outline_is_a_change_and_the_name_of_the_gemeente_stays(run, proefdam, tmp_path):
    run("importeer", "wijken", write_geojson(tmp_path / "a.geojson", TWO))
    Area.objects.filter(code="WK900101").update(naam="Het Noorden")
    moved = feature(square(5.95, 51.98), wijkcode="WK900101", wijknaam="Noord")
    path = write_geojson(tmp_path / "b.geojson", [moved, TWO[1]])
    report = run("importeer", "wijken", path)
    assert (report["gewijzigd"], report["ongewijzigd"]) == (1, 1)
    assert Area.objects.get(code="WK900101").naam == "Het Noorden"
    run("importeer", "wijken", path, "--namen")
    assert Area.objects.get(code="WK900101").naam == "Noord"


@pytest.mark.parametrize("properties", SPELLINGS)
def test_columns_of_every_year_are_understood(run, proefdam, tmp_path, properties):
    report = run("importeer", "wijken", write_geojson(tmp_path / "x.geojson", [feature(**properties)]))
    assert report["toegevoegd"] == 1
    assert Area.objects.get(code="WK900101").naam == "Noord"


@pytest.mark.parametrize("properties", SPELLINGS)
def test_a_geopackage_gives_the_same(run, proefdam, tmp_path, properties):
    report = run("importeer", "wijken", write_geopackage(tmp_path / "x.gpkg", [feature(**properties)]))
    assert report["toegevoegd"] == 1
    assert Omtrek.objects.get().geometry["type"] == "MultiPolygon"


@pytest.mark.parametrize("kind", ["crs", "guess", "geopackage"])
def test_rd_coordinates_become_degrees(run, proefdam, tmp_path, kind):
    wijk = feature(RD_SQUARE, wijkcode="WK900101", wijknaam="Noord")
    if kind == "geopackage":
        path = write_geopackage(tmp_path / "x.gpkg", [wijk], srid=28992)
    else:
        crs = {"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}} if kind == "crs" else {}
        path = write_geojson(tmp_path / "x.geojson", [wijk], **crs)
    run("importeer", "wijken", path)
    area = Area.objects.get(code="WK900101")
    assert 5.89 < area.lon < 5.92
    assert 51.98 < area.lat < 52.0


def test_other_municipalities_and_water_are_left_out(run, proefdam, tmp_path):
    others = [
        feature(wijkcode="WK900201", wijknaam="Elders", gemeentecode="GM9002"),
        feature(wijkcode="WK900199", wijknaam="Het meer", water="JA"),
        feature(buurtcode="BU90010101", buurtnaam="Een buurt"),
    ]
    report = run("importeer", "wijken", write_geojson(tmp_path / "x.geojson", [*TWO, *others]))
    assert (report["toegevoegd"], report["overgeslagen"], report["geweigerd"]) == (2, 3, [])


def test_an_own_division_takes_its_wijken_by_their_codes(run, db, tmp_path):
    make_gemeente(LIKE_ARNHEM)
    gebied = feature(gebiedcode="W1", gebiednaam="Centrum", gemeentecode="GM9001", wijkcodes=["WK900101", "WK900102"])
    gebieden = write_geojson(tmp_path / "gebieden.geojson", [gebied])
    wijken = write_geojson(tmp_path / "wijken.geojson", TWO)
    assert run("importeer", "wijken", wijken, gebieden)["toegevoegd"] == 3, "the order of files does not matter"
    assert {area.parent.code for area in Area.objects.wijken()} == {"W1"}


def test_a_wijk_without_an_area_above_is_refused_with_what_to_do(run, db, tmp_path):
    make_gemeente(LIKE_ARNHEM)
    report = run("importeer", "wijken", write_geojson(tmp_path / "wijken.geojson", TWO))
    assert [row["regel"] for row in report["geweigerd"]] == [1, 2]
    assert "Importeer eerst de gebieden." in report["geweigerd"][0]["reden"]


def test_what_cbs_calls_a_buurt_can_be_a_wijk(run, db, tmp_path):
    make_gemeente(LIKE_NIJMEGEN)
    path = write_geojson(
        tmp_path / "x.geojson",
        [
            feature(buurtcode="BU90010101", buurtnaam="Noord"),
            feature(wijkcode="WK900101", wijknaam="Stadsdeel Noord"),
        ],
    )
    assert run("importeer", "wijken", path)["toegevoegd"] == 2
    wijk = Area.objects.wijken().get()
    assert (wijk.code, wijk.parent.code) == ("BU90010101", "WK900101")


def test_two_areas_with_the_same_name_get_addresses_of_their_own(run, db, tmp_path):
    make_gemeente(LIKE_NIJMEGEN)
    path = write_geojson(
        tmp_path / "x.geojson",
        [feature(wijkcode="WK900101", wijknaam="Centrum"), feature(buurtcode="BU90010100", buurtnaam="Centrum")],
    )
    run("importeer", "wijken", path)
    assert set(Area.objects.exclude(code="GM9001").values_list("slug", flat=True)) == {"centrum", "centrum-wijk"}


def test_an_area_that_moves_takes_what_is_below_it_along(run, db, tmp_path):
    make_gemeente(LIKE_ARNHEM)
    two = [
        feature(gebiedcode="W1", gebiednaam="Een", wijkcodes=["WK900101"]),
        feature(gebiedcode="W2", gebiednaam="Twee", wijkcodes=[]),
    ]
    run("importeer", "wijken", write_geojson(tmp_path / "a.geojson", [*two, TWO[0]]))
    run(
        "importeer",
        "wijken",
        write_geojson(tmp_path / "b.geojson", [feature(wijkcode="WK900101", wijknaam="Noord", gebiedcode="W2")]),
    )
    wijk = Area.objects.get(code="WK900101")
    assert wijk.parent.code == "W2"
    assert wijk.path == f"{wijk.parent.path}{wijk.pk}/"


def test_a_broken_promise_undoes_the_whole_import(run, proefdam, tmp_path, monkeypatch):
    monkeypatch.setattr(guards, "_providers", [lambda: lambda: "Dan is er in Noord niemand."])
    with pytest.raises(RuleViolation, match="niemand"):
        run("importeer", "wijken", write_geojson(tmp_path / "x.geojson", TWO))
    assert not Area.objects.wijken().exists()


def test_the_second_file_being_broken_undoes_the_first(run, proefdam, tmp_path):
    good, bad = write_geojson(tmp_path / "a.geojson", TWO), tmp_path / "b.geojson"
    bad.write_text('{"type": "FeatureCollection", "features": [', encoding="utf-8")
    with pytest.raises(CommandError, match=r"b\.geojson is geen GeoJSON .* Er is niets veranderd"):
        run("importeer", "wijken", good, bad)
    assert not Area.objects.wijken().exists()


def test_a_deed_is_logged_without_names(run, proefdam, tmp_path):
    run("importeer", "wijken", write_geojson(tmp_path / "x.geojson", TWO))
    row = LogRegel.objects.filter(deed="gebieden.geimporteerd").get()
    assert row.details["toegevoegd"] == 2
    assert "Noord" not in str(row.details)


def test_nobody_without_the_permission_can_do_it(proefdam):
    with pytest.raises(NotAllowed):
        actions.import_areas(actor=PUBLIC, rows=[], valid_from=SINCE)


def test_an_area_ends_from_a_date_on_and_its_code_may_return(run, proefdam, tmp_path):
    path = write_geojson(tmp_path / "x.geojson", TWO)
    run("importeer", "wijken", path)
    area = Area.objects.get(code="WK900101")
    with pytest.raises(RuleViolation, match="na de begindatum"):
        actions.end_area(actor=SYSTEM, area=area, until=area.valid_from)
    with pytest.raises(RuleViolation, match="horen dan nog gebieden"):
        actions.end_area(actor=SYSTEM, area=area.parent, until=SINCE.replace(year=2030))
    actions.end_area(actor=SYSTEM, area=area, until=SINCE.replace(year=2030))
    assert run("importeer", "wijken", path, "--vanaf", "2030-01-01")["toegevoegd"] == 1
    assert Area.objects.filter(code="WK900101").count() == 2
