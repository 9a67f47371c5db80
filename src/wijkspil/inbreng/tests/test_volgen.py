"""The bringer adds something, or takes it back; then nothing personal stays."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from wijkspil.berichten.models import Bericht
from wijkspil.core.actors import PUBLIC, LinkActor
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.core.versions import ChangedMeanwhile
from wijkspil.inbreng import actions, queries, testkit
from wijkspil.inbreng.models import Inbreng, InbrengStap
from wijkspil.inbreng.status import Publication, StapKind, State

pytestmark = pytest.mark.django_db


def everything_kept() -> str:
    """All that the tables still hold of what people typed."""
    rows = [*Inbreng.objects.values(), *InbrengStap.objects.values(), *Bericht.objects.values()]
    return str(rows).lower()


def test_a_remark_makes_it_wait_on_staff_again(arnhem, bram):
    inbreng = testkit.answered(bram.actor, arnhem.klarendal)
    assert not queries.waiting_for(bram.actor).exists()
    actions.add_remark(actor=testkit.bringer(inbreng), inbreng=inbreng, tekst="Liefst met een prullenbak.")
    assert list(queries.waiting_for(bram.actor)) == [inbreng]
    assert queries.trail(inbreng)[-1].tekst == "Liefst met een prullenbak."


def test_a_remark_is_for_staff_only(arnhem, bram):
    inbreng = testkit.answered(bram.actor, arnhem.klarendal)
    actions.add_remark(actor=testkit.bringer(inbreng), inbreng=inbreng, tekst="Bel mij.")
    assert [stap.tekst for stap in queries.public_steps(inbreng)] == ["De bankjes komen er in het voorjaar."]


def test_remarks_have_a_limit_a_day(arnhem):
    inbreng = testkit.confirmed(arnhem.klarendal)
    for _time in range(actions.REMARKS_A_DAY):
        actions.add_remark(actor=testkit.bringer(inbreng), inbreng=inbreng, tekst="Nog iets.")
    with pytest.raises(RuleViolation, match="morgen"):
        actions.add_remark(actor=testkit.bringer(inbreng), inbreng=inbreng, tekst="Nog iets.")
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        actions.add_remark(actor=testkit.bringer(inbreng), inbreng=inbreng, tekst="Nog iets.")


def test_before_confirming_there_is_nothing_to_add_to(arnhem):
    inbreng = testkit.shared(arnhem.klarendal)
    with pytest.raises(RuleViolation):
        actions.add_remark(actor=testkit.bringer(inbreng), inbreng=inbreng, tekst="Nog iets.")


def test_taking_all_back_erases_every_word(arnhem, bram):
    inbreng = testkit.answered(bram.actor, arnhem.klarendal)
    actions.add_remark(actor=testkit.bringer(inbreng), inbreng=inbreng, tekst="Bel mij op mijn werk.")
    inbreng = actions.withdraw(actor=testkit.bringer(inbreng), inbreng=inbreng, keep_text=False)
    assert inbreng.state == State.INGETROKKEN
    assert queries.public_by_kenmerk(inbreng.kenmerk) is None
    assert not queries.waiting_for(bram.actor).exists()
    kept = everything_kept()
    for word in ("amira", "bankjes", "ouders", "pleintje", "bel mij", "voorjaar"):
        assert word not in kept


def test_the_idea_may_stay_without_its_bringer(arnhem, bram):
    inbreng = testkit.answered(bram.actor, arnhem.klarendal)
    actions.add_remark(actor=testkit.bringer(inbreng), inbreng=inbreng, tekst="Bel mij op mijn werk.")
    inbreng = actions.withdraw(actor=testkit.bringer(inbreng), inbreng=inbreng, keep_text=True)
    kept = everything_kept()
    assert "amira" not in kept
    assert "bel mij" not in kept
    assert "bankjes" in kept
    assert queries.public_by_kenmerk(inbreng.kenmerk) == inbreng
    mails = Bericht.objects.count()
    actions.complete(actor=bram.actor, inbreng=inbreng, version=inbreng.version, tekst="Klaar.")
    assert Bericht.objects.count() == mails, "there is nobody left to write to"


def test_taking_back_twice_is_taking_back_once(arnhem):
    inbreng = testkit.confirmed(arnhem.klarendal)
    first = actions.withdraw(actor=testkit.bringer(inbreng), inbreng=inbreng, keep_text=False)
    again = actions.withdraw(actor=testkit.bringer(inbreng), inbreng=inbreng, keep_text=True)
    assert again.version == first.version


def test_after_taking_back_nothing_can_be_added(arnhem):
    inbreng = testkit.confirmed(arnhem.klarendal)
    actions.withdraw(actor=testkit.bringer(inbreng), inbreng=inbreng, keep_text=True)
    with pytest.raises(RuleViolation):
        actions.add_remark(actor=testkit.bringer(inbreng), inbreng=inbreng, tekst="Toch nog iets.")


@pytest.mark.parametrize("who", ["stranger", "public", "staff"])
def test_only_the_holder_of_the_link(arnhem, bram, who):
    inbreng = testkit.confirmed(arnhem.klarendal)
    actor = {"stranger": LinkActor("inbreng:0"), "public": PUBLIC, "staff": bram.actor}[who]
    with pytest.raises(NotAllowed):
        actions.add_remark(actor=actor, inbreng=inbreng, tekst="Ik.")
    with pytest.raises(NotAllowed):
        actions.withdraw(actor=actor, inbreng=inbreng, keep_text=False)


def test_the_bringer_writes_it_better_and_it_waits_on_staff(arnhem, bram):
    inbreng = testkit.confirmed(arnhem.klarendal)
    inbreng = actions.publish(actor=bram.actor, inbreng=inbreng, version=inbreng.version)
    changed = corrected(inbreng)
    assert (changed.titel, changed.publication) == ("Drie bankjes", Publication.WACHT)
    assert queries.public_by_kenmerk(inbreng.kenmerk) is None, "what stands on the site was read by somebody"
    assert queries.trail(changed)[-1].kind == StapKind.AANGEPAST


def test_after_the_answer_there_is_nothing_to_correct(arnhem, bram):
    inbreng = testkit.answered(bram.actor, arnhem.klarendal)
    with pytest.raises(RuleViolation, match="U hebt al antwoord"):
        corrected(inbreng)


def test_the_same_words_change_nothing(arnhem, bram):
    inbreng = testkit.published(bram.actor, arnhem.klarendal)
    same = corrected(inbreng, titel=inbreng.titel, tekst=inbreng.tekst, place=inbreng.place)
    assert same.version == inbreng.version
    assert queries.public_by_kenmerk(inbreng.kenmerk)


def test_what_it_was_before_is_kept_nowhere(arnhem, bram):
    """Often it is corrected because something stands there that should not."""
    inbreng = testkit.published(bram.actor, arnhem.klarendal, tekst="Vraag het aan Geheim Persoon.")
    corrected(inbreng)
    assert "geheim persoon" not in str([*Inbreng.objects.values(), *InbrengStap.objects.values()]).lower()


def test_what_staff_did_in_between_is_told_and_a_note_among_staff_is_not(arnhem, bram):
    inbreng = testkit.confirmed(arnhem.klarendal)
    actions.note(actor=bram.actor, inbreng=inbreng, tekst="Bel de school.")
    changed = corrected(inbreng)
    actions.take_up(actor=bram.actor, inbreng=changed, version=changed.version, tekst="Ik kom kijken.")
    with pytest.raises(ChangedMeanwhile):
        corrected(changed, titel="Vier bankjes")


def corrected(inbreng, **fields):
    """Let the bringer write it better, on the screen that shows this inbreng."""
    said = {"titel": "Drie bankjes", "tekst": "Graag.", "place": "", **fields}
    return actions.correct(actor=testkit.bringer(inbreng), inbreng=inbreng, version=inbreng.version, **said)
