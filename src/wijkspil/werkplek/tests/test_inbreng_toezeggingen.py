"""Staff write down what was asked and promised at an inbreng; what is late asks for attention."""

from datetime import timedelta

import pytest

from wijkspil.core import clock
from wijkspil.inbreng import actions, testkit
from wijkspil.inbreng.models import Inbreng, Toezegging

pytestmark = pytest.mark.django_db


@pytest.fixture
def idee(arnhem):
    return testkit.confirmed(arnhem.klarendal)


def day(days):
    return f"{clock.today() + timedelta(days=days):%d-%m-%Y}"


def test_asking_promising_and_doing(bram, page, idee):
    form = bram.page(f"/werk/inbreng/{idee.kenmerk}/").follow("Vraag hulp")
    said = {"wat": "Zout strooien", "van": "buiten"}
    assert form.submit("Bewaar", **said).errors == ["Vul in wie het is, buiten de gemeente."]
    shown = form.submit("Bewaar", **said, partij="de school", for_bringer=True, goes_to="*")
    assert "gevraagd" in shown.having_class("utrecht-status-badge")
    wrong = shown.follow("Toegezegd voor een dag: Zout strooien").submit("Bewaar de datum", due=day(-1))
    assert wrong.errors == ["Deze datum is voorbij. Kies vandaag of een latere datum."]
    shown = wrong.submit("Bewaar de datum", due=day(3), goes_to="*")
    assert "toegezegd" in shown.having_class("utrecht-status-badge")
    assert "Zout strooien" in page(f"/volg/{idee.code}/").text
    form = shown.follow("Dit is gedaan: Zout strooien")
    assert form.submit("Gedaan").errors == ["Schrijf wat er is gedaan."]
    shown = form.submit("Gedaan", tekst="Er ligt zout.", goes_to="*")
    assert "Er ligt zout." in shown.text
    assert "Er ligt zout." in page(f"/volg/{idee.code}/").text


def test_of_a_colleague_and_for_staff_only(bram, carla, page, idee):
    form = bram.page(f"/werk/inbreng/{idee.kenmerk}/hulp-vragen/")
    form.submit("Bewaar", wat="Zout strooien", van=f"account-{carla.account.pk}", due=day(0), goes_to="*")
    assert Toezegging.objects.get().account == carla.account
    assert "Zout strooien" not in page(f"/volg/{idee.code}/").text


def test_it_will_not_be_done(bram, idee):
    row = testkit.promised(bram.actor, idee, "de school")
    form = bram.page(f"/werk/inbreng/{idee.kenmerk}/").follow(f"Gaat niet door: {row.wat}")
    assert form.submit("Gaat niet door").errors == ["Schrijf waarom het niet doorgaat."]
    assert "Geen zout." in form.submit("Gaat niet door", tekst="Geen zout.", goes_to="*").text


def test_what_is_late_stands_on_the_start_page_and_in_the_list(arnhem, bram, carla, idee):
    testkit.promised(bram.actor, idee, "de school", days=-2)
    for path in ("/werk/", "/werk/inbreng/"):
        shown = bram.page(path)
        assert "Gevraagd of toegezegd" in shown.headings
        assert shown.follow("Zout strooien bij de school").heading == "Bankjes bij de speeltuin"
        assert "Gevraagd of toegezegd" not in carla.page(path).headings
    assert "toezegging te laat" in bram.page("/werk/inbreng/?toon=alles").having_class("utrecht-status-badge")


def test_two_at_once_the_second_keeps_the_text(bram, idee):
    row = testkit.promised(bram.actor, idee, "de school")
    second = bram.page(f"/werk/inbreng/{idee.kenmerk}/toezegging/{row.pk}/gedaan/")
    actions.note(actor=bram.actor, inbreng=idee, tekst="Ik was eerst.")
    conflict = second.submit("Gedaan", tekst="Er ligt zout.")
    assert "Ik was eerst." in conflict.text
    assert conflict.value("tekst") == "Er ligt zout."
    conflict.submit("Gedaan", goes_to="*")
    assert Inbreng.objects.get().version == idee.version + 3


@pytest.mark.parametrize("path", ["hulp-vragen/", "toezegging/1/gedaan/", "toezegging/1/weggooien/"])
def test_not_of_somebody_else_and_not_what_is_not_there(bram, carla, idee, path):
    testkit.promised(bram.actor, idee, "de school")
    carla.page(f"/werk/inbreng/{idee.kenmerk}/{path}", status=404)
    if "weggooien" in path:
        bram.page(f"/werk/inbreng/{idee.kenmerk}/{path}", status=404)


def test_of_another_inbreng_is_not_there(arnhem, bram, idee):
    other = testkit.confirmed(arnhem.klarendal, "Bomen")
    row = testkit.promised(bram.actor, other, "de school")
    bram.page(f"/werk/inbreng/{idee.kenmerk}/toezegging/{row.pk}/gedaan/", status=404)


def test_as_many_statements_with_many(arnhem, bram, carla, idee, query_budget):
    for number in range(8):
        idee = testkit.confirmed(arnhem.klarendal, f"Idee {number}", actions.Brenger(email=f"a{number}@b.example"))
        for of in (bram.account, carla.account, "de school"):
            testkit.promised(bram.actor, idee, of, days=-number)
    with query_budget(17):
        bram.page(f"/werk/inbreng/{idee.kenmerk}/")
    with query_budget(10):
        bram.page("/werk/inbreng/")


def test_who_was_asked_reads_what_but_not_of_whom(arnhem, bram, carla, idee):
    testkit.promised(bram.actor, idee, carla.account, days=3)
    shown = carla.page("/werk/")
    assert "Zout strooien bij de school" in shown.text
    assert "Bankjes bij de speeltuin" not in shown.text
    assert "Zout strooien bij de school" not in shown.links
