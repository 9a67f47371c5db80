"""The whole chain on real data: outlines of the national file, figures and real addresses of a part of Utrecht."""

import csv
import os
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from wijkspil.wijken import queries, set_up_file
from wijkspil.wijken.models import Area, Kerncijfers

ROOT = Path(__file__).resolve().parents[4]
DATA = Path(os.environ.get("WIJKSPIL_DATA", ROOT / "../shared/data"))

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not (DATA / "geo").is_dir(), reason="WIJKSPIL_DATA noemt geen map met echte gegevens"),
]


def test_from_nothing_to_the_wijk_of_a_real_address(run, tmp_path):
    set_up = tmp_path / "utrecht.toml"
    set_up.write_text(set_up_file.EXAMPLE, encoding="utf-8")
    call_command("gemeente", set_up, stdout=StringIO())
    outlines = DATA / "geo" / "nl_wijken_2022.geojson"
    assert run("importeer", "wijken", outlines)["toegevoegd"] == 10
    assert run("importeer", "wijken", outlines)["ongewijzigd"] == 10
    run("importeer", "kerncijfers", DATA / "kerncijfers" / "nl_gemeenten_wijken_2024.csv")
    assert Kerncijfers.objects.get(area__code="WK034408").inwoners > 10_000
    source = DATA / "adressen" / "utrecht_rivierenwijk_adressen.csv"
    report = run("importeer", "adressen", source)
    assert report["geweigerd"] == []
    with source.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            answer = queries.find_address(row["postcode"], row["huisnummer"])
            assert Area.objects.get(pk=answer.area_id).code == row["wijkcode_via_kaart"], row


def test_arnhem_gets_its_real_outlines_over_the_demo(run):
    call_command("demo", gemeente="arnhem", no_serve=True, stdout=StringIO())
    geo = DATA / "geo"
    report = run("importeer", "wijken", geo / "arnhem_gebieden_8.geojson", geo / "arnhem_nijmegen_wijken_2022.geojson")
    assert (report["toegevoegd"], report["gewijzigd"], report["geweigerd"]) == (0, 32, [])
    assert Area.objects.get(code="WK020208").naam == "Velperweg en omgeving", "our spelling stays"
    assert {outline.area.niveau.naam for outline in queries.outlines_on()} == {"wijk"}
