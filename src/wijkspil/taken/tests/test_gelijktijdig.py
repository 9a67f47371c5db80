"""At the same moment: done by many, and told by many workers."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from wijkspil.berichten.models import Bericht
from wijkspil.core.actors import SYSTEM
from wijkspil.core.rules import RuleViolation
from wijkspil.core.versions import ChangedMeanwhile
from wijkspil.taken import actions, queries, testkit

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 8


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


def test_done_by_many_at_once_one_counts_and_the_others_hear_it(arnhem, bram):
    taak = testkit.given(bram, arnhem.klarendal)
    done = together(lambda number: actions.complete(actor=bram.actor, taak=taak, version=1, proof=f"{number}"))
    assert sum(isinstance(outcome, ChangedMeanwhile) for outcome in done) == AT_ONCE - 1
    assert [stap.kind for stap in queries.trail(taak)] == ["toegevoegd", "gedaan"]


def test_told_by_many_workers_at_once_it_is_one_mail(arnhem, bram):
    taak = testkit.late(bram, arnhem.klarendal)
    Bericht.objects.all().delete()
    told = together(lambda _number: actions.remind_owner(taken=[taak], owner=bram.account))
    assert sum(told) == Bericht.objects.count() == 1


def test_handed_over_by_many_at_once_it_goes_once(arnhem, bram, beheerder):
    taak, team = testkit.given(bram, arnhem.klarendal), testkit.team_of(arnhem.klarendal)
    done = together(lambda _number: actions.hand_over(actor=SYSTEM, taken=[taak], to=team))
    assert sum(isinstance(outcome, RuleViolation) for outcome in done) == AT_ONCE - 1
    assert queries.open_of_team(team).count() == 1
