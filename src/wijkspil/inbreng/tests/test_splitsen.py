"""One inbreng that holds two things becomes two; nothing that was promised or agreed to changes by it."""

from dataclasses import replace

import pytest

from wijkspil.berichten.models import Bericht
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.core.versions import ChangedMeanwhile
from wijkspil.inbreng import actions, queries, testkit
from wijkspil.inbreng.models import Inbreng, Kind, Routeregel
from wijkspil.inbreng.status import Publication, State
from wijkspil.mensen.models import Team

pytestmark = pytest.mark.django_db


@pytest.fixture
def inbreng(arnhem, bram):
    idee = testkit.published(bram.actor, arnhem.klarendal)
    return actions.take_up(actor=bram.actor, inbreng=idee, version=idee.version, tekst="Ik kijk.")


def split(by, inbreng, **more):
    part = replace(testkit.content(inbreng.area, "Een boom"), kind=Kind.VRAAG, **more)
    return actions.split(actor=by.actor, inbreng=inbreng, version=inbreng.version, part=part, tekst="Apart is beter.")


def test_the_new_one_has_its_own_number_and_the_dates_that_were_promised(bram, inbreng):
    new = split(bram, inbreng)
    assert new.kenmerk != inbreng.kenmerk
    assert (new.titel, new.kind, new.state) == ("Een boom", Kind.VRAAG, State.IN_BEHANDELING)
    for name in ("brenger_email", "brenger_naam", "channel", "confirmed_at", "contact_before", "answer_before"):
        assert getattr(new, name) == getattr(inbreng, name), name
    assert new.contacted_at == inbreng.contacted_at
    assert new.waits_on_staff
    assert new.due_on == new.answer_before
    assert new.code != inbreng.code


def test_what_was_not_taken_up_waits_for_the_first_contact(arnhem, bram):
    idee = testkit.confirmed(arnhem.klarendal)
    assert split(bram, idee).state == State.ONTVANGEN


def test_it_goes_where_the_rules_lead_it(arnhem, bram, inbreng):
    team = Team.objects.create(naam="Vragen", area=arnhem.stad, valid_from="2016-01-01")
    Routeregel.objects.create(naam="Vragen", volgorde=1, kinds=["vraag"], team=team, valid_from="2016-01-01")
    assert split(bram, inbreng).team == team


def test_consent_for_the_site_is_never_assumed_and_can_be_given(bram, inbreng):
    new = split(bram, inbreng)
    inbreng.refresh_from_db()
    assert inbreng.is_public
    assert (new.may_be_public, new.publication) == (False, Publication.PRIVE)
    with pytest.raises(RuleViolation, match="wil niet"):
        actions.publish(actor=bram.actor, inbreng=new, version=new.version)
    new = actions.allow_on_site(actor=testkit.bringer(new), inbreng=new)
    assert new.publication == Publication.WACHT
    assert actions.allow_on_site(actor=testkit.bringer(new), inbreng=new).version == new.version
    assert actions.publish(actor=bram.actor, inbreng=new, version=new.version).is_public


def test_only_the_bringer_agrees(bram, inbreng):
    new = split(bram, inbreng)
    for actor in (bram.actor, testkit.bringer(inbreng)):
        with pytest.raises(NotAllowed):
            actions.allow_on_site(actor=actor, inbreng=new)
    actions.withdraw(actor=testkit.bringer(new), inbreng=new, keep_text=True)
    with pytest.raises(RuleViolation, match="niet meer op de site"):
        actions.allow_on_site(actor=testkit.bringer(new), inbreng=new)


def test_both_trails_and_both_pages_know_it_and_there_is_one_mail(bram, inbreng):
    before = Bericht.objects.count()
    new = split(bram, inbreng)
    assert Bericht.objects.count() == before + 1
    mail = Bericht.objects.latest("pk")
    assert mail.recipient == "amira@bewoners.example"
    assert "Apart is beter." in mail.text
    assert new.code in mail.text
    for here, there in ((inbreng, new), (new, inbreng)):
        words = [stap.tekst for stap in queries.steps_for_bringer(here) if stap.kind == "gesplitst"]
        assert [there.kenmerk in text and "Apart is beter." in text for text in words] == [True]
        assert [one.inbreng for one in queries.related(bram.actor, here)] == [there]


def test_nobody_is_mailed_without_an_address(arnhem, bram):
    idee = testkit.confirmed(arnhem.klarendal)
    Inbreng.objects.update(brenger_email="")
    idee.refresh_from_db()
    before = Bericht.objects.count()
    split(bram, idee)
    assert Bericht.objects.count() == before


def test_what_its_bringer_left_has_no_bringer(bram, inbreng):
    actions.withdraw(actor=testkit.bringer(inbreng), inbreng=inbreng, keep_text=True)
    inbreng.refresh_from_db()
    new = split(bram, inbreng)
    assert new.is_withdrawn
    assert not new.brenger_email


def test_support_stays_where_it_is(bram, inbreng):
    testkit.supported(inbreng)
    inbreng.refresh_from_db()
    new = split(bram, inbreng)
    inbreng.refresh_from_db()
    assert (inbreng.steun_aantal, new.steun_aantal) == (1, 0)


def test_the_new_one_taken_back_leaves_the_first_alone(bram, inbreng):
    new = split(bram, inbreng)
    actions.withdraw(actor=testkit.bringer(new), inbreng=new, keep_text=False)
    inbreng.refresh_from_db()
    assert inbreng.titel
    assert not Bericht.objects.filter(text__contains=new.code).exists()


def test_refusals(arnhem, bram, carla, inbreng):
    with pytest.raises(NotAllowed):
        split(carla, inbreng)
    part = testkit.content(arnhem.klarendal)
    with pytest.raises(RuleViolation, match="Schrijf eerst"):
        actions.split(actor=bram.actor, inbreng=inbreng, version=inbreng.version, part=part, tekst=" ")
    done = testkit.answered(bram.actor, arnhem.klarendal)
    done = actions.complete(actor=bram.actor, inbreng=done, version=done.version, tekst="Klaar.")
    with pytest.raises(RuleViolation, match="weer op"):
        split(bram, done)
    inbreng.version -= 1
    with pytest.raises(ChangedMeanwhile):
        split(bram, inbreng)
    assert Inbreng.objects.count() == 2


def test_every_split_has_its_own_number(bram, inbreng):
    numbers = set()
    for _ in range(3):
        numbers.add(split(bram, inbreng).kenmerk)
        inbreng.refresh_from_db()
    assert len(numbers) == 3
