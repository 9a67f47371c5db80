"""Staff find something back, ask a colleague, move it and leave a note."""

import pytest

from wijkspil.inbreng import actions, testkit
from wijkspil.inbreng.models import Inbreng

pytestmark = pytest.mark.django_db


@pytest.fixture
def idee(arnhem):
    return testkit.confirmed(arnhem.klarendal)


def titles(shown):
    return shown.having_class("wijk-zaak__titel")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        *(("q=bankjes", 1), ("q=speeltuin+bankjes", 1), ("q=amira", 1), ("q=zwembad", 0), ("q=%25", 0)),
        *(("soort=vraag", 0), ("thema=groen", 1), ("thema=sport", 0), ("wie=ik", 0), ("laat=on", 0)),
        *(("wijk=klarendal", 1), ("wijk=mars", 1)),
    ],
)
def test_searching_and_choosing_in_the_address(bram, idee, words, found):
    assert len(titles(bram.page(f"/werk/inbreng/?{words}"))) == found


def test_what_was_chosen_stays_on_the_next_tab(bram, idee):
    shown = bram.page("/werk/inbreng/").submit("Zoek", q="bankjes")
    assert titles(shown.follow("Alles")) == ["Bankjes bij de speeltuin"]
    assert "Wij vonden niets" in shown.submit("Zoek", q="zwembad").headings


def test_the_number_finds_it(bram, idee):
    assert titles(bram.page(f"/werk/inbreng/?toon=alles&q={idee.kenmerk}")) == ["Bankjes bij de speeltuin"]


def test_asking_a_colleague_of_another_wijk(bram, carla, idee):
    form = bram.page(f"/werk/inbreng/{idee.kenmerk}/").follow("vraag iemand anders")
    shown = form.submit("Wijs toe", handler=carla.account.pk, tekst="Jij kent de school.", goes_to="*")
    assert "Aan Carla." in shown.text
    assert titles(carla.page("/werk/inbreng/?wie=ik")) == ["Bankjes bij de speeltuin"]


def test_moving_it_to_another_wijk_brings_one_back_to_the_list(bram, idee):
    form = bram.page(f"/werk/inbreng/{idee.kenmerk}/").follow("verplaats")
    form.submit("Verplaats", wijk="presikhaaf-west", thema="sport", goes_to="/werk/inbreng/")
    bram.page(f"/werk/inbreng/{idee.kenmerk}/", status=404)


def test_a_note_stands_on_the_trail_of_staff(bram, page, idee):
    shown = bram.page(f"/werk/inbreng/{idee.kenmerk}/").submit("Bewaar de notitie", tekst="Bel eerst.", goes_to="*")
    assert "Bel eerst." in shown.text
    assert "Alleen voor medewerkers." in shown.text
    assert "Bel eerst." not in page(f"/volg/{idee.code}/").text


def test_an_empty_note(bram, idee):
    wrong = bram.page(f"/werk/inbreng/{idee.kenmerk}/").submit("Bewaar de notitie")
    assert wrong.errors == ["Schrijf eerst uw notitie."]


@pytest.mark.parametrize(
    ("path", "button", "answers"),
    [("toewijzen", "Wijs toe", {"tekst": "Mijn woorden"}), ("verplaatsen", "Verplaats", {})],
)
def test_the_second_of_two_sees_what_the_first_did_and_can_do_it_after_all(bram, idee, path, button, answers):
    second = bram.page(f"/werk/inbreng/{idee.kenmerk}/{path}/")
    actions.take_up(actor=bram.actor, inbreng=idee, version=idee.version, tekst="Ik was eerst.")
    conflict = second.submit(button, **answers)
    assert "Ik was eerst." in conflict.text
    assert all(conflict.value(name) == value for name, value in answers.items())
    conflict.submit(button, goes_to="*")
    assert Inbreng.objects.get().version == idee.version + 2


def test_why_it_is_here(bram, idee):
    assert "geen andere regel paste" in bram.page(f"/werk/inbreng/{idee.kenmerk}/").text
