"""Staff say that two inbreng belong together, and split one that holds two things."""

import pytest

from wijkspil.inbreng import actions, testkit
from wijkspil.inbreng.models import Inbreng

pytestmark = pytest.mark.django_db


@pytest.fixture
def idee(arnhem):
    return testkit.confirmed(arnhem.klarendal)


@pytest.fixture
def other(arnhem):
    return testkit.confirmed(arnhem.klarendal, "Een boom bij de bank")


def test_belonging_together_and_loose_again(bram, idee, other):
    form = bram.page(f"/werk/inbreng/{idee.kenmerk}/").follow("Dit hoort bij een ander")
    wrong = form.submit("Leg het verband", other="2026-99999", reden="Zelfde plek")
    assert wrong.errors == ["Wij vinden dit nummer niet. Een nummer is zoals 2026-00012."]
    typed = f"#{other.kenmerk[:4]}-{int(other.kenmerk[5:])}"
    shown = wrong.submit("Leg het verband", other=typed, goes_to="*")
    assert "Zelfde plek" in shown.text
    shown = shown.follow("Een boom bij de bank")
    assert "Zelfde plek" in shown.text
    shown = shown.submit(f"Maak los {idee.kenmerk}", goes_to="*")
    assert "Hoort bij" not in shown.headings


def test_not_with_itself_and_not_twice(bram, idee, other):
    form = bram.page(f"/werk/inbreng/{idee.kenmerk}/hoort-bij/?bij={other.kenmerk}")
    assert form.submit("Leg het verband", other=idee.kenmerk, reden="x").errors == ["Dit is dezelfde. Kies een andere."]
    form.submit("Leg het verband", reden="Zelfde plek", goes_to="*")
    again = bram.page(f"/werk/inbreng/{idee.kenmerk}/hoort-bij/")
    assert again.submit("Leg het verband", other=other.kenmerk, reden="x").errors == ["Dit staat er al bij."]


def test_a_number_of_somebody_else_is_not_found(arnhem, bram, idee):
    theirs = testkit.confirmed(arnhem.presikhaaf_west, "Geheim van Carla")
    form = bram.page(f"/werk/inbreng/{idee.kenmerk}/hoort-bij/")
    wrong = form.submit("Leg het verband", other=theirs.kenmerk, reden="x")
    assert wrong.errors == ["Wij vinden dit nummer niet. Een nummer is zoals 2026-00012."]
    assert "Geheim" not in wrong.text


@pytest.mark.parametrize("path", ["hoort-bij/", "splitsen/"])
def test_not_of_somebody_else(carla, idee, path):
    carla.page(f"/werk/inbreng/{idee.kenmerk}/{path}", status=404)


def test_splitting_and_agreeing_to_the_site(bram, page, idee):
    form = bram.page(f"/werk/inbreng/{idee.kenmerk}/").follow("Hier staan twee dingen in")
    assert form.value("tekst").strip() == idee.tekst
    assert form.submit("Splits").errors == ["Vul een titel in."]
    shown = form.submit("Splits", titel="Een boom", tekst="Ook een boom.", goes_to="*")
    new = Inbreng.objects.get(titel="Een boom")
    assert f"Een deel heeft nu een eigen nummer: {new.kenmerk}." in shown.text
    assert shown.follow("Een boom").heading == "Een boom"
    asked = page(f"/volg/{new.code}/").follow("Dit mag op de site")
    assert "Ook een boom." in asked.text
    asked.submit("Ja, dit mag op de site", goes_to=f"/volg/{new.code}/")
    assert "Zet dit op de site" in bram.page(f"/werk/inbreng/{new.kenmerk}/").buttons


def test_who_agreed_is_not_asked_again(page, idee):
    assert "Dit mag op de site" not in page(f"/volg/{idee.code}/").links
    page(f"/volg/{idee.code}/op-de-site/", goes_to=f"/volg/{idee.code}/")


def test_two_at_once_the_second_keeps_the_text(bram, idee):
    second = bram.page(f"/werk/inbreng/{idee.kenmerk}/splitsen/")
    actions.note(actor=bram.actor, inbreng=idee, tekst="Ik was eerst.")
    conflict = second.submit("Splits", titel="Een boom")
    assert "Ik was eerst." in conflict.text
    assert conflict.value("titel") == "Een boom"
    conflict.submit("Splits", goes_to="*")


def test_as_many_statements_with_many(arnhem, bram, idee, query_budget):
    for number in range(6):
        brenger = actions.Brenger(email=f"a{number}@b.example")
        other = testkit.confirmed(arnhem.klarendal, f"Idee {number}", brenger)
        idee.refresh_from_db()
        actions.connect(actor=bram.actor, inbreng=idee, version=idee.version, other=other, reden="Zelfde plek")
    with query_budget(19):
        bram.page(f"/werk/inbreng/{idee.kenmerk}/")
