"""What inbreng tells in the weekmail: what its public pages show, and nothing else."""

from datetime import timedelta

import pytest

from wijkspil.berichten import abonnees, digest_run
from wijkspil.berichten.following import named
from wijkspil.berichten.models import Bericht
from wijkspil.berichten.testkit import follower, holder
from wijkspil.core import clock
from wijkspil.inbreng import actions, digest, testkit
from wijkspil.inbreng.models import Inbreng, InbrengStap
from wijkspil.inbreng.status import State

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


def told() -> list[str]:
    """The keys and words of all lines of this week."""
    return [f"{line.soort}: {line.titel}" for line in digest.lines(clock.now() - WEEK, clock.now() + WEEK)]


def this_monday():
    today = clock.today()
    return today - timedelta(days=today.weekday())


def test_an_idea_and_every_public_step(arnhem, bram):
    idee = testkit.confirmed(arnhem.klarendal, "Bankjes")
    idee = actions.publish(actor=bram.actor, inbreng=idee, version=idee.version)
    idee = actions.take_up(actor=bram.actor, inbreng=idee, version=idee.version, tekst="Ik bel u.")
    words = {"tekst": "Ze komen er.", "is_public": True}
    idee = actions.answer(actor=bram.actor, inbreng=idee, version=idee.version, outcome=State.OPGEPAKT, **words)
    actions.complete(actor=bram.actor, inbreng=idee, version=idee.version, tekst="Ze staan er.", is_public=True)
    assert told() == ["idee: Bankjes", "wij zijn bezig met: Bankjes", "antwoord op: Bankjes", "klaar: Bankjes"]
    about = {reference for line in digest.lines(clock.now() - WEEK, clock.now() + WEEK) for reference in line.about}
    assert about == {"wijk:WK020206", "thema:groen", f"inbreng:{idee.kenmerk}"}


def test_nothing_of_what_is_not_public(arnhem, bram):
    testkit.answered(bram.actor, arnhem.klarendal, public=False)
    idee = testkit.confirmed(arnhem.klarendal, "Bankjes")
    idee = actions.publish(actor=bram.actor, inbreng=idee, version=idee.version)
    words = {"tekst": "Alleen voor u.", "outcome": State.GAAT_NIET_DOOR}
    actions.answer(actor=bram.actor, inbreng=idee, version=idee.version, **words)
    actions.add_remark(actor=testkit.bringer(idee), inbreng=idee, tekst="Jammer.")
    assert told() == ["idee: Bankjes"]


def test_what_was_taken_off_the_site_is_not_told(arnhem, bram):
    idee = testkit.answered(bram.actor, arnhem.klarendal)
    assert len(told()) == 2
    actions.not_publish(actor=bram.actor, inbreng=idee, version=idee.version, reason="Er staat een naam in.")
    assert told() == []


def test_from_the_answer_to_the_mail_of_who_follows_the_idea(arnhem, carla, page):
    idee = testkit.answered(carla.actor, arnhem.presikhaaf_west)
    reference = idee.reference
    amira = follower("amira@bewoners.example", arnhem.klarendal)
    abonnees.follow(actor=holder(amira), abonnee=amira, what=named([reference])[reference])
    actions.complete(
        actor=carla.actor, inbreng=Inbreng.objects.get(), version=idee.version, tekst="Ze staan er.", is_public=True
    )
    digest_run.run(this_monday())
    mail = Bericht.objects.get(kind="weekmail")
    assert mail.subject == "Weekmail: het idee ‘Bankjes bij de speeltuin’"
    assert "klaar: Bankjes bij de speeltuin" in mail.text
    assert "antwoord op" not in mail.text, "that was before she followed it"
    (link,) = {line for line in mail.text.splitlines() if "/ideeen/" in line}
    assert page(link.removeprefix("http://127.0.0.1:8000")).heading == "Bankjes bij de speeltuin"


def test_a_followed_idea_that_left_the_site_is_named_nowhere(arnhem, bram, page):
    idee = testkit.answered(bram.actor, arnhem.klarendal)
    reference = idee.reference
    amira = follower("amira@bewoners.example", arnhem.klarendal)
    abonnees.follow(actor=holder(amira), abonnee=amira, what=named([reference])[reference])
    actions.withdraw(actor=testkit.bringer(idee), inbreng=idee, keep_text=False)
    shown = page(f"/volgen/{amira.code}/")
    assert "Bankjes" not in shown.text
    assert "Iets dat niet meer op de site staat" in shown.text


@pytest.mark.parametrize("number", [2, 12])
def test_two_statements_for_any_number(arnhem, bram, number, query_budget):
    for one in range(number):
        testkit.answered(bram.actor, arnhem.klarendal, f"Idee {one}")
    assert InbrengStap.objects.count() > number
    with query_budget(2):
        assert len(told()) == 2 * number


@pytest.mark.parametrize("reference", ["inbreng:", "inbreng:2026-1", "inbreng:2026-00001\x00", "inbreng:é", "x", ""])
def test_a_reference_that_is_none_of_ours_is_not_even_asked_for(db, reference, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert list(digest.followable_ideas([reference])) == []
