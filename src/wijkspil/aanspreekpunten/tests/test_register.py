"""The public register of aanspreekpunten: page, table, data, and the lasting address of each."""

import csv
import io
import json
from datetime import date

import pytest

from wijkspil.aanspreekpunten.models import Aanspreekpunt
from wijkspil.aanspreekpunten.tests.making import OCT1, SEP1, contact, team, worker


def test_everybody_stands_under_their_area_with_phone_hours_mail_and_since(arnhem, page):
    contact(arnhem.noord, account=worker("Samira", arnhem.noord), rol="Wijkregisseur", telefoon="026 000 00 12")
    contact(arnhem.klarendal, "Loket", openingstijden="op werkdagen", telefoon="026 000 00 13", waarvoor="alles")
    contact(arnhem.stad, "Gemeente Arnhem", centraal=True)
    found = page("/aanspreekpunten/")
    assert found.heading == "Alle aanspreekpunten"
    headings = ["Op 15 augustus 2026", "Heel Arnhem", "Noord", "Klarendal", "Deze lijst als bestand"]
    assert found.headings[1:] == headings
    assert found.links["026 000 00 13, bel Loket"] == "tel:0260000013"
    assert "Aanspreekpunt sinds 1 januari 2016" in found.text
    cards = page("/aanspreekpunten/?wijk=klarendal")
    assert cards.headings[2:-1] == ["Heel Arnhem", "Gemeente Arnhem", "Noord", "Samira", "Klarendal", "Loket"]
    assert "op werkdagen" in cards.text
    assert "Voor: alles" in cards.paragraphs


def test_a_wijk_and_a_date_narrow_it_and_the_files_follow(arnhem, page):
    contact(arnhem.noord, "Oud", valid_until=SEP1)
    contact(arnhem.noord, "Nieuw", valid_from=SEP1, visible_from=date(2026, 8, 1))
    contact(arnhem.oost, "Oost")
    found = page("/aanspreekpunten/").submit("Toon aanspreekpunten", wijk="klarendal", op="1-9-2026")
    assert found.headings[1:4] == ["Klarendal op 1 september 2026", "Noord", "Nieuw"]
    assert "Oost" not in found.headings
    assert found.links["Meer over Nieuw"].startswith("/aanspreekpunten/")
    table = page(found.links["Tabel (CSV)"])
    assert "Nieuw" in table.response.text
    assert "Oost" not in table.response.text


def test_who_is_not_announced_is_nowhere(arnhem, page):
    hidden = contact(arnhem.noord, "Geheim", valid_from=SEP1, visible_from=date(2026, 8, 16))
    for url in ("/aanspreekpunten/", "/aanspreekpunten/?op=2026-09-01"):
        assert "Geheim" not in page(url).text
    for url in ("/aanspreekpunten.json?op=2026-09-01", "/aanspreekpunten.csv?op=2026-09-01"):
        assert "Geheim" not in page(url).response.text
    page(f"/aanspreekpunten/{hidden.pk}/", status=404)


def test_who_ends_names_who_follows_and_only_in_the_own_area(arnhem, page):
    contact(arnhem.noord, "Oud", valid_until=OCT1)
    contact(arnhem.noord, "Opvolger", valid_from=OCT1, visible_from=date(2026, 8, 1))
    contact(arnhem.oost, "Ergens anders", valid_from=OCT1, visible_from=date(2026, 8, 1))
    found = page("/aanspreekpunten/")
    assert "Aanspreekpunt tot 1 oktober 2026. Daarna: Opvolger" in found.text
    assert found.headings[3:6] == ["Straks", "Opvolger", "Ergens anders"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [("op=31-2-2026", "Schrijf een datum zoals 1-9-2026."), ("wijk=nergens", "Kies een wijk uit de lijst.")],
)
def test_a_wrong_date_or_wijk_is_told(arnhem, page, query, sentence):
    contact(arnhem.noord, "Loket")
    found = page(f"/aanspreekpunten/?{query}")
    assert found.errors == found.field_errors
    assert len(found.errors) == 1
    data = page(f"/aanspreekpunten.json?{query}", status=400)
    assert json.loads(data.response.content)["fouten"] == found.errors
    assert page(f"/aanspreekpunten.csv?{query}", status=400).response.text == found.errors[0]


@pytest.mark.parametrize("query", ["op=%00", "wijk=%00", "op=99999-1-1", "op=0000-00-00", "op=%ED%A0%80", "wijk[]=x"])
def test_hostile_words_never_break_it(arnhem, page, query):
    page(f"/aanspreekpunten/?{query}")
    assert page.client.get(f"/aanspreekpunten.json?{query}").status_code in {200, 400}
    assert page.client.get(f"/aanspreekpunten.csv?{query}").status_code in {200, 400}


def test_the_data_hold_the_dates_half_open(arnhem, page):
    row = contact(arnhem.noord, team=team(arnhem.noord), telefoon="026 000 00 12", valid_until=OCT1)
    contact(arnhem.noord, "Straks", valid_from=OCT1, visible_from=date(2026, 8, 1))
    data = json.loads(page("/aanspreekpunten.json").response.content)
    assert data["op"] == "2026-08-15"
    found = data["aanspreekpunten"][0]
    assert (found["naam"], found["geldig_van"], found["geldig_tot"]) == ("Team Noord", "2016-01-01", "2026-10-01")
    assert found["url"] == f"http://127.0.0.1:8000/aanspreekpunten/{row.pk}/"
    assert [one["naam"] for one in data["straks"]] == ["Straks"]


@pytest.mark.parametrize("start", ["=1+1", "+31", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_of_the_table_is_a_formula(arnhem, page, start):
    contact(arnhem.noord, f"{start};Loket", waarvoor=start)
    text = page("/aanspreekpunten.csv").response.text.removeprefix("\ufeff")
    (row,) = csv.DictReader(io.StringIO(text, newline=""), delimiter=";")
    assert row["naam"] == f"'{start};Loket"
    assert row["waarvoor"] == f"'{start}"


def test_each_has_a_lasting_address_with_linked_data(arnhem, page):
    row = contact(arnhem.noord, account=worker("Samira", arnhem.noord), rol="Wijkregisseur", valid_until=OCT1)
    found = page("/aanspreekpunten/").follow("Samira")
    assert found.url == f"/aanspreekpunten/{row.pk}/"
    assert found.heading == "Samira, Wijkregisseur"
    linked = json.loads(next(e.text for e in found.document.iter("script") if e.get("type") == "application/ld+json"))
    (point,) = linked["@graph"]
    assert (point["@type"], point["name"], point["email"]) == ("ContactPoint", "Samira", "wijk@arnhem.example")
    assert point["hoursAvailable"]["validThrough"] == "2026-09-30"


def test_linked_data_cannot_end_its_own_element(arnhem, page):
    row = contact(arnhem.noord, "</script><b>Loket & co")
    found = page(f"/aanspreekpunten/{row.pk}/")
    assert found.document.find(".//b") is None
    assert found.heading.startswith("</script><b>Loket & co")


def test_after_its_end_the_address_names_the_successor_and_no_longer_the_person(arnhem, page):
    old = contact(arnhem.noord, account=worker("Samira", arnhem.noord), valid_until=date(2026, 8, 1))
    new = contact(arnhem.noord, "Opvolger", valid_from=date(2026, 8, 1))
    Aanspreekpunt.objects.filter(pk=new.pk).update(volgt_op=old)
    found = page(f"/aanspreekpunten/{old.pk}/", status=410)
    assert found.heading == "Dit aanspreekpunt is er niet meer"
    assert "gestopt op 1 augustus 2026" in found.text
    assert "Samira" not in found.html
    assert found.follow("Opvolger, Aanspreekpunt").heading == "Opvolger, Aanspreekpunt"


def test_an_address_of_nobody_is_not_found(arnhem, page):
    page("/aanspreekpunten/999999/", status=404)
    page(f"/aanspreekpunten/{10**18}/", status=404)


def test_the_register_takes_few_queries(arnhem, page, query_budget):
    for number in range(20):
        contact(arnhem.noord, account=worker(f"Mens{number}", arnhem.noord), valid_until=OCT1)
    with query_budget(6):
        page("/aanspreekpunten/")
