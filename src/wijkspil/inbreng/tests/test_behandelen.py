"""A team member takes up, answers, completes and publishes; the bringer hears each step."""

import pytest

from wijkspil.berichten.models import Bericht
from wijkspil.core.actors import PUBLIC, SYSTEM
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.core.states import check_step
from wijkspil.core.versions import ChangedMeanwhile
from wijkspil.inbreng import actions, queries, testkit
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.status import STEPS, Publication, StapKind, State
from wijkspil.mensen.models import RolToekenning

pytestmark = pytest.mark.django_db


def mail(kind: str) -> Bericht:
    return Bericht.objects.get(kind=f"inbreng.{kind}")


def deeds(actor, inbreng):
    """Every deed of staff, ready to be done."""
    version = inbreng.version
    return {
        "take_up": lambda: actions.take_up(actor=actor, inbreng=inbreng, version=version, tekst="Ik bel u."),
        "answer": lambda: actions.answer(
            actor=actor, inbreng=inbreng, version=version, tekst="Ja, dat doen wij.", outcome=State.OPGEPAKT
        ),
        "complete": lambda: actions.complete(actor=actor, inbreng=inbreng, version=version, tekst="Ze staan er."),
        "reopen": lambda: actions.reopen(actor=actor, inbreng=inbreng, version=version, tekst="Het kan toch."),
        "publish": lambda: actions.publish(actor=actor, inbreng=inbreng, version=version),
        "not_publish": lambda: actions.not_publish(actor=actor, inbreng=inbreng, version=version, reason="Een naam."),
    }


def test_taking_up_tells_the_bringer_who_it_is(arnhem, bram):
    inbreng = deeds(bram.actor, testkit.confirmed(arnhem.klarendal))["take_up"]()
    assert inbreng.state == State.IN_BEHANDELING
    assert inbreng.due == inbreng.answer_before
    assert "Bram, is nu bezig met uw idee" in mail("in_behandeling").text
    assert "> Ik bel u." in mail("in_behandeling").text


def test_the_answer_is_signed_and_mailed(arnhem, bram):
    inbreng = deeds(bram.actor, testkit.confirmed(arnhem.klarendal))["answer"]()
    assert inbreng.state == inbreng.outcome == State.OPGEPAKT
    assert inbreng.answered_at
    assert not inbreng.waits_on_staff
    text = mail("antwoord").text
    assert "> Ja, dat doen wij." in text
    assert "Geschreven door Bram." in text
    assert "In het kort: wij gaan dit doen." in text
    assert inbreng.stappen.last().account == bram.account


def test_what_was_promised_is_completed(arnhem, bram):
    inbreng = deeds(bram.actor, testkit.answered(bram.actor, arnhem.klarendal))["complete"]()
    assert inbreng.state == State.AFGEROND
    assert "> Ze staan er." in mail("afgerond").text


def test_before_the_answer_there_is_nothing_to_complete(arnhem, bram):
    with pytest.raises(RuleViolation, match="De stand is nu: ontvangen"):
        deeds(bram.actor, testkit.confirmed(arnhem.klarendal))["complete"]()


def test_a_no_that_is_rounded_off_stays_a_no_for_the_public(arnhem, bram):
    inbreng = testkit.confirmed(arnhem.klarendal)
    inbreng = actions.answer(
        actor=bram.actor, inbreng=inbreng, version=inbreng.version, tekst="Nee, want.", outcome=State.GAAT_NIET_DOOR
    )
    inbreng = deeds(bram.actor, inbreng)["complete"]()
    assert (inbreng.state_for_people, inbreng.badge) == ("dit gaat niet door", "inactive")


def test_what_was_answered_is_taken_up_again(arnhem, bram):
    inbreng = deeds(bram.actor, testkit.answered(bram.actor, arnhem.klarendal))["reopen"]()
    assert (inbreng.state, inbreng.outcome) == (State.IN_BEHANDELING, "")
    assert inbreng.waits_on_staff
    assert "> Het kan toch." in mail("heropend").text


@pytest.mark.parametrize("deed", ["take_up", "answer", "complete", "reopen"])
def test_no_step_without_words_to_the_bringer(arnhem, bram, deed):
    inbreng = testkit.answered(bram.actor, arnhem.klarendal)
    before = inbreng.stappen.count()
    action, more = getattr(actions, deed), {"outcome": State.OPGEPAKT} if deed == "answer" else {}
    with pytest.raises(RuleViolation, match="Schrijf eerst een bericht"):
        action(actor=bram.actor, inbreng=inbreng, version=inbreng.version, tekst="  ", **more)
    assert inbreng.stappen.count() == before


def test_publishing_shows_it_to_everybody_and_taking_it_off_hides_it(arnhem, bram):
    inbreng = deeds(bram.actor, testkit.confirmed(arnhem.klarendal))["publish"]()
    assert queries.public_by_kenmerk(inbreng.kenmerk) == inbreng
    assert f"/ideeen/{inbreng.kenmerk}/" in mail("gepubliceerd").text
    deeds(bram.actor, inbreng)["not_publish"]()
    assert queries.public_by_kenmerk(inbreng.kenmerk) is None
    assert "> Een naam." in mail("niet_gepubliceerd").text


def test_not_publishing_comes_with_a_reason(arnhem, bram):
    inbreng = deeds(bram.actor, testkit.confirmed(arnhem.klarendal))["not_publish"]()
    assert inbreng.publication == Publication.NIET


@pytest.mark.parametrize("deed", ["take_up", "answer", "complete", "reopen", "publish", "not_publish"])
@pytest.mark.parametrize("who", ["carla", "daan", "els", "beheerder", "public", "system", "bringer"])
def test_nobody_else_does_it(arnhem, request, deed, who):
    inbreng = testkit.confirmed(arnhem.klarendal)
    others = {"public": PUBLIC, "system": SYSTEM, "bringer": testkit.bringer(inbreng)}
    actor = others.get(who) or request.getfixturevalue(who).actor
    mails = Bericht.objects.count()
    with pytest.raises(NotAllowed):
        deeds(actor, inbreng)[deed]()
    assert Inbreng.objects.get().version == inbreng.version
    assert Bericht.objects.count() == mails


def test_a_role_that_ended_gives_nothing(arnhem, bram):
    inbreng = testkit.confirmed(arnhem.klarendal)
    RolToekenning.objects.update(valid_until="2020-01-01")
    assert not queries.visible_to(bram.actor).exists()
    with pytest.raises(NotAllowed):
        deeds(bram.actor, inbreng)["answer"]()


@pytest.mark.parametrize("deed", ["take_up", "answer", "publish", "not_publish"])
def test_two_at_once_lose_nothing(arnhem, bram, deed):
    opened = testkit.confirmed(arnhem.klarendal)
    deeds(bram.actor, opened)["not_publish"]()
    with pytest.raises(ChangedMeanwhile):
        deeds(bram.actor, opened)[deed]()
    assert [stap.kind for stap in queries.trail(opened, after_version=opened.version)] == [StapKind.NIET_GEPUBLICEERD]


@pytest.mark.parametrize("now", State)
@pytest.mark.parametrize("to", State)
def test_the_table_of_steps_decides(now, to):
    if to in STEPS[now]:
        check_step(STEPS, now, to)
    else:
        with pytest.raises(RuleViolation):
            check_step(STEPS, now, to)


def test_staff_see_what_is_theirs_and_nothing_else(arnhem, bram, carla, els):
    hers, his = testkit.confirmed(arnhem.presikhaaf_west), testkit.confirmed(arnhem.klarendal)
    assert list(queries.visible_to(bram.actor)) == [his]
    assert list(queries.visible_to(carla.actor)) == [hers]
    assert not queries.visible_to(els.actor).exists()
    assert not queries.visible_to(PUBLIC).exists()
    assert queries.staff_by_kenmerk(carla.actor, his.kenmerk) is None


def test_what_waits_stands_in_order_of_urgency(arnhem, bram):
    later, sooner = testkit.confirmed(arnhem.klarendal), testkit.confirmed(arnhem.klarendal)
    Inbreng.objects.filter(pk=sooner.pk).update(contact_before="2020-01-01", due_on="2020-01-01")
    done = testkit.answered(bram.actor, arnhem.klarendal)
    testkit.confirmed(arnhem.presikhaaf_west)
    waiting = list(queries.waiting_for(bram.actor))
    assert waiting == [sooner, later]
    assert waiting[0].is_late
    assert not waiting[1].is_late
    assert done not in waiting
    actions.add_remark(actor=testkit.bringer(done), inbreng=done, tekst="Nog iets.")
    assert list(queries.waiting_for(bram.actor)) == [sooner, done, later], "late, then what can be done today"
