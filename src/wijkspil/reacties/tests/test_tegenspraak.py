"""The writer hears why a reaction is not on the site and may object; another colleague decides, for good."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from wijkspil.berichten.models import Bericht
from wijkspil.core.actors import PUBLIC, SYSTEM, LinkActor
from wijkspil.core.retention import clean_up
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.inbreng import testkit as inbreng
from wijkspil.mensen.permissions import Rol
from wijkspil.mensen.testkit import make_person
from wijkspil.reacties import actions, retention
from wijkspil.reacties.models import Reactie, Tegenspraak
from wijkspil.reacties.status import ReactieStatus
from wijkspil.reacties.testkit import objected, reacted

pytestmark = pytest.mark.django_db


@pytest.fixture
def refused(arnhem, bram):
    reactie = reacted(inbreng.published(bram.actor, arnhem.klarendal).reference)
    return actions.refuse_reactie(actor=bram.actor, reactie=reactie, reden="Er staat een naam in.")


@pytest.fixture
def objection(refused):
    return objected(refused)


@pytest.fixture
def bea(arnhem):
    """A colleague of Bram."""
    return make_person("Bea", Rol.TEAMLID, arnhem.klarendal)


def mail(name: str) -> str:
    return Bericht.objects.get(kind=f"reactie.{name}").text


def test_from_the_mail_to_the_site(refused, bram, bea, page):
    assert "> Er staat een naam in." in mail("geweigerd")
    assert f"/reactie/{refused.code}/" in mail("geweigerd")
    shown = page(f"/reactie/{refused.code}/")
    assert "Er staat een naam in." in shown.text
    assert shown.submit("Ik ben het er niet mee eens", tekst=" ").errors == [
        "Schrijf waarom u het er niet mee eens bent."
    ]
    sent = shown.submit("Ik ben het er niet mee eens", tekst="Ik noem niemand.", goes_to="/reactie/*")
    assert "Een andere medewerker leest wat u schreef en beslist." in sent.text
    assert sent.buttons == ["Trek in en wis"]
    assert "schrijver niet eens" in bea.page("/werk/reacties/").text
    screen = bea.page(f"/werk/reacties/{refused.pk}/")
    assert "Ik noem niemand." in screen.text
    assert "Beoordeeld door Bram" in screen.text
    screen.submit("Beslis", gegrond="ja", tekst="U hebt gelijk, het is een straatnaam.", goes_to="/werk/reacties/")
    assert "> U hebt gelijk, het is een straatnaam." in mail("besluit")
    assert "Geschreven door Bea." in mail("besluit")
    shown = page(f"/reactie/{refused.code}/")
    assert "U kreeg gelijk" in shown.text
    assert "Mooi plan!" in shown.follow("Bekijk uw reactie").text


def test_it_is_decided_by_another_than_the_one_who_refused(objection, refused, bram):
    screen = bram.page(f"/werk/reacties/{refused.pk}/")
    assert "Een collega beslist" in screen.headings
    assert "Beslis" not in screen.buttons
    with pytest.raises(RuleViolation, match="zelf van de site"):
        actions.decide_objection(actor=bram.actor, objection=objection, gegrond=False, uitleg="Nee.")


def test_refused_again_it_is_final_and_the_address_is_erased(objection, refused, bea, page):
    actions.decide_objection(actor=bea.actor, objection=objection, gegrond=False, uitleg="Er staat een naam in.")
    assert "Dit is het laatste besluit." in mail("besluit")
    refused.refresh_from_db()
    assert (refused.status, refused.email) == (ReactieStatus.GEWEIGERD, "")
    shown = page(f"/reactie/{refused.code}/")
    assert "Dit verandert niet meer." in shown.text
    assert shown.buttons == ["Trek in en wis"]
    with pytest.raises(RuleViolation):
        objected(Reactie.objects.get())


def test_once_and_not_again_after_it_was_granted(objection, refused, bram, bea):
    row = actions.decide_objection(actor=bea.actor, objection=objection, gegrond=True, uitleg="Ja.")
    actions.refuse_reactie(actor=bram.actor, reactie=row, reden="Toch niet.")
    assert "Bent u het er niet mee eens?" not in Bericht.objects.filter(kind="reactie.geweigerd").latest("pk").text
    with pytest.raises(RuleViolation):
        objected(Reactie.objects.get())


def test_two_colleagues_cannot_both_decide(objection, bea, arnhem):
    nora = make_person("Nora", Rol.TEAMLID, arnhem.stad)
    actions.decide_objection(actor=bea.actor, objection=objection, gegrond=False, uitleg="Nee.")
    with pytest.raises(RuleViolation, match="al besloten"):
        actions.decide_objection(actor=nora.actor, objection=objection, gegrond=True, uitleg="Ja.")


def test_what_stands_on_the_site_needs_no_objection(arnhem, bram):
    reactie = reacted(inbreng.published(bram.actor, arnhem.klarendal).reference)
    with pytest.raises(RuleViolation):
        objected(reactie)


@pytest.mark.parametrize("actor", [PUBLIC, SYSTEM, LinkActor("reactie:0")])
def test_only_the_writer_objects_and_only_staff_decide(refused, actor):
    with pytest.raises(NotAllowed):
        actions.object_to_refusal(actor=actor, reactie=refused, tekst="Ik.")
    objection = objected(refused)
    with pytest.raises(NotAllowed):
        actions.decide_objection(actor=actor, objection=objection, gegrond=True, uitleg="Ja.")


def test_carla_decides_nothing_of_bram_s(objection, refused, carla):
    with pytest.raises(NotAllowed):
        actions.decide_objection(actor=carla.actor, objection=objection, gegrond=True, uitleg="Ja.")
    answer = carla.client.post(f"/werk/reacties/{refused.pk}/tegenspraak/", {})
    assert answer.status_code in {403, 404}


def test_a_decision_needs_a_choice_and_an_explanation(objection, refused, bea):
    wrong = bea.page(f"/werk/reacties/{refused.pk}/").submit("Beslis")
    assert wrong.errors == ["Kies wat u beslist.", "Vul een uitleg in."]
    assert not Tegenspraak.objects.get().besloten_op


def test_without_an_objection_there_is_nothing_to_decide(refused, bea):
    bea.page(f"/werk/reacties/{refused.pk}/tegenspraak/", status=404)


def test_as_long_as_it_waits_nothing_is_erased_and_after_the_decision_it_is(objection, bea):
    rule = retention.REFUSED.name
    late = timezone.now() + timedelta(days=40)
    with time_machine.travel(late):
        assert clean_up()[rule] == 0
        actions.decide_objection(actor=bea.actor, objection=objection, gegrond=False, uitleg="Nee.")
        assert clean_up()[rule] == 0
    with time_machine.travel(late + timedelta(days=31)):
        assert clean_up(dry_run=True)[rule] == clean_up()[rule] == 1
    assert not Reactie.objects.exists()
    assert "noor@" not in str([*Bericht.objects.values()])


def test_the_writer_takes_it_back_while_it_waits(objection, refused, bea, page):
    page(f"/reactie/{refused.code}/").submit("Trek in en wis", goes_to="/reactie/gewist/")
    assert not Tegenspraak.objects.exists()
    assert "Er wachten geen reacties" in bea.page("/werk/reacties/").headings
    with pytest.raises(RuleViolation, match="weg"):
        actions.decide_objection(actor=bea.actor, objection=objection, gegrond=True, uitleg="Ja.")


def test_what_waits_is_counted_in_the_menu(objection, bea):
    assert bea.page("/werk/").having_class("wijk-teller__getal") == ["1", "1"]


def test_the_list_asks_as_much_however_much_waits(objection, bram, bea, arnhem, query_budget):
    bea.page("/werk/reacties/")
    with query_budget(11):
        bea.page("/werk/reacties/")
    for number in range(6):
        reference = inbreng.published(bram.actor, arnhem.klarendal, f"Bankje {number}").reference
        reactie = reacted(reference, email=f"noor{number}@x.example")
        objected(actions.refuse_reactie(actor=bram.actor, reactie=reactie, reden="Een naam."))
        reacted(reference, email=f"ook{number}@x.example")
    with query_budget(11):
        bea.page("/werk/reacties/")
