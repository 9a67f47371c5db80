"""Help at an inbreng is a trail of its own: asked, promised for a day, done or not."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from wijkspil.core import clock
from wijkspil.core.actors import PUBLIC
from wijkspil.core.models import LogRegel
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.core.versions import ChangedMeanwhile
from wijkspil.inbreng import actions, queries, testkit
from wijkspil.inbreng.models import Inbreng, Toezegging
from wijkspil.inbreng.status import PromiseState
from wijkspil.mensen.models import Team

pytestmark = pytest.mark.django_db


@pytest.fixture
def inbreng(arnhem):
    return testkit.confirmed(arnhem.klarendal)


@pytest.fixture
def team(arnhem):
    return Team.objects.create(naam="Groen", area=arnhem.stad, valid_from=date(2016, 1, 1))


def asked(by, inbreng, **more):
    inbreng.refresh_from_db()
    what = {"wat": "Zout strooien bij de school", "of": "de woningcorporatie", **more}
    return actions.ask(actor=by.actor, inbreng=inbreng, version=inbreng.version, asked=actions.Asked(**what))


def fresh(toezegging):
    return Toezegging.objects.select_related("inbreng__area").get(pk=toezegging.pk)


def now(toezegging):
    return {"toezegging": toezegging, "version": Inbreng.objects.get(pk=toezegging.inbreng_id).version}


def test_asked_promised_and_done(bram, inbreng):
    row = asked(bram, inbreng)
    assert (row.state, row.van, row.due) == (PromiseState.GEVRAAGD, "de woningcorporatie", None)
    due = clock.today() + timedelta(days=3)
    row = actions.promise(actor=bram.actor, **now(row), due=due)
    assert (row.state, row.due) == (PromiseState.TOEGEZEGD, due)
    row = actions.fulfil(actor=bram.actor, **now(row), tekst="Er ligt zout.")
    assert row.state == PromiseState.GEDAAN
    assert row.closed_at
    kinds = ["ontvangen", "gevraagd", "toegezegd", "toezegging_gedaan"]
    assert [stap.kind for stap in queries.trail(inbreng)] == kinds
    assert "Er ligt zout." in queries.trail(inbreng)[-1].tekst


def test_promised_at_once_and_again_for_another_day(bram, inbreng, team):
    row = asked(bram, inbreng, of=team, due=clock.today())
    assert (row.state, row.van) == (PromiseState.TOEGEZEGD, "Groen")
    later = clock.today() + timedelta(days=30)
    row = actions.promise(actor=bram.actor, **now(row), due=later, tekst="De wagen is stuk.")
    assert row.due == later
    assert "De wagen is stuk." in queries.trail(inbreng)[-1].tekst


def test_no_comes_with_a_reason_and_can_be_promised_after_all(bram, inbreng):
    row = asked(bram, inbreng)
    with pytest.raises(RuleViolation, match="Schrijf eerst"):
        actions.not_fulfil(actor=bram.actor, **now(row), tekst=" ")
    row = actions.not_fulfil(actor=bram.actor, **now(row), tekst="Geen zout meer.")
    assert row.uitkomst == "Geen zout meer."
    row = actions.promise(actor=bram.actor, **now(row), due=clock.today())
    assert (row.uitkomst, row.closed_at) == ("", None)


def test_what_is_done_stays_done(bram, inbreng):
    row = actions.fulfil(actor=bram.actor, **now(asked(bram, inbreng)), tekst="Klaar.")
    for act, more in ((actions.promise, {"due": clock.today()}), (actions.not_fulfil, {"tekst": "Toch niet."})):
        with pytest.raises(RuleViolation, match="De stand is nu: gedaan"):
            act(actor=bram.actor, **now(row), **more)


def test_a_day_that_has_passed(bram, inbreng):
    with pytest.raises(RuleViolation, match="Deze datum is voorbij"):
        asked(bram, inbreng, due=clock.today() - timedelta(days=1))


def test_a_colleague_who_left(bram, carla, inbreng):
    carla.account.valid_until = clock.today()
    with pytest.raises(RuleViolation, match="is er niet meer"):
        asked(bram, inbreng, of=carla.account)


@pytest.mark.parametrize("who", ["carla", "daan", "els", "beheerder"])
def test_nobody_else(request, bram, inbreng, who):
    person = request.getfixturevalue(who)
    with pytest.raises(NotAllowed):
        asked(person, inbreng)
    row = asked(bram, inbreng)
    with pytest.raises(NotAllowed):
        actions.fulfil(actor=person.actor, **now(row), tekst="Klaar.")
    with pytest.raises(NotAllowed):
        actions.fulfil(actor=PUBLIC, **now(row), tekst="Klaar.")


def test_the_second_of_two_is_told(bram, inbreng):
    row = asked(bram, inbreng)
    before = now(row)
    actions.note(actor=bram.actor, inbreng=inbreng, tekst="Bel eerst.")
    with pytest.raises(ChangedMeanwhile):
        actions.fulfil(actor=bram.actor, **before, tekst="Klaar.")


def test_the_bringer_reads_only_what_staff_chose(bram, inbreng):
    asked(bram, inbreng, wat="Intern")
    shown = asked(bram, inbreng, wat="Voor de brenger", for_bringer=True)
    assert queries.promises_for_bringer(inbreng) == [shown]
    assert [stap.kind for stap in queries.steps_for_bringer(inbreng)] == ["ontvangen", "gevraagd"]
    inbreng.refresh_from_db()
    assert inbreng.contacted_at is None, "the bringer got no mail: the term of the first contact still runs"


def test_late_ones_are_seen_by_who_sees_the_inbreng(arnhem, bram, carla, inbreng, team):
    late = testkit.promised(bram.actor, inbreng, team, days=-1)
    testkit.promised(bram.actor, inbreng, team, days=0)
    assert list(queries.promises_to_do(bram.actor)) == [late]
    assert not queries.promises_to_do(carla.actor).exists()
    assert not queries.promises_to_do(PUBLIC).exists()
    assert late.is_late
    actions.fulfil(actor=bram.actor, **now(late), tekst="Alsnog.")
    assert not queries.promises_to_do(bram.actor).exists()


def test_who_was_asked_sees_what_to_do_soon_without_the_inbreng(arnhem, bram, carla, team):
    idee = testkit.confirmed(arnhem.klarendal, "Idee van Klarendal")
    soon = testkit.promised(bram.actor, idee, carla.account, days=7)
    testkit.promised(bram.actor, idee, carla.account, days=8)
    no_day = asked(bram, idee, of=carla.account)
    testkit.promised(bram.actor, idee, "de school", days=-3)
    assert [(row, row.may_open) for row in queries.promises_to_do(carla.actor)] == [(soon, False), (no_day, False)]
    assert queries.staff_by_kenmerk(carla.actor, idee.kenmerk) is None


def test_who_leaves_hands_over_what_is_open(bram, carla, beheerder, inbreng):
    first, second = (testkit.promised(bram.actor, inbreng, bram.account) for _ in range(2))
    done = actions.fulfil(actor=bram.actor, **now(testkit.promised(bram.actor, inbreng, bram.account)), tekst="Klaar.")
    assert list(queries.open_promises_of(bram.account)) == [first, second]
    actions.pass_on_promises(
        actor=beheerder.actor, toezeggingen=queries.open_promises_of(bram.account), to=carla.account
    )
    assert not queries.open_promises_of(bram.account).exists()
    assert list(queries.open_promises_of(carla.account)) == [first, second]
    with pytest.raises(RuleViolation, match="niet meer open"):
        actions.pass_on_promises(actor=beheerder.actor, toezeggingen=[fresh(done)], to=carla.account)
    with pytest.raises(NotAllowed):
        actions.pass_on_promises(actor=carla.actor, toezeggingen=[fresh(first)], to=carla.account)


def test_of_a_team(bram, inbreng, team):
    row = testkit.promised(bram.actor, inbreng, team)
    assert list(queries.open_promises_of_team(team)) == [row]


def test_taken_back_it_is_erased(bram, inbreng, team):
    testkit.promised(bram.actor, inbreng, team)
    actions.withdraw(actor=testkit.bringer(inbreng), inbreng=inbreng, keep_text=False)
    assert not Toezegging.objects.exists()


def test_taken_back_with_its_text_it_goes_on(bram, inbreng, team):
    row = testkit.promised(bram.actor, inbreng, team)
    actions.withdraw(actor=testkit.bringer(inbreng), inbreng=inbreng, keep_text=True)
    actions.fulfil(actor=bram.actor, **now(row), tekst="Klaar.")


def test_the_log_holds_no_words(bram, inbreng):
    row = asked(bram, inbreng)
    actions.fulfil(actor=bram.actor, **now(row), tekst="Er ligt zout.")
    details = str(list(LogRegel.objects.filter(deed__startswith="toezegging.").values_list("details", flat=True)))
    assert "zout" not in details.lower()
    assert "corporatie" not in details


@pytest.mark.parametrize(
    "wrong",
    [
        {"partij": ""},
        {"state": "toegezegd", "due": None},
        {"state": "gedaan"},
        {"closed_at": "2026-01-01T00:00Z"},
    ],
)
def test_the_database_refuses_what_may_never_be(bram, inbreng, wrong):
    row = asked(bram, inbreng)
    with pytest.raises(IntegrityError), transaction.atomic():
        Toezegging.objects.filter(pk=row.pk).update(**wrong)
