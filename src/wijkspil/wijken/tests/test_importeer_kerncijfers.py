"""Bring in key figures of CBS."""

import pytest
from django.core.management.base import CommandError

from wijkspil.core.rules import RuleViolation
from wijkspil.wijken.models import Kerncijfers
from wijkspil.wijken.tests.making import feature, write_geojson


@pytest.fixture
def wijk(run, proefdam, tmp_path):
    run("importeer", "wijken", write_geojson(tmp_path / "w.geojson", [feature(wijkcode="WK900101", wijknaam="Noord")]))


@pytest.fixture
def table(tmp_path):
    def write(text: str, name: str = "kerncijfers_2024.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


OURS = "code,naam,inwoners,woningvoorraad,oppervlakte_totaal_ha,bevolkingsdichtheid_per_km2\n"


def test_figures_come_with_their_area_and_year(run, wijk, table):
    report = run(
        "importeer", "kerncijfers", table(OURS + "WK900101,Noord,7285,4000,52,13133\nWK900201,Elders,1,1,1,1\n")
    )
    assert (report["toegevoegd"], report["overgeslagen"]) == (1, 1)
    figures = Kerncijfers.objects.get()
    assert (figures.jaar, figures.inwoners, figures.woningen) == (2024, 7285, 4000)


def test_again_changes_nothing_and_other_figures_are_a_change(run, wijk, table):
    run("importeer", "kerncijfers", table(OURS + "WK900101,Noord,7285,4000,52,13133\n"))
    assert run("importeer", "kerncijfers", table(OURS + "WK900101,Noord,7285,4000,52,13133\n"))["ongewijzigd"] == 1
    assert run("importeer", "kerncijfers", table(OURS + "WK900101,Noord,7290,4000,52,13133\n"))["gewijzigd"] == 1
    assert Kerncijfers.objects.get().inwoners == 7290


def test_columns_of_cbs_itself_and_figures_that_it_keeps_secret(run, wijk, table):
    text = "gwb_code_10;regio;a_inw;a_woning;a_opp_ha;bev_dich\nWK900101;Noord;7285;-99997;.;13133,0\n"
    run("importeer", "kerncijfers", table(text, "kwb.csv"), "--jaar", "2023")
    figures = Kerncijfers.objects.get()
    assert (figures.jaar, figures.woningen, figures.oppervlakte_ha, figures.inwoners_per_km2) == (
        2023,
        None,
        None,
        13133,
    )


def test_what_cannot_be_is_refused_by_line(run, wijk, table):
    rows = "WK900101,Noord,-5,1,1,1\nWK900101,Noord,veel,1,1,1\n;,x\nWK900101,Noord,7,1,1,1\n"
    report = run("importeer", "kerncijfers", table(OURS + rows))
    assert [row["regel"] for row in report["geweigerd"]] == [2, 3, 4]
    assert report["geweigerd"][0]["reden"] == "-5 kan niet voor inwoners."


def test_a_year_must_be_known(run, wijk, table):
    with pytest.raises(CommandError, match="--jaar"):
        run("importeer", "kerncijfers", table(OURS + "WK900101,Noord,7,1,1,1\n", "kerncijfers.csv"))


def test_a_file_without_our_areas_changes_nothing(run, wijk, table):
    with pytest.raises(RuleViolation, match="geen kerncijfers van gebieden van Proefdam"):
        run("importeer", "kerncijfers", table(OURS + "WK900201,Elders,1,1,1,1\n"))
