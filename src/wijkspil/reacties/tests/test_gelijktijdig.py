"""At the same moment: written twice, confirmed twice, judged by two, decided by two, taken back while it is judged."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from wijkspil.berichten.models import Bericht
from wijkspil.core.rules import RuleViolation
from wijkspil.inbreng import testkit as inbreng
from wijkspil.mensen.permissions import Rol
from wijkspil.mensen.testkit import make_person
from wijkspil.reacties import actions
from wijkspil.reacties.models import Reactie, Tegenspraak, Tip
from wijkspil.reacties.status import TipState
from wijkspil.reacties.testkit import in_dispute, objected, reacted, tipped, writer, written

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 6


def together(deed):
    """Do something in several threads, each with its own connection; return what came of each."""

    def one(number: int):
        try:
            return deed(number)
        except RuleViolation as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(one, range(AT_ONCE)))


def refusals(done) -> int:
    return sum(isinstance(outcome, RuleViolation) for outcome in done)


@pytest.fixture
def reference(arnhem, bram):
    return inbreng.published(bram.actor, arnhem.klarendal).reference


def test_written_many_times_at_once_it_is_one_reaction(reference):
    together(lambda number: written(reference, f"Versie {number}."))
    assert Reactie.objects.count() == 1


def test_confirmed_and_judged_by_many_at_once_one_of_them_did_it(reference, bram):
    reactie = written(reference)
    together(lambda _number: actions.confirm_reactie(actor=writer(reactie), reactie=reactie))
    reactie.refresh_from_db()
    done = together(
        lambda number: actions.refuse_reactie(
            actor=bram.actor, reactie=Reactie.objects.select_related("area").get(), reden=f"{number}"
        )
    )
    assert refusals(done) == AT_ONCE - 1
    assert Bericht.objects.filter(kind="reactie.geweigerd").count() == 1


def test_objected_many_times_at_once_and_decided_by_many_it_is_once(reference, bram, arnhem):
    reactie = actions.refuse_reactie(actor=bram.actor, reactie=reacted(reference), reden="Een naam.")
    assert refusals(together(lambda _number: objected(reactie))) == AT_ONCE - 1
    bea = make_person("Bea", Rol.TEAMLID, arnhem.klarendal)
    objection = Tegenspraak.objects.get()
    done = together(
        lambda number: actions.decide_objection(
            actor=bea.actor, objection=objection, gegrond=bool(number % 2), uitleg="Zo is het."
        )
    )
    assert refusals(done) == AT_ONCE - 1
    assert Bericht.objects.filter(kind="reactie.besluit").count() == 1


def test_taken_back_while_a_colleague_decides_leaves_nothing_behind(reference, arnhem):
    reactie = in_dispute(reference)
    bea = make_person("Bea", Rol.TEAMLID, arnhem.klarendal)
    objection = Tegenspraak.objects.get()

    def deed(number: int):
        if number == 0:
            return actions.withdraw_reactie(actor=writer(reactie), reactie=reactie)
        return actions.decide_objection(actor=bea.actor, objection=objection, gegrond=True, uitleg="Ja.")

    together(deed)
    assert not Reactie.objects.exists()
    assert not Bericht.objects.exclude(recipient="").filter(kind__startswith="reactie.").exists()


def test_tips_are_decided_once(reference, bram):
    tip = tipped(reference)
    done = together(lambda _number: actions.keep_despite_tips(actor=bram.actor, tip=tip))
    assert refusals(done) == AT_ONCE - 1
    assert Tip.objects.get().state == TipState.BLIJFT
