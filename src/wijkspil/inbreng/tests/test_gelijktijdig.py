"""At the same moment: sent twice, confirmed twice, answered by two."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection

from wijkspil.berichten.models import Bericht
from wijkspil.core.actors import PUBLIC
from wijkspil.core.versions import ChangedMeanwhile
from wijkspil.inbreng import actions, testkit
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.status import State

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 8


def together(deed):
    """Do something in several threads, each with its own connection; return what came of each."""

    def one(number: int):
        try:
            return deed(number)
        except ChangedMeanwhile as late:
            return late
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(one, range(AT_ONCE)))


def test_sent_many_times_at_once_it_is_one_idea_and_one_mail(arnhem):
    content = testkit.content(arnhem.klarendal)
    same = {"actor": PUBLIC, "sleutel": uuid4(), "content": content, "brenger": testkit.AMIRA}
    assert len({idee.pk for idee in together(lambda _number: actions.share(**same))}) == 1
    assert Inbreng.objects.count() == Bericht.objects.count() == 1


def test_confirmed_many_times_at_once_it_gets_one_number_and_one_receipt(arnhem):
    inbreng = testkit.shared(arnhem.klarendal)
    done = together(lambda _number: actions.confirm(actor=testkit.bringer(inbreng), inbreng=inbreng))
    assert len({idee.kenmerk for idee in done}) == 1
    assert Bericht.objects.filter(kind="inbreng.ontvangst").count() == 1


def test_many_confirmed_at_once_get_numbers_without_gap_or_double(arnhem):
    brengers = [actions.Brenger(email=f"buur{number}@bewoners.example") for number in range(AT_ONCE)]
    ideas = [testkit.shared(arnhem.klarendal, brenger=brenger) for brenger in brengers]
    done = together(lambda number: actions.confirm(actor=testkit.bringer(ideas[number]), inbreng=ideas[number]))
    assert sorted(idee.kenmerk[5:] for idee in done) == [f"{number:05d}" for number in range(1, AT_ONCE + 1)]


def test_answered_by_many_at_once_one_is_sent_and_the_others_hear_it(arnhem, bram):
    inbreng = testkit.confirmed(arnhem.klarendal)
    done = together(
        lambda number: actions.answer(
            actor=bram.actor, inbreng=inbreng, version=inbreng.version, tekst=f"{number}", outcome=State.GAAT_NIET_DOOR
        )
    )
    assert sum(isinstance(outcome, ChangedMeanwhile) for outcome in done) == AT_ONCE - 1
    assert Bericht.objects.filter(kind="inbreng.antwoord").count() == 1
