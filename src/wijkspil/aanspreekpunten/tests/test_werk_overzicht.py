"""The list of staff: who is when in their own areas, where a gap threatens, and what a resident sees on a date."""

from datetime import date

import pytest

from wijkspil.aanspreekpunten.tests.making import OCT1, SEP1, contact, worker


def names(found):
    return [
        text for text, url in found.links.items() if url.removeprefix("/werk/aanspreekpunten/").strip("/").isdigit()
    ]


def test_staff_see_their_own_areas_with_dates_and_who_follows(arnhem, bram):
    old = contact(arnhem.klarendal, "Oud loket", valid_until=OCT1)
    contact(arnhem.klarendal, "Nieuw loket", valid_from=OCT1, visible_from=date(2026, 9, 15))
    contact(arnhem.presikhaaf_west, "Loket van Carla")
    found = bram.page("/werk/aanspreekpunten/")
    assert names(found) == ["Oud loket", "Nieuw loket"]
    assert "1 januari 2016 tot 1 oktober 2026" in found.text
    assert "Daarna: Nieuw loket" in found.text
    assert found.having_class("utrecht-status-badge") == ["Nu", "Straks"]
    assert found.links["Oud loket"] == f"/werk/aanspreekpunten/{old.pk}/"


def test_filters_stand_in_the_address(arnhem, beheerder):
    contact(arnhem.klarendal, "Voor buren", audience="bewoners")
    contact(arnhem.klarendal, "Voor werkers", audience="professionals")
    contact(arnhem.presikhaaf_west, "Presikhaaf")
    contact(arnhem.klarendal, "Vroeger", valid_until=date(2026, 1, 1))
    page = beheerder.page
    assert names(page("/werk/aanspreekpunten/?doelgroep=professionals")) == ["Voor werkers", "Presikhaaf"]
    assert names(page(f"/werk/aanspreekpunten/?gebied={arnhem.klarendal.pk}")) == ["Voor buren", "Voor werkers"]
    assert names(page("/werk/aanspreekpunten/?stand=gestopt")) == ["Vroeger"]
    assert page("/werk/aanspreekpunten/?gebied=999").errors == ["Kies bij ‘Gebied’ een van de mogelijkheden."]


def test_a_gap_ahead_and_a_person_without_a_role_stand_out(arnhem, bram):
    contact(arnhem.klarendal, account=worker("Samira", arnhem.klarendal, valid_until=date(2026, 8, 1)))
    contact(arnhem.klarendal, "Loket", valid_until=OCT1)
    found = bram.page("/werk/aanspreekpunten/")
    assert "Vanaf 1 oktober 2026 is er in Klarendal niemand voor bewoners en professionals." in found.text
    assert "Niet bereikbaar" in found.having_class("utrecht-status-badge")
    assert "Presikhaaf" not in found.text


def test_an_empty_list_says_what_one_can_do(arnhem, bram):
    contact(arnhem.stad, centraal=True)
    found = bram.page("/werk/aanspreekpunten/")
    assert "Geen aanspreekpunten gevonden" in found.headings
    assert "In deze wijken is er het komende jaar een tijd geen eigen aanspreekpunt: Klarendal." in found.text


@pytest.mark.parametrize("path", ["", "op-datum/", "nieuw/", "wisselingen/", "wisselingen/nieuw/"])
def test_only_staff_who_look_after_aanspreekpunten_come_in(arnhem, page, daan, els, path):
    page(f"/werk/aanspreekpunten/{path}", goes_to="/inloggen/*")
    daan.page(f"/werk/aanspreekpunten/{path}", status=404)
    els.page(f"/werk/aanspreekpunten/{path}", status=404)


def test_looking_on_a_date_shows_the_day_before_beside_it(arnhem, bram):
    contact(arnhem.noord, "Oud", valid_until=SEP1)
    contact(arnhem.noord, "Nieuw", valid_from=SEP1, visible_from=SEP1)
    contact(arnhem.stad, "Gemeente", centraal=True)
    found = bram.page("/werk/aanspreekpunten/op-datum/").submit("Kijk", kijk_wijk="klarendal", kijk_op="1-9-2026")
    assert found.headings == [
        *("Kijk op datum", "Kies wijk en datum", "Zo ziet iemand uit Klarendal het"),
        *("Op 31 augustus 2026", "Oud", "Centraal", "Gemeente"),
        *("Op 1 september 2026", "Nieuw", "Centraal", "Gemeente"),
    ]
    wrong = bram.page("/werk/aanspreekpunten/op-datum/").submit("Kijk", kijk_wijk="klarendal", kijk_op="31-9-2026")
    assert wrong.errors == ["Schrijf bij ‘Kijk op datum’ een datum zoals 1-9-2026."]
    assert wrong.value("kijk_op") == "31-9-2026"


def test_the_list_takes_as_many_queries_for_many_as_for_one(arnhem, bram, query_budget):
    for number in range(15):
        contact(arnhem.klarendal, account=worker(f"Mens{number}", arnhem.klarendal), valid_until=OCT1)
    with query_budget(15):
        bram.page("/werk/aanspreekpunten/")
