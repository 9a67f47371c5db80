"""A text about somebody's own life: marked whatever way it comes in, not on the site before a colleague looked."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from wijkspil.berichten.models import Bericht
from wijkspil.core.actors import PUBLIC, SYSTEM
from wijkspil.core.models import LogRegel
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.inbreng import actions, queries
from wijkspil.inbreng.models import Channel, Inbreng
from wijkspil.inbreng.status import Publication, Zorg
from wijkspil.inbreng.testkit import AMIRA, bringer, confirmed, content

pytestmark = pytest.mark.django_db

CARE = "Ik kan mijn huur niet meer betalen en ik slaap er niet van."
DANGER = "Mijn man slaat mij elke avond. Ik durf niet naar huis."


def about(area, tekst, titel="Wie kan mij helpen?"):
    return replace(content(area, titel), tekst=tekst)


def brought_in(area, tekst=CARE):
    shared = actions.share(actor=PUBLIC, sleutel=uuid4(), content=about(area, tekst), brenger=AMIRA)
    return actions.confirm(actor=bringer(shared), inbreng=shared)


@pytest.fixture
def care(arnhem):
    return brought_in(arnhem.klarendal)


def test_it_is_marked_by_every_way_it_comes_in(arnhem, bram):
    said = about(arnhem.klarendal, CARE)
    mailed = actions.take_in_mail(actor=SYSTEM, sleutel=uuid4(), content=said, brenger=AMIRA)
    noted = actions.note_for(
        actor=bram.actor, sleutel=uuid4(), content=said, brenger=actions.Brenger(), channel=Channel.TELEFOON
    )
    for inbreng in (brought_in(arnhem.klarendal), mailed, noted):
        assert inbreng.zorg == Zorg.VERMOED
        assert "huur niet meer betalen" in inbreng.zorg_woorden
    assert brought_in(arnhem.klarendal, DANGER).zorg == Zorg.SPOED
    assert confirmed(arnhem.klarendal).zorg == Zorg.GEEN


def test_nothing_is_marked_when_the_gemeente_switched_it_off(arnhem, settings):
    settings.HERKEN_ZORG = False
    assert brought_in(arnhem.klarendal).zorg == Zorg.GEEN


def test_it_cannot_come_on_the_site_before_a_colleague_looked(care, bram):
    with pytest.raises(RuleViolation) as refused:
        actions.publish(actor=bram.actor, inbreng=care, version=care.version)
    assert refused.value.code == "zorgvraag"
    looked = actions.is_no_care(actor=bram.actor, inbreng=care, version=care.version)
    assert (looked.zorg, looked.zorg_woorden) == (Zorg.NAGEKEKEN, "")
    assert actions.publish(actor=bram.actor, inbreng=looked, version=looked.version).is_public


def test_the_database_refuses_it_too(care):
    with pytest.raises(IntegrityError), transaction.atomic():
        Inbreng.objects.filter(pk=care.pk).update(publication=Publication.OPENBAAR, published_at=care.created_at)


def test_only_who_handles_it_says_that_it_is_no_care(care, carla, els):
    for stranger in (carla, els):
        with pytest.raises(NotAllowed):
            actions.is_no_care(actor=stranger.actor, inbreng=care, version=care.version)


def test_other_words_are_looked_at_anew(care, bram):
    looked = actions.is_no_care(actor=bram.actor, inbreng=care, version=care.version)

    def corrected(inbreng, tekst):
        said = {"titel": "Hulp", "tekst": tekst, "place": ""}
        return actions.correct(actor=bringer(care), inbreng=inbreng, version=inbreng.version, **said)

    again = corrected(looked, f"{CARE} Wat nu?")
    assert again.zorg == Zorg.VERMOED
    assert corrected(again, "Zet twee bankjes bij de speeltuin.").zorg == Zorg.GEEN


def test_what_stands_on_the_site_and_becomes_care_leaves_it(arnhem, bram):
    idea = confirmed(arnhem.klarendal)
    idea = actions.publish(actor=bram.actor, inbreng=idea, version=idea.version)
    idea = actions.correct(
        actor=bringer(idea), inbreng=idea, version=idea.version, titel=idea.titel, tekst=CARE, place=""
    )
    assert (idea.zorg, idea.is_public) == (Zorg.VERMOED, False)


def test_its_words_go_when_the_bringer_takes_it_back(care):
    actions.withdraw(actor=bringer(care), inbreng=care, keep_text=False)
    care.refresh_from_db()
    assert (care.zorg, care.zorg_woorden) == (Zorg.GEEN, "")


def test_the_log_holds_no_word_of_it(care, bram):
    actions.is_no_care(actor=bram.actor, inbreng=care, version=care.version)
    assert LogRegel.objects.filter(deed="inbreng.geen_zorgvraag").count() == 1
    assert not [row for row in LogRegel.objects.all() if "huur" in str(row.details)]


def test_staff_read_it_first_and_say_that_it_is_no_care(care, bram):
    page = bram.page(f"/werk/inbreng/{care.kenmerk}/")
    assert "Misschien een zorgvraag" in page.headings
    assert "huur niet meer betalen" in page.text
    assert "Zet dit op de site" not in page.buttons
    after = page.submit("Ik heb het gelezen: dit is geen zorgvraag", goes_to=f"/werk/inbreng/{care.kenmerk}/")
    assert "Misschien een zorgvraag" not in after.headings
    assert "Zet dit op de site" in after.buttons


def test_danger_stands_on_top_of_the_list_of_staff_and_is_not_late(arnhem, bram):
    confirmed(arnhem.klarendal)
    danger = brought_in(arnhem.klarendal, DANGER)
    assert queries.waiting_for(bram.actor)[0] == danger
    assert "misschien gevaar" in bram.page("/werk/inbreng/").text
    Inbreng.objects.filter(pk=danger.pk).update(due_on="2020-01-01")
    assert "misschien gevaar" not in bram.page("/werk/inbreng/?laat=on").text


def test_the_bringer_sees_nothing_of_the_mark(care, page):
    shown = page(f"/volg/{care.code}/").text
    assert "zorgvraag" not in shown
    assert "eigen leven" not in shown


def test_noting_tells_at_once(arnhem, bram):
    form = bram.page("/werk/inbreng/noteren/?wijk=klarendal")
    after = form.submit("Bewaar", tekst=CARE, goes_to="*")
    assert "Dit lijkt over iemands eigen leven te gaan." in after.text
    assert "Misschien een zorgvraag" in after.headings


def test_who_writes_of_danger_reads_at_once_whom_to_call(arnhem):
    said = about(arnhem.klarendal, DANGER)
    actions.take_in_mail(actor=SYSTEM, sleutel=uuid4(), content=said, brenger=AMIRA)
    receipt = Bericht.objects.get().text
    for number in ("112", "113", "0800-0113", "0800-2000"):
        assert number in receipt.split("Het nummer is")[0]
    brought_in(arnhem.klarendal, CARE)
    assert "0800-2000" not in Bericht.objects.latest("pk").text


def test_nobody_is_promised_that_it_comes_on_the_site(care):
    receipt = Bericht.objects.latest("pk").text
    assert "Gaat het over iemands eigen leven? Dan komt het niet op de site." in receipt
    assert "Daarna staat het op de site" not in receipt
