"""Two inbreng that belong together know of each other, and who may see one of them learns nothing of the other."""

import pytest
from django.db import IntegrityError, transaction

from wijkspil.core import clock
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.core.versions import ChangedMeanwhile
from wijkspil.inbreng import actions, queries, testkit
from wijkspil.inbreng.models import Verband

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(arnhem):
    return testkit.confirmed(arnhem.klarendal), testkit.confirmed(arnhem.klarendal, "Een boom bij de bank")


def connected(by, one, other, reden="Zelfde speeltuin"):
    return actions.connect(actor=by.actor, inbreng=one, version=one.version, other=other, reden=reden)


@pytest.mark.parametrize("turned", [False, True])
def test_both_know_of_each_other(bram, two, turned):
    one, other = reversed(two) if turned else two
    row = connected(bram, one, other)
    assert row.een_id < row.ander_id
    for here, there in ((one, other), (other, one)):
        assert [(found.inbreng, found.verband.reden) for found in queries.related(bram.actor, here)] == [
            (there, "Zelfde speeltuin")
        ]
        assert queries.trail(here)[-1].kind == "verbonden"


@pytest.mark.parametrize("turned", [False, True])
def test_no_pair_twice_and_none_with_itself(bram, two, turned):
    connected(bram, *two)
    for one in two:
        one.refresh_from_db()
    one, other = reversed(two) if turned else two
    with pytest.raises(RuleViolation, match="staat er al bij"):
        connected(bram, one, other)
    with pytest.raises(RuleViolation, match="dezelfde"):
        connected(bram, one, one)


def test_the_database_refuses_a_pair_twice_or_the_wrong_way_round(bram, two):
    connected(bram, *two)
    moment = {"account": bram.account, "created_at": clock.now(), "reden": "x"}
    for een, ander in (two, reversed(two)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Verband.objects.create(een=een, ander=ander, **moment)


def test_of_two_wijken_only_who_sees_both_sees_it(arnhem, bram, carla, beheerder):
    from wijkspil.mensen.permissions import Rol
    from wijkspil.mensen.testkit import make_person

    everywhere = make_person("Nora", Rol.TEAMLID, arnhem.stad)
    one, other = testkit.confirmed(arnhem.klarendal), testkit.confirmed(arnhem.presikhaaf_west, "Geheim van Carla")
    with pytest.raises(NotAllowed):
        connected(bram, one, other)
    connected(everywhere, one, other)
    assert len(queries.related(everywhere.actor, one)) == 1
    assert queries.related(bram.actor, one) == []
    assert queries.related(carla.actor, other) == []
    assert "Geheim" not in str([(stap.tekst, stap.signed) for stap in queries.trail(one)])


def test_loose_again_and_twice_is_once(bram, two):
    row = connected(bram, *two)
    for _ in range(2):
        actions.disconnect(actor=bram.actor, inbreng=two[0], verband=row)
    assert queries.related(bram.actor, two[1]) == []
    assert [stap.kind for stap in queries.trail(two[1])].count("losgemaakt") == 1


def test_nobody_else(bram, daan, carla, two):
    row = connected(bram, *two)
    for person in (daan, carla):
        with pytest.raises(NotAllowed):
            connected(person, *two)
        with pytest.raises(NotAllowed):
            actions.disconnect(actor=person.actor, inbreng=two[0], verband=row)


def test_the_second_of_two_is_told(bram, two):
    actions.note(actor=bram.actor, inbreng=two[0], tekst="Eerst.")
    with pytest.raises(ChangedMeanwhile):
        connected(bram, *two)


def test_what_is_taken_back_belongs_to_nothing(bram, two):
    connected(bram, *two)
    actions.withdraw(actor=testkit.bringer(two[0]), inbreng=two[0], keep_text=False)
    assert not Verband.objects.exists()


def test_the_bringer_sees_nothing_of_it(bram, two):
    connected(bram, *two)
    assert "verbonden" not in [stap.kind for stap in queries.steps_for_bringer(two[0])]
