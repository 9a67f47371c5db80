"""The public list and the public page of an idea."""

from collections import Counter

import pytest

from wijkspil.inbreng import actions, queries, testkit
from wijkspil.inbreng.models import Inbreng, Kind
from wijkspil.inbreng.status import State
from wijkspil.mensen.permissions import Rol
from wijkspil.mensen.testkit import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(arnhem, bram, monkeypatch):
    """Seven public ideas in Klarendal, four on a page."""
    monkeypatch.setattr("wijkspil.inbreng.queries.site.PAGE", 4)
    return [testkit.answered(bram.actor, arnhem.klarendal, f"Idee {number}") for number in range(7)]


def titles(shown):
    return shown.having_class("wijk-kaart__titel")


def test_the_list_shows_what_is_public_newest_first(arnhem, bram, page):
    testkit.confirmed(arnhem.klarendal, "Nog niet beoordeeld")
    testkit.answered(bram.actor, arnhem.klarendal, "Niet openbaar", public=False)
    testkit.answered(bram.actor, arnhem.klarendal, "Bankjes")
    testkit.answered(bram.actor, arnhem.klarendal, "Bomen")
    assert titles(page("/ideeen/")) == ["Bomen", "Bankjes"]


def test_the_list_of_a_wijk_shows_only_that_wijk(arnhem, bram, carla, page):
    testkit.answered(bram.actor, arnhem.klarendal, "Bankjes")
    testkit.answered(carla.actor, arnhem.presikhaaf_west, "Bomen")
    shown = page("/wijken/klarendal/ideeen/")
    assert shown.heading == "Ideeën, wensen en vragen uit Klarendal"
    assert titles(shown) == ["Bankjes"]


def test_a_gebied_shows_the_ideas_of_its_wijken(arnhem, bram, page):
    testkit.answered(bram.actor, arnhem.klarendal, "Bankjes")
    assert titles(page("/wijken/noord/ideeen/")) == ["Bankjes"]
    assert queries.latest_public(arnhem.oost, 3) == []


def test_a_wijk_that_is_not_there(page, arnhem):
    page("/wijken/atlantis/ideeen/", status=404)


def test_an_empty_list_says_what_one_can_do(page, arnhem):
    shown = page("/wijken/klarendal/ideeen/")
    assert "Hier staat nog niets" in shown.headings
    assert shown.links["Deel een idee"] == "/deel-een-idee/?wijk=klarendal"


def test_paging_forth_and_back_shows_each_idea_once(many, page):
    first = page("/ideeen/")
    assert titles(first) == ["Idee 6", "Idee 5", "Idee 4", "Idee 3"]
    assert "Vorige" not in first.links
    last = first.follow("Volgende")
    assert titles(last) == ["Idee 2", "Idee 1", "Idee 0"]
    assert "Volgende" not in last.links
    assert titles(last.follow("Vorige")) == titles(first)


def test_paging_holds_when_many_came_at_the_same_moment(many, page):
    Inbreng.objects.update(published_at=many[0].published_at)
    first = page("/ideeen/")
    assert sorted(titles(first) + titles(first.follow("Volgende"))) == [f"Idee {number}" for number in range(7)]


def test_filters_stand_in_the_address_and_stay_while_paging(many, arnhem, carla, page):
    testkit.answered(carla.actor, arnhem.presikhaaf_west, "Bomen")
    shown = page("/ideeen/").submit("Toon", wijk="klarendal", thema="groen", stand="beantwoord")
    assert titles(shown) == ["Idee 6", "Idee 5", "Idee 4", "Idee 3"]
    assert shown.links["Volgende"].startswith("?wijk=klarendal&thema=groen&stand=beantwoord&na=")
    assert titles(shown.follow("Volgende")) == ["Idee 2", "Idee 1", "Idee 0"]
    assert titles(page("/ideeen/?stand=klaar")) == titles(page("/ideeen/?thema=sport")) == []


@pytest.mark.parametrize(
    "query",
    [
        "na=0", "na=99999999999999999999-1", "na=1-99999999999999999999", "na=-1--1", "na=%00", "na=1-1&na=2-2",
        "na=9999999999999999-1", "voor=abc", "wijk=%00", "wijk=atlantis", "thema='%20OR%201=1", "stand=%F0%9F%8C%B3",
        "stand=%ED%A0%80", "pagina=2", "wijk=klarendal&wijk=noord",
    ],
)  # fmt: skip
def test_a_strange_address_still_shows_the_list(many, page, query):
    assert page(f"/ideeen/?{query}").heading == "Ideeën, wensen en vragen uit de wijken"


def test_the_page_of_an_idea(arnhem, bram, page):
    inbreng = testkit.answered(bram.actor, arnhem.klarendal)
    shown = page("/ideeen/").follow("Bankjes bij de speeltuin")
    assert shown.heading == "Bankjes bij de speeltuin"
    assert "Dan hebben ouders een plek om te zitten." in shown.text
    assert "De bankjes komen er in het voorjaar." in shown.text
    assert "Bram" in shown.text
    assert inbreng.kenmerk in shown.text
    assert shown.having_class("utrecht-status-badge") == ["wij gaan dit doen"]


def test_an_open_idea_says_by_when_there_is_an_answer(arnhem, bram, page):
    inbreng = testkit.confirmed(arnhem.klarendal)
    actions.publish(actor=bram.actor, inbreng=inbreng, version=inbreng.version)
    Inbreng.objects.update(contact_before="2020-01-10", answer_before="2020-02-14")
    shown = page(f"/ideeen/{inbreng.kenmerk}/")
    assert "Uiterlijk 14 februari 2020" in shown.text
    assert "wij zijn te laat" in shown.text


def test_a_late_first_contact_is_no_late_answer(arnhem, bram, page):
    inbreng = testkit.published(bram.actor, arnhem.klarendal)
    Inbreng.objects.update(contact_before="2020-01-10", answer_before="2099-02-14")
    shown = page(f"/ideeen/{inbreng.kenmerk}/")
    assert "Uiterlijk 14 februari 2099" in shown.text
    assert "wij zijn te laat" not in shown.text


def test_who_completed_it_is_told_but_not_what_was_for_the_bringer_only(arnhem, bram, page):
    inbreng = testkit.answered(bram.actor, arnhem.klarendal)
    actions.complete(actor=bram.actor, inbreng=inbreng, version=inbreng.version, tekst="Ik zag uw moeder zitten.")
    shown = page(f"/ideeen/{inbreng.kenmerk}/")
    assert "Afgerond" in shown.text
    assert "uw moeder" not in shown.text


def test_who_took_it_up_is_told_but_not_what_they_wrote(arnhem, bram, page):
    inbreng = testkit.confirmed(arnhem.klarendal)
    inbreng = actions.publish(actor=bram.actor, inbreng=inbreng, version=inbreng.version)
    actions.take_up(actor=bram.actor, inbreng=inbreng, version=inbreng.version, tekst="Ik bel u dinsdag.")
    shown = page(f"/ideeen/{inbreng.kenmerk}/")
    assert "Opgepakt" in shown.text
    assert "Bram" in shown.text
    assert "dinsdag" not in shown.text


def test_nothing_of_the_bringer_stands_on_public_pages(arnhem, bram, page):
    inbreng = testkit.answered(bram.actor, arnhem.klarendal)
    actions.add_remark(actor=testkit.bringer(inbreng), inbreng=inbreng, tekst="Bel mij maar.")
    for url in ("/ideeen/", "/wijken/klarendal/ideeen/", f"/ideeen/{inbreng.kenmerk}/"):
        html = page(url).html
        assert not any(word in html for word in ("Amira", "amira@", "Bel mij maar", inbreng.code))


def test_an_answer_that_is_not_public_stays_between_two(arnhem, bram, page):
    inbreng = testkit.answered(bram.actor, arnhem.klarendal)
    actions.answer(
        actor=bram.actor, inbreng=inbreng, version=inbreng.version, tekst="Ik kom bij u langs.", outcome=State.OPGEPAKT
    )
    assert "langs" not in page(f"/ideeen/{inbreng.kenmerk}/").text


@pytest.mark.parametrize("kenmerk", ["2026-99999", "2026-1", "abc", "0000-00000", "2026-00001%00", "９９９９-00001"])
def test_an_idea_that_is_not_there(page, arnhem, kenmerk):
    page(f"/ideeen/{kenmerk}/", status=404)


def test_an_idea_that_is_not_public_is_not_there(arnhem, page):
    page(f"/ideeen/{testkit.confirmed(arnhem.klarendal).kenmerk}/", status=404)


def test_results_hold_a_no_with_its_reason(arnhem, bram):
    for number in range(3):
        testkit.answered(bram.actor, arnhem.klarendal, f"Idee {number}")
    refused = testkit.answered(bram.actor, arnhem.klarendal, "Zwembad")
    actions.answer(
        actor=bram.actor,
        inbreng=refused,
        version=refused.version,
        tekst="Er is geen plek.",
        outcome=State.GAAT_NIET_DOOR,
        is_public=True,
    )
    results = queries.latest_results(3)
    assert [idee.titel for idee in results] == ["Idee 2", "Idee 1", "Zwembad"]
    assert results[-1].openbare_antwoorden[0].tekst == "Er is geen plek."


def test_few_statements_however_many_ideas(many, page, query_budget):
    kenmerk = many[0].kenmerk
    urls = ["/ideeen/", "/ideeen/?thema=groen&wijk=klarendal", "/ideeen/?volgorde=steun&soort=idee"]
    for url in (*urls, "/wijken/klarendal/ideeen/", f"/ideeen/{kenmerk}/"):
        with query_budget(6):
            page(url)


def test_what_most_people_want_first_forth_and_back(many, page):
    for number, steun in enumerate((3, 0, 3, 1, 0, 12, 3)):
        Inbreng.objects.filter(pk=many[number].pk).update(steun_aantal=steun)
    first = page("/ideeen/").submit("Toon", volgorde="steun", thema="groen")
    assert titles(first) == ["Idee 5", "Idee 6", "Idee 2", "Idee 0"]
    assert first.having_class("wijk-klein")[0] == "12 anderen willen dit ook"
    assert first.links["Volgende"].startswith("?thema=groen&volgorde=steun&na=3-")
    last = first.follow("Volgende")
    assert titles(last) == ["Idee 3", "Idee 4", "Idee 1"]
    assert "Volgende" not in last.links
    assert titles(last.follow("Vorige")) == titles(first)


@pytest.mark.parametrize("query", ["na=99999999999999-1", "voor=4294967296-1", "na=0-0", "voor=abc", "na=-1-1"])
def test_a_strange_cursor_in_the_order_of_support_shows_the_list(many, page, query):
    assert page(f"/ideeen/?volgorde=steun&{query}").status == 200


def test_each_kind_is_called_by_its_name_and_can_be_chosen(arnhem, bram, page):
    for kind in Kind:
        testkit.published(bram.actor, arnhem.klarendal, f"Een {kind}", kind=kind)
    assert [foot.split(" ")[0] for foot in page("/ideeen/").having_class("wijk-kaart__voet")] == [
        "Opmerking", "Vraag", "Wens", "Initiatief", "Idee",
    ]  # fmt: skip
    shown = page("/ideeen/").submit("Toon", soort=Kind.BEHOEFTE)
    assert titles(shown) == ["Een behoefte"]
    assert "Over deze wens" in shown.follow("Een behoefte").headings


def test_the_numbers_per_wijk_stand_in_a_list_and_on_a_map(arnhem, bram, carla, page):
    for number, area in enumerate((arnhem.klarendal, arnhem.presikhaaf_west)):
        area.tile_x, area.tile_y = number, 0
        area.save()
    testkit.published(bram.actor, arnhem.klarendal, "Bankjes")
    testkit.published(bram.actor, arnhem.klarendal, "Bomen")
    shown = page("/ideeen/").follow("Bekijk per wijk")
    assert shown.heading == "Ideeën, wensen en vragen per wijk"
    assert "Klarendal (2)" in shown.text
    assert "Presikhaaf-West (0)" in shown.text
    assert shown.having_class("wijk-plattegrond__getal") == ["2", "0"]
    assert titles(shown.follow("Klarendal")) == ["Bomen", "Bankjes"]


def test_the_numbers_per_wijk_are_right_after_every_step(arnhem):
    someone = make_person("Fatma", Rol.TEAMLID, arnhem.stad)

    def step(deed, inbreng, **more):
        inbreng = deed(actor=someone.actor, inbreng=inbreng, version=inbreng.version, **more)
        rows = Counter(Inbreng.objects.filter(publication="openbaar").values_list("area_id", flat=True))
        assert {pk: number for pk, number in queries.public_numbers().items() if number} == rows
        return inbreng

    first, second = (testkit.confirmed(arnhem.klarendal, titel) for titel in ("Bankjes", "Bomen"))
    first, second = step(actions.publish, first), step(actions.publish, second)
    first = step(actions.publish, first)
    first = step(actions.move, first, area=arnhem.st_marten, thema=first.thema)
    first = step(actions.not_publish, first, reason="Hoort hier niet.")
    first = step(actions.not_publish, first, reason="Nog steeds niet.")
    first = step(actions.publish, first)
    written = {"titel": "Drie bankjes", "tekst": "Graag.", "place": ""}
    actions.correct(actor=testkit.bringer(first), inbreng=first, version=first.version, **written)
    first.refresh_from_db()
    first = step(actions.publish, first)
    actions.withdraw(actor=testkit.bringer(second), inbreng=second, keep_text=True)
    second.refresh_from_db()
    second = step(actions.answer, second, tekst="Ja.", outcome=State.OPGEPAKT)
    actions.withdraw(actor=testkit.bringer(first), inbreng=first, keep_text=False)
    assert queries.public_numbers() == {arnhem.klarendal.pk: 1, arnhem.st_marten.pk: 0}


def test_few_statements_for_the_numbers_per_wijk(many, page, query_budget):
    with query_budget(4):
        page("/ideeen/per-wijk/")
