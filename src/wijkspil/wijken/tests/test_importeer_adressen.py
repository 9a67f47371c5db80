"""Bring in addresses: the table of CBS in all its forms, and lists of points."""

import zipfile

import pytest

from wijkspil.core.actors import SYSTEM
from wijkspil.core.rules import RuleViolation
from wijkspil.wijken import actions, address_store, queries
from wijkspil.wijken.models import Adres, AdresBestand, AdresDeel
from wijkspil.wijken.readers import BadFile, address_table
from wijkspil.wijken.readers.files import look_through
from wijkspil.wijken.tests.making import feature, square, write_geojson

HEADER = "PC6;Huisnummer;Buurt2024;Wijk2024;Gemeente2024"
ROWS = ["1234AB;1;90010100;900101;9001", "1234AB;3;90010100;900101;9001", "1234AC;2;90010200;900102;9001"]


@pytest.fixture
def wijken(run, proefdam, tmp_path):
    """Two wijken beside each other."""
    two = [
        feature(square(5.90, 51.98), wijkcode="WK900101", wijknaam="Noord"),
        feature(square(5.91, 51.98), wijkcode="WK900102", wijknaam="Zuid"),
    ]
    run("importeer", "wijken", write_geojson(tmp_path / "wijken_2024.geojson", two))


@pytest.fixture
def table(tmp_path):
    """`table(rows, …)` writes a table and returns its path."""

    def write(rows=ROWS, *, header=HEADER, name="pc6hnr.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes("\r\n".join([header, *rows, ""]).encode(encoding))
        return path

    return write


def wijk_of(postcode: str, number: str) -> str:
    areas = queries.areas_of(queries.find_address(postcode, number))
    return areas[-1].naam if areas else ""


def test_an_address_is_found_in_its_wijk(run, wijken, table):
    report = run("importeer", "adressen", table())
    assert (report["toegevoegd"], report["geweigerd"]) == (3, [])
    assert (wijk_of("1234 ab", "3a"), wijk_of("1234AC", "2")) == ("Noord", "Zuid")
    bestand = AdresBestand.objects.get()
    assert (bestand.bron, bestand.jaar, bestand.aantal, bestand.actief) == ("cbs", 2024, 3, True)


LAYOUTS = [
    ("PC6,Huisnummer,Buurt2024,Wijk2024,Gemeente2024", [row.replace(";", ",") for row in ROWS]),
    ('"' + HEADER.replace(";", '";"') + '"', ['"' + row.replace(";", '";"') + '"' for row in ROWS]),
    ("Gemeente2024;Wijk2024;Buurt2024;Huisnummer;PC6", [";".join(reversed(row.split(";"))) for row in ROWS]),
    ("pc6;huisnummer;buurtcode_2024;wijkcode_2024;gemeentecode_2024", ROWS),
    ("PC6;Huisnummer;Buurt2024", [";".join(row.split(";")[:3]) for row in ROWS]),
    (HEADER, ["1234AB;1;BU90010100;WK900101;GM9001", "1234AB;3;BU90010100;WK900101;GM9001", ROWS[2]]),
]


@pytest.mark.parametrize(("header", "rows"), LAYOUTS)
def test_the_layout_of_every_year_is_understood(run, wijken, table, header, rows):
    assert run("importeer", "adressen", table(rows, header=header))["toegevoegd"] == 3
    assert wijk_of("1234AC", "2") == "Zuid"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
def test_encoding_does_not_matter(run, wijken, table, encoding):
    header, rows = f"{HEADER};Straat", [f"{row};Curaçaostraat" for row in ROWS]
    assert run("importeer", "adressen", table(rows, header=header, encoding=encoding))["toegevoegd"] == 3


def test_a_zip_is_the_same_as_the_table_in_it(run, wijken, table, tmp_path):
    archive = tmp_path / "2024-cbs-pc6huisnr.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        target.write(table(), "pc6hnr20240801_gwb.csv")
        target.writestr("gem2024.csv", "Gem2024;Naam\n9001;Proefdam\n")
    assert run("importeer", "adressen", archive)["toegevoegd"] == 3
    assert run("importeer", "adressen", table())["ongewijzigd"] == 3, "its text is the same"
    assert AdresBestand.objects.count() == 1


def test_codes_get_back_the_zeros_that_a_spreadsheet_took(run, wijken, table):
    run("importeer", "adressen", table(["6822CD;12;2020700;20207;202"]))
    deel = AdresDeel.objects.get()
    assert (deel.buurt, deel.wijk, deel.gemeente) == ("BU02020700", "WK020207", "GM0202")


def test_a_new_year_takes_over_and_tells_the_differences(run, wijken, table):
    run("importeer", "adressen", table())
    newer = ["1234AB;1;90010100;900101;9001", "1234AC;2;90010100;900101;9001", "1234AD;5;90010200;900102;9001"]
    report = run("importeer", "adressen", table(newer, header=HEADER.replace("2024", "2025")))
    assert {name: report[name] for name in ("toegevoegd", "gewijzigd", "ongewijzigd", "vervallen")} == {
        "toegevoegd": 1, "gewijzigd": 1, "ongewijzigd": 1, "vervallen": 1,
    }  # fmt: skip
    assert wijk_of("1234AC", "2") == "Noord"
    assert queries.find_address("1234AB", "3").area_id is None
    assert queries.find_address("1234AB", "1").jaar == 2025
    assert Adres.objects.count() == 3, "the old table is gone"
    assert list(AdresBestand.objects.values_list("jaar", "actief")) == [(2025, True), (2024, False)]


def test_refused_rows_are_told_with_line_and_reason(run, wijken, table):
    bad = ["0234AB;1;1;1;9001", "1234AB;-4;90010100;900101;9001", "1234AB;5", "", "1234AB;7;9001010x;900101;9001",
           "1234AB;1;90010200;900102;9001", "1234AB;3;90010100;900101;9001", "1234AB;9;;;"]  # fmt: skip
    good = [f"1234AE;{number};90010100;900101;9001" for number in range(1, 5)]
    report = run("importeer", "adressen", table([*ROWS, *bad, *good]))
    assert report["toegevoegd"] == 7
    assert report["overgeslagen"] == 1, "the same row once more"
    assert {row["regel"]: row["reden"] for row in report["geweigerd"]} == {
        5: "‘0234AB’ is geen postcode.",
        6: "‘-4’ is geen huisnummer.",
        7: "Deze regel heeft te weinig kolommen.",
        9: "‘9001010x’ is geen code van een buurt.",
        10: "Dit adres staat al op een eerdere regel, met een andere buurt.",
        12: "De code van de gemeente ontbreekt.",
    }


def test_a_file_of_which_most_rows_are_wrong_changes_nothing(wijken, table):
    path = table([*ROWS[:1], *["x;x;x;x;x"] * 150])
    with pytest.raises(BadFile, match="150 regels kloppen niet"):
        actions.import_addresses(actor=SYSTEM, file=look_through(path))
    assert not Adres.objects.exists()


def test_an_import_that_breaks_off_leaves_the_table_in_use_alone(run, wijken, table, monkeypatch):
    run("importeer", "adressen", table())
    monkeypatch.setattr(address_table, "BATCH", 1)
    real, calls = address_store.AddressStore.write, []

    def fail_at_the_third(store, batch):
        calls.append(batch)
        if len(calls) == 3:
            raise RuntimeError("power cut")
        real(store, batch)

    monkeypatch.setattr(address_store.AddressStore, "write", fail_at_the_third)
    newer = table([row.replace("900101", "900102") for row in ROWS], header=HEADER.replace("2024", "2025"))
    with pytest.raises(RuntimeError):
        actions.import_addresses(actor=SYSTEM, file=look_through(newer))
    assert wijk_of("1234AB", "1") == "Noord"
    assert Adres.objects.count() == 3, "what was written is removed again"


def test_rows_that_are_spread_over_batches_are_still_one_address(run, wijken, table, monkeypatch):
    monkeypatch.setattr(address_table, "BATCH", 2)
    report = run("importeer", "adressen", table([*ROWS, *ROWS, "1234AB;1;90010200;900102;9001"]))
    assert (report["toegevoegd"], report["overgeslagen"], report["geweigerd_aantal"]) == (3, 3, 1)
    assert report["geweigerd"][0]["regel"] == 8


def test_points_are_placed_with_our_outlines(run, wijken, table):
    header = "postcode,huisnummer,straat,plaats,lon,lat"
    rows = [
        "1234AB,2-BS,X,Y,5.905,51.985",
        "1234AB,2-A,X,Y,5.905,51.985",
        "1234AC,7,X,Y,5.915,51.985",
        "1234AD,1,X,Y,5.95,51.9",
        "1234AE,1,X,Y,95,51.9",
        "1234AE,noord,X,Y,5.905,51.985",
    ]
    report = run("importeer", "adressen", table(rows, header=header))
    assert (report["toegevoegd"], report["overgeslagen"]) == (2, 2)
    assert [row["regel"] for row in report["geweigerd"]] == [6, 7]
    assert (wijk_of("1234AB", "2"), wijk_of("1234AC", "7")) == ("Noord", "Zuid")


def test_points_without_outlines_are_refused(run, proefdam, table):
    with pytest.raises(RuleViolation, match="Importeer eerst de wijken"):
        run("importeer", "adressen", table(["1234AB;1;5.9;51.9"], header="postcode;huisnummer;lon;lat"))


def test_the_table_of_cbs_is_surer_than_points(run, wijken, table):
    points = table(["1234AB;1;5.915;51.985"], header="postcode;huisnummer;lon;lat", name="punten.csv")
    run("importeer", "adressen", points)
    assert wijk_of("1234AB", "1") == "Zuid"
    run("importeer", "adressen", table())
    assert wijk_of("1234AB", "1") == "Noord"
    assert AdresBestand.objects.filter(actief=True).count() == 2


def test_demo_addresses_give_way_to_real_ones_and_never_stand_next_to_them(run, wijken, table):
    demo = look_through(table(name="demo.csv"))
    actions.import_addresses(actor=SYSTEM, file=demo, demo=True)
    assert queries.find_address("1234AB", "1").bron == "demo"
    run("importeer", "adressen", table(ROWS[:1]))
    assert queries.find_address("1234AB", "1").bron == "cbs"
    assert queries.find_address("1234AB", "3").area_id is None
    with pytest.raises(RuleViolation, match="echte adressen"):
        actions.import_addresses(actor=SYSTEM, file=demo, demo=True)


def test_addresses_find_wijken_that_come_later(run, proefdam, table, tmp_path):
    run("importeer", "adressen", table())
    assert wijk_of("1234AB", "1") == "Proefdam"
    run("importeer", "wijken", write_geojson(tmp_path / "w.geojson", [feature(wijkcode="WK900101", wijknaam="Noord")]))
    assert wijk_of("1234AB", "1") == "Noord"


def test_a_municipal_wijk_can_be_made_of_buurten(run, db, table, tmp_path):
    from wijkspil.wijken.rows import EIGEN, LevelRow
    from wijkspil.wijken.tests.making import CITY, make_gemeente

    make_gemeente((CITY, LevelRow("wijk", "wijken", EIGEN, is_wijk=True, carries_team=True)))
    own = feature(gebiedcode="A1", gebiednaam="Eigen wijk", buurtcodes=["BU90010100", "BU90010200"])
    run("importeer", "wijken", write_geojson(tmp_path / "eigen.geojson", [own]))
    run("importeer", "adressen", table())
    assert wijk_of("1234AB", "1") == wijk_of("1234AC", "2") == "Eigen wijk"
