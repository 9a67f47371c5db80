"""Somebody wants to help: offered with a mail address, read by the team once confirmed, answered, taken back."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from wijkspil.berichten.models import Bericht
from wijkspil.core.actors import PUBLIC, LinkActor
from wijkspil.core.models import LogRegel
from wijkspil.core.retention import clean_up
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.inbreng import actions, queries, retention, testkit
from wijkspil.inbreng.models import Hulpaanbod, Inbreng, InbrengStap, Kind
from wijkspil.inbreng.status import HulpState, StapKind, State

pytestmark = pytest.mark.django_db
TEKST = "Ik kan goed timmeren."


@pytest.fixture
def bankjes(arnhem, bram):
    return testkit.published(bram.actor, arnhem.klarendal)


def answered(bram, inbreng):
    inbreng = Inbreng.objects.get(pk=inbreng.pk)
    return actions.answer(
        actor=bram.actor, inbreng=inbreng, version=inbreng.version, tekst="Ja.", outcome=State.OPGEPAKT
    )


def waits(bram) -> bool:
    return queries.waiting_for(bram.actor).exists()


def everything_kept() -> str:
    tables = (Hulpaanbod, InbrengStap, Bericht, LogRegel)
    return str([row for table in tables for row in table.objects.values()]).lower()


def test_from_the_page_to_the_team_and_back(bankjes, bram, page):
    answered(bram, bankjes)
    assert not waits(bram)
    asked = page(f"/ideeen/{bankjes.kenmerk}/").follow("Ik wil helpen")
    sent = asked.submit("Verstuur", tekst=TEKST, naam="Fatima", email="Fatima@bewoners.example", goes_to="*kijk-in*")
    assert sent.heading == "Kijk in uw mail"
    mail = Bericht.objects.get(kind="hulpaanbod.bevestig")
    assert "timmeren" not in mail.text, "nothing typed goes to an address that may be somebody else's"
    assert "Fatima" not in mail.text
    offer = Hulpaanbod.objects.get()
    assert not waits(bram)
    assert TEKST not in bram.page(f"/werk/inbreng/{bankjes.kenmerk}/").text
    opened = page(f"/hulp/{offer.code}/")
    assert TEKST in opened.text
    assert not waits(bram), "mail scanners open links"
    done = opened.submit("Ja, dit bied ik aan", goes_to=f"/hulp/{offer.code}/")
    assert done.heading == "Uw aanbod om te helpen"
    assert waits(bram)
    item = bram.page(f"/werk/inbreng/{bankjes.kenmerk}/")
    assert TEKST in item.text
    assert "fatima@bewoners.example" in item.text
    assert "Iemand wil helpen" in item.text
    form = item.follow("Geef Fatima antwoord")
    assert form.submit("Verstuur het antwoord").errors == ["Kies wat u afspreekt.", "Vul uw antwoord in."]
    form.submit("Verstuur het antwoord", to="afgesproken", tekst="Graag. Kom dinsdag.", goes_to="/werk/inbreng/*")
    assert not waits(bram)
    answer = Bericht.objects.get(kind="hulpaanbod.antwoord")
    assert answer.recipient == "fatima@bewoners.example"
    assert "> Graag. Kom dinsdag." in answer.text
    assert "Bram" in answer.text
    assert "Graag. Kom dinsdag." in page(f"/hulp/{offer.code}/").text


def test_nobody_but_the_team_reads_it(bankjes, carla, page):
    testkit.offered(bankjes, TEKST)
    for path in ("/ideeen/", f"/ideeen/{bankjes.kenmerk}/", f"/volg/{bankjes.code}/"):
        html = page(path).html
        assert "timmeren" not in html
        assert "Fatima" not in html
    carla.page(f"/werk/inbreng/{bankjes.kenmerk}/", status=404)


def test_an_answer_to_the_bringer_leaves_an_offer_waiting(bankjes, bram):
    testkit.offered(bankjes)
    answered(bram, bankjes)
    assert waits(bram)


def test_an_answered_offer_leaves_a_question_of_the_bringer_waiting(bankjes, bram):
    answered(bram, bankjes)
    actions.add_remark(actor=testkit.bringer(bankjes), inbreng=bankjes, tekst="Wanneer?")
    offer = testkit.offered(bankjes)
    actions.answer_offer(actor=bram.actor, offer=offer, to=HulpState.NIET_NODIG, tekst="Dank u.")
    assert waits(bram)


def test_what_has_no_answer_yet_keeps_waiting(bankjes, bram):
    offer = testkit.offered(bankjes)
    actions.answer_offer(actor=bram.actor, offer=offer, to=HulpState.AFGESPROKEN, tekst="Graag.")
    assert waits(bram)
    assert Inbreng.objects.get().due_on == Inbreng.objects.get().contact_before


def test_agreed_then_done(bankjes, bram):
    offer = testkit.offered(bankjes)
    for state in (HulpState.AFGESPROKEN, HulpState.GEDAAN):
        offer = actions.answer_offer(actor=bram.actor, offer=offer, to=state, tekst="Dank u.")
    assert offer.next_states == []
    with pytest.raises(RuleViolation, match="gedaan"):
        actions.answer_offer(actor=bram.actor, offer=offer, to=HulpState.AFGESPROKEN, tekst="Toch.")
    assert [stap.kind for stap in queries.trail(bankjes)][-3:] == [
        StapKind.HULP_AANGEBODEN, StapKind.HULP_BEANTWOORD, StapKind.HULP_BEANTWOORD,
    ]  # fmt: skip


def test_only_who_handles_it_answers_and_only_with_words(bankjes, bram, carla):
    offer = testkit.offered(bankjes)
    for actor in (carla.actor, PUBLIC, testkit.holder(offer)):
        with pytest.raises(NotAllowed):
            actions.answer_offer(actor=actor, offer=offer, to=HulpState.AFGESPROKEN, tekst="Graag.")
    with pytest.raises(RuleViolation, match="Schrijf eerst"):
        actions.answer_offer(actor=bram.actor, offer=offer, to=HulpState.AFGESPROKEN, tekst=" ")
    other = testkit.published(bram.actor, bankjes.area, "Bomen")
    for pk, kenmerk in ((offer.pk, other.kenmerk), (offer.pk + 1, bankjes.kenmerk)):
        bram.page(f"/werk/inbreng/{kenmerk}/hulp/{pk}/", status=404)


@pytest.mark.parametrize("answer", [True, False])
def test_taken_back_every_word_is_gone_and_it_waits_no_longer(bankjes, bram, page, answer):
    answered(bram, bankjes)
    offer = testkit.offered(bankjes, TEKST)
    if answer:
        actions.answer_offer(actor=bram.actor, offer=offer, to=HulpState.AFGESPROKEN, tekst="Graag, beste Fatima.")
    page(f"/hulp/{offer.code}/").submit("Trek in en wis", goes_to="/gewist/")
    assert not Hulpaanbod.objects.exists()
    for word in ("fatima", "timmeren", "graag, beste"):
        assert word not in everything_kept()
    assert not waits(bram)
    assert Inbreng.objects.get().due_on is None
    assert page(f"/hulp/{offer.code}/", status=404).heading == "Deze link werkt niet meer"


def test_offered_again_before_it_was_confirmed_is_one_offer_with_the_new_words(bankjes):
    for tekst in ("Timmeren.", "Toch liever koken."):
        testkit.asked_to_help(bankjes, tekst)
    assert Hulpaanbod.objects.get().tekst == "Toch liever koken."
    testkit.offered(bankjes, "Toch liever koken.")
    testkit.offered(bankjes, "En ook schilderen.")
    assert Hulpaanbod.objects.filter(confirmed_at__isnull=False).count() == 2


@pytest.mark.parametrize("kind", [Kind.VRAAG, Kind.OPMERKING])
def test_a_question_asks_for_no_hands(arnhem, bram, page, kind):
    inbreng = testkit.published(bram.actor, arnhem.klarendal, kind=kind)
    assert "Ik wil helpen" not in page(f"/ideeen/{inbreng.kenmerk}/").links
    with pytest.raises(RuleViolation):
        testkit.asked_to_help(inbreng)


def test_what_will_not_come_about_or_is_done_asks_for_no_hands(bankjes, bram, page):
    offer = testkit.asked_to_help(bankjes)
    inbreng = answered(bram, bankjes)
    actions.complete(actor=bram.actor, inbreng=inbreng, version=inbreng.version, tekst="De bankjes staan er.")
    assert "Ik wil helpen" not in page(f"/ideeen/{bankjes.kenmerk}/").links
    assert "Dit kan niet meer" in page(f"/ideeen/{bankjes.kenmerk}/helpen/").headings
    shown = page(f"/hulp/{offer.code}/")
    assert shown.buttons == ["Trek in en wis"]
    with pytest.raises(RuleViolation):
        actions.confirm_offer(actor=testkit.holder(offer), offer=offer)


@pytest.mark.parametrize("actor", [PUBLIC, LinkActor("hulpaanbod:0"), LinkActor("inbreng:1")])
def test_only_the_holder_of_the_link(bankjes, actor):
    offer = testkit.asked_to_help(bankjes)
    for deed in (actions.confirm_offer, actions.withdraw_offer):
        with pytest.raises(NotAllowed):
            deed(actor=actor, offer=offer)


@pytest.mark.parametrize("keep_text", [True, False])
def test_an_idea_that_is_taken_back_takes_offers_along(bankjes, keep_text):
    testkit.offered(bankjes, TEKST)
    testkit.offered(bankjes, "Ik plant zelf mee.", email=testkit.AMIRA.email)
    actions.withdraw(actor=testkit.bringer(bankjes), inbreng=bankjes, keep_text=keep_text)
    assert "zelf mee" not in everything_kept()
    assert ("timmeren" in everything_kept()) is keep_text


def test_what_nobody_confirmed_is_erased_after_two_weeks(bankjes):
    testkit.asked_to_help(bankjes, TEKST)
    testkit.offered(bankjes, "Koken.", email="blijft@bewoners.example")
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        assert clean_up()[retention.HULP_UNCONFIRMED.name] == 1
    assert "timmeren" not in everything_kept()
    assert Hulpaanbod.objects.get().tekst == "Koken."


def test_a_year_after_the_last_answer_it_is_erased(bankjes, bram):
    testkit.offered(bankjes, TEKST)
    answered(bram, bankjes)
    open_one = testkit.offered(testkit.published(bram.actor, bankjes.area, "Bomen"), "Koken.")
    with time_machine.travel(timezone.now() + timedelta(days=364)):
        assert clean_up()[retention.HULP.name] == 0
    with time_machine.travel(timezone.now() + timedelta(days=366)):
        assert clean_up(dry_run=True)[retention.HULP.name] == 1
        assert clean_up()[retention.HULP.name] == 1
    assert list(Hulpaanbod.objects.all()) == [open_one]
    assert "timmeren" not in everything_kept()


def test_in_english(bankjes, page):
    asked = page(f"/en/ideeen/{bankjes.kenmerk}/").follow("I want to help")
    asked.submit("Send", tekst="Carpentry.", naam="Fatima", email="fatima@bewoners.example", goes_to="/en/*")
    assert "/en/hulp/" in Bericht.objects.get(kind="hulpaanbod.bevestig").text
