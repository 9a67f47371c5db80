"""Vind uw wijk: from an address to the page of its wijk, without keeping the address."""

import logging

import pytest
from django.test import Client

from wijkspil.core.actors import SYSTEM
from wijkspil.paginas.views import vind
from wijkspil.wijken import actions
from wijkspil.wijken.readers.files import look_through

TABLE = (
    "PC6;Huisnummer;Buurt2024;Wijk2024;Gemeente2024\n"
    "6822CD;12;2020600;20206;202\n6822CD;14;2020600;20206;202\n3522AR;2;3440800;34408;344\n6811AA;1;2029900;20299;202\n"
)


@pytest.fixture
def addresses(arnhem, tmp_path):
    path = tmp_path / "pc6hnr2024.csv"
    path.write_text(TABLE, encoding="utf-8")
    return actions.import_addresses(actor=SYSTEM, file=look_through(path))


@pytest.mark.parametrize(
    ("postcode", "huisnummer"),
    [("6822cd", "12"), ("6822 CD", "12a"), (" 6822  cd ", "12-3 hs"), ("６８２２ CD", "12 bis"), ("6822CD", "14")],
)
def test_however_an_address_is_written_it_leads_to_the_wijk(page, site, addresses, postcode, huisnummer):
    question = page("/vind-uw-wijk/")
    wijk = question.submit("Toon mijn wijk", postcode=postcode, huisnummer=huisnummer, goes_to="/wijken/klarendal/")
    assert wijk.heading == "Klarendal"


def test_the_address_stands_in_no_address_bar(page, site, addresses):
    answer = page("/vind-uw-wijk/").submit("Toon mijn wijk", postcode="6822CD", huisnummer="13")
    assert answer.url == "/vind-uw-wijk/"
    assert answer.errors == ["Wij kennen postcode 6822 CD wel, maar huisnummer 13 niet. Klopt het nummer?"]
    assert answer.value("huisnummer") == "13"


def test_a_visitor_without_cookies_can_ask_too(page, site, addresses):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/vind-uw-wijk/", {"postcode": "6822CD", "huisnummer": "12"})
    assert answer["Location"] == "/wijken/klarendal/"


def test_the_browser_remembers_the_wijk_and_nothing_else(page, site, addresses):
    page("/vind-uw-wijk/?postcode=6822CD&huisnummer=12", goes_to="/wijken/klarendal/")
    cookies = page.client.cookies
    assert {name: cookie.value for name, cookie in cookies.items()} == {"mijnwijk": "klarendal"}
    assert cookies["mijnwijk"]["httponly"]
    assert "Uw wijk: Klarendal" in page("/").headings


def test_works_from_the_card_on_the_start_page(page, site, addresses):
    found = page("/").submit("Toon mijn wijk", postcode="6822CD", huisnummer="12", goes_to="/wijken/klarendal/")
    assert found.heading == "Klarendal"


@pytest.mark.parametrize(
    ("postcode", "huisnummer", "sentence"),
    [
        ("", "12", "Vul een postcode in."),
        ("6822CD", "", "Vul een huisnummer in."),
        ("6822", "12", "Vul ook de 2 letters van de postcode in, zoals 6822 CD."),
        ("Klarendal", "12", "Schrijf een postcode met 4 cijfers en 2 letters, zoals 6822 CD."),
        ("6822CD", "a", "Begin het huisnummer met een cijfer, zoals 12 of 12a."),
        ("6822CD", "13", "Wij kennen postcode 6822 CD wel, maar huisnummer 13 niet. Klopt het nummer?"),
        ("6899ZZ", "1", "Wij kennen 6899 ZZ 1 niet. Kloppen de postcode en het huisnummer?"),
        ("3522AR", "2", "Dit adres ligt in de gemeente Utrecht. Deze site is van Arnhem."),
        ("6811AA", "1", "Wij weten nog niet in welke wijk dit adres ligt. Kies uw wijk uit de lijst."),
    ],
)
def test_an_address_that_leads_nowhere_gets_a_helpful_answer(page, site, addresses, postcode, huisnummer, sentence):
    answer = page(f"/vind-uw-wijk/?postcode={postcode}&huisnummer={huisnummer}")
    assert answer.errors == [sentence]
    assert answer.field_errors == [sentence]
    assert answer.links["Klarendal"] == "/wijken/klarendal/", "the list of wijken is always there"
    assert answer.value("huisnummer") == huisnummer, "what was typed stays"


def test_what_is_wrong_with_both_fields_is_said_at_once(page, site, addresses):
    answer = page("/vind-uw-wijk/?postcode=6822&huisnummer=x")
    assert len(answer.errors) == len(answer.field_errors) == 2


def test_somebody_who_looks_up_many_addresses_has_to_wait(page, site, addresses, monkeypatch):
    monkeypatch.setattr(vind, "LOOK_UPS", vind.Limit("adres", amount=2, seconds=600))
    for _ in range(2):
        page("/vind-uw-wijk/?postcode=6899ZZ&huisnummer=1")
    answer = page("/vind-uw-wijk/?postcode=6822CD&huisnummer=12", status=429)
    assert "Even wachten" in answer.headings
    assert answer.links["Klarendal"] == "/wijken/klarendal/"
    assert page("/vind-uw-wijk/").heading == "Vind uw wijk", "the page itself stays open"


@pytest.mark.parametrize("query", ["postcode=6822CD&huisnummer=12", "postcode=6899ZZ&huisnummer=1"])
def test_the_address_stays_out_of_caches_logs_and_the_next_page(client, site, addresses, query, caplog):
    with caplog.at_level(logging.DEBUG, logger="wijkspil"):
        response = client.get(f"/vind-uw-wijk/?{query}")
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert "68" not in response.headers.get("Location", "")
    assert "6822CD" not in caplog.text
    assert "6899ZZ" not in caplog.text


def test_the_demo_says_that_its_addresses_are_invented(page, site, arnhem, tmp_path):
    path = tmp_path / "demo2024.csv"
    path.write_text(TABLE, encoding="utf-8")
    assert "Dit is een demo" not in page("/vind-uw-wijk/").headings
    actions.import_addresses(actor=SYSTEM, file=look_through(path), demo=True)
    assert "Dit is een demo" in page("/vind-uw-wijk/").headings


def test_works_before_anything_is_set_up(page):
    assert page("/vind-uw-wijk/").heading == "Vind uw wijk"


def test_a_look_up_needs_few_queries(page, site, addresses, query_budget):
    page("/vind-uw-wijk/")
    with query_budget(6):
        page.client.get("/vind-uw-wijk/?postcode=6822CD&huisnummer=12")
