"""The start page of staff: what waits, what changes soon, where to go."""

from datetime import timedelta

import pytest

from wijkspil.aanspreekpunten.actions import Details, add_aanspreekpunt
from wijkspil.core import clock
from wijkspil.core.actors import SYSTEM
from wijkspil.inbreng.testkit import confirmed
from wijkspil.werkplek.views.start import greeting


def test_team_member_reads_a_calm_page_when_nothing_waits(bram):
    start = bram.page("/werk/")
    assert start.heading.endswith("Bram")
    assert "Er wacht niets op u" in start.headings
    assert "Klarendal" in start.headings
    assert start.links["Zo zien bewoners Klarendal"] == "/wijken/klarendal/"


@pytest.mark.parametrize(
    ("hour", "word"), [(0, "morgen"), (11, "morgen"), (12, "middag"), (18, "navond"), (23, "navond")]
)
def test_greeting_fits_the_hour(hour, word):
    assert greeting(hour) == f"Goede{word} %(naam)s"


@pytest.mark.parametrize(
    ("who", "menu"),
    [
        ("bram", ["Vandaag", "Inbreng", "Taken", "Aanspreekpunten", "Reacties"]),
        ("daan", ["Vandaag", "Reacties", "Pagina’s"]),
        ("els", ["Vandaag", "Terugbellen"]),
        (
            "beheerder",
            [
                "Vandaag",
                "Taken",
                "Aanspreekpunten",
                "Pagina’s",
                "Accounts",
                "Teams",
                "Sociale wijkteams",
                "Regels",
                "Sjablonen",
                "Post",
                "Logboek",
            ],
        ),
    ],
)
def test_menu_shows_only_what_one_may_open(request, who, menu):
    start = request.getfixturevalue(who).page("/werk/")
    nav = next(part for part in start.document.iter("nav") if part.get("aria-label") == "Hoofdmenu")
    assert [" ".join("".join(a.itertext()).split()) for a in nav.iter("a")] == menu
    assert nav.find(".//a").get("aria-current") == "page"
    for link in nav.iter("a"):
        assert start.visitor.client.get(link.get("href")).status_code in {200, 302}


def test_stranger_is_led_to_sign_in(page, arnhem):
    assert page("/werk/", goes_to="/inloggen/?next=/werk/").heading == "Inloggen voor medewerkers"


def test_role_that_ended_closes_the_work_place(bram):
    bram.account.rollen.update(valid_until=clock.today())
    assert bram.page("/werk/", status=404)


def test_page_asks_as_much_of_the_database_whatever_waits(bram, query_budget):
    bram.page("/werk/")
    with query_budget(13):
        bram.page("/werk/")


def test_role_that_will_end_is_told(bram):
    bram.account.rollen.update(valid_until=clock.today() + timedelta(days=3))
    assert "Teamlid, tot " in bram.page("/werk/").text


def test_what_waits_stands_on_top_and_is_of_the_own_area_only(bram, carla, arnhem):
    confirmed(arnhem.klarendal, "Bankjes bij de speeltuin")
    confirmed(arnhem.presikhaaf_west, "Geheim van Carla")
    start = bram.page("/werk/")
    assert start.having_class("wijk-teller__getal") == ["1"]
    assert "Bankjes bij de speeltuin" in start.text
    assert "Geheim van Carla" not in start.text
    assert start.follow("Bankjes bij de speeltuin").status == 200


def test_aanspreekpunt_that_ends_within_a_month_is_told(bram, carla, arnhem):
    today = clock.today()
    for naam, days in (("Loket Nu", 20), ("Loket Later", 60)):
        add_aanspreekpunt(
            actor=SYSTEM,
            details=Details(
                area=arnhem.klarendal,
                rol="Loket",
                postbus=naam,
                email="loket@arnhem.example",
                valid_from=today,
                valid_until=today + timedelta(days=days),
            ),
        )
    assert "Loket Nu" in bram.page("/werk/").text
    assert "Loket Later" not in bram.page("/werk/").text
    assert "Loket Nu" not in carla.page("/werk/").text
