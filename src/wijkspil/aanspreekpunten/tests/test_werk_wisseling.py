"""A colleague gathers changes that belong together, looks, checks and decides: all at once or not at all."""

from datetime import date

import pytest

from wijkspil.aanspreekpunten import queries
from wijkspil.aanspreekpunten.models import Aanspreekpunt, Wisseling
from wijkspil.aanspreekpunten.tests.making import AUG31, SEP1, contact
from wijkspil.core.models import LogRegel

LIST = "/werk/aanspreekpunten/wisselingen/"
FILLED = {
    "titel": "Nieuwe aanspreekpunten",
    "valid_from": "1-9-2026",
    "visible_from": "20-8-2026",
    "tekst_bewoners": "Het loket stopt.\nU krijgt een eigen aanspreekpunt.",
    "namens": "de stuurgroep",
    "ondertekenaar": "Ruth de Wit, voorzitter",
}
NEW = {"soort": "postbus", "postbus": "Nieuw loket", "rol": "Loket", "email": "nieuw@arnhem.example"}


@pytest.fixture
def old(arnhem):
    """One mailbox serves all; it must stop."""
    return contact(arnhem.stad, "Oud loket")


@pytest.fixture
def concept(arnhem, beheerder, old):
    """A concept in which the old mailbox stops and nobody begins."""
    page = beheerder.page(LIST).follow("Nieuwe wisseling")
    page = page.submit("Opslaan", area=arnhem.stad.pk, **FILLED, goes_to=f"{LIST}*/")
    return page.follow("Kies wie stopt").submit("Opslaan", stoppen=[old.pk], goes_to=f"{LIST}*/")


def names(area, day):
    return [found.aanspreekpunt.naam for found in queries.who(area, day).aanspreekpunten]


def begin(page, **values):
    return page.follow("Aanspreekpunt toevoegen").submit("Opslaan", **NEW, **values, goes_to=f"{LIST}*/")


def test_a_concept_changes_nothing_and_says_what_does_not_fit(arnhem, beheerder, concept, old, page):
    assert concept.headings[:2] == ["Nieuwe aanspreekpunten", "Dit past nog niet"]
    assert "Vanaf 1 september 2026 is er in Klarendal, Presikhaaf-Oost, Presikhaaf-West en St. Marten" in concept.text
    begin(concept, area=arnhem.noord.pk)
    assert names(arnhem.klarendal, SEP1) == ["Oud loket"]
    assert "Nieuw loket" not in page("/aanspreekpunten/").text
    assert "Nieuw loket" not in beheerder.page("/werk/aanspreekpunten/").text


def test_deciding_with_a_gap_is_refused_and_nothing_is_done(arnhem, beheerder, concept, old):
    page = begin(concept, area=arnhem.noord.pk)
    refused = page.submit("Vaststellen en aankondigen", goes_to=f"{LIST}*/")
    gap = "Vanaf 1 september 2026 is er in Presikhaaf-Oost en Presikhaaf-West niemand voor bewoners en professionals."
    assert gap in refused.text
    old.refresh_from_db()
    assert old.valid_until is None
    assert Wisseling.objects.get().is_concept
    assert not LogRegel.objects.filter(deed="wisseling.vastgesteld").exists()


def test_when_it_fits_one_sees_both_sides_and_decides_all_at_once(arnhem, beheerder, concept, old, page):
    found = begin(begin(concept, area=arnhem.noord.pk), area=arnhem.oost.pk)
    assert "Dit past" in found.headings
    found = found.submit("Kijk", kijk_wijk="klarendal", kijk_op="1-10-2026")
    assert [h for h in found.headings if h.startswith("Op ")] == [
        "Op 31 augustus 2026",
        "Op 1 september 2026",
        "Op 1 oktober 2026",
    ]
    assert Wisseling.objects.get().is_concept
    done = found.submit("Vaststellen en aankondigen", goes_to=f"{LIST}*/")
    assert "De wisseling is vastgesteld." in done.text
    assert "Vaststellen en aankondigen" not in done.buttons
    assert names(arnhem.klarendal, AUG31) == ["Oud loket"]
    assert names(arnhem.klarendal, SEP1) == ["Nieuw loket"]
    new = Aanspreekpunt.objects.filter(postbus="Nieuw loket")
    assert set(new.values_list("visible_from", flat=True)) == {date(2026, 8, 20)}
    assert "Nieuw loket" not in page("/aanspreekpunten/?op=2026-09-01").text
    assert queries.announcements(arnhem.klarendal, date(2026, 8, 19)) == []
    assert [w.titel for w in queries.announcements(arnhem.klarendal, date(2026, 8, 20))] == ["Nieuwe aanspreekpunten"]
    assert queries.announcements(arnhem.klarendal, date(2026, 10, 1)) == []


def test_the_new_ones_follow_a_change_of_the_dates(arnhem, beheerder, concept):
    page = begin(concept, area=arnhem.noord.pk)
    page.follow("Wijzigen").submit("Opslaan", valid_from="1-10-2026", visible_from="1-9-2026", goes_to=f"{LIST}*/")
    row = Aanspreekpunt.objects.get(postbus="Nieuw loket")
    assert (row.valid_from, row.visible_from) == (date(2026, 10, 1), SEP1)


def test_who_begins_can_be_taken_out_and_a_concept_thrown_away(arnhem, beheerder, concept, old):
    page = begin(begin(concept, area=arnhem.noord.pk), area=arnhem.oost.pk)
    page = page.submit("Weghalen Nieuw loket, Noord", goes_to=f"{LIST}*/")
    assert [row.area for row in Aanspreekpunt.objects.filter(postbus="Nieuw loket")] == [arnhem.oost]
    assert "Er is nog geen wisseling" in page.submit("Verwijderen", goes_to=LIST).text
    assert list(Aanspreekpunt.objects.all()) == [old]
    old.refresh_from_db()
    assert old.eindigt_met is None


def test_what_is_decided_can_no_longer_be_changed_here(arnhem, beheerder, concept):
    page = begin(concept, area=arnhem.stad.pk).submit("Vaststellen en aankondigen", goes_to=f"{LIST}*/")
    token = {"csrfmiddlewaretoken": beheerder.page(f"{LIST}nieuw/").value("csrfmiddlewaretoken")}
    for part in ("vaststellen/", "verwijderen/"):
        refused = beheerder.page.post(f"{page.url}{part}", token, goes_to=page.url)
        assert "Deze wisseling is al vastgesteld." in refused.text
    changed = beheerder.page(f"{page.url}wijzigen/").submit("Opslaan", titel="Anders")
    assert "Deze wisseling is al vastgesteld." in changed.text
    assert Wisseling.objects.get().titel == "Nieuwe aanspreekpunten"


def test_what_is_missing_or_too_late_is_told(arnhem, beheerder):
    page = beheerder.page(f"{LIST}nieuw/")
    assert page.submit("Opslaan").errors == [
        "Vul een titel in.",
        "Kies een deel van de gemeente.",
        "Vul een ingangsdatum in.",
        "Vul een datum van de aankondiging in.",
        "Vul een tekst voor bewoners in.",
        "Vul een naam in.",
        "Vul een naam en functie van de ondertekenaar in.",
    ]
    late = page.submit("Opslaan", area=arnhem.stad.pk, **{**FILLED, "visible_from": "2-9-2026"})
    assert late.errors == ["De aankondiging mag niet na de ingangsdatum liggen."]
    assert late.value("tekst_bewoners").startswith("Het loket stopt.")


@pytest.mark.parametrize("part", ["", "wijzigen/", "stoppen/", "nieuw/"])
def test_a_colleague_of_one_wijk_does_not_find_it(arnhem, concept, bram, part):
    bram.page(f"{concept.url}{part}", status=404)
    bram.page(f"{LIST}999999/{part}", status=404)


@pytest.mark.parametrize("part", ["vaststellen/", "verwijderen/", "weghalen/1/"])
def test_deeds_are_not_done_by_opening_an_address_nor_by_another(arnhem, concept, beheerder, bram, part):
    assert beheerder.client.get(f"{concept.url}{part}").status_code == 405
    token = {"csrfmiddlewaretoken": bram.page("/werk/").value("csrfmiddlewaretoken")}
    bram.page.post(f"{concept.url}{part}", token, status=404)
    assert Wisseling.objects.get().is_concept
