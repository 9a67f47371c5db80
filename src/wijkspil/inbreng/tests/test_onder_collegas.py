"""Staff ask each other to handle something, move it, and leave notes that no bringer sees."""

from datetime import date

import pytest

from wijkspil.core.actors import PUBLIC
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.core.versions import ChangedMeanwhile
from wijkspil.inbreng import actions, queries, testkit
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.status import StapKind
from wijkspil.mensen.actions import join_team, leave_team
from wijkspil.mensen.models import Team
from wijkspil.wijken.models import Thema

pytestmark = pytest.mark.django_db


@pytest.fixture
def inbreng(arnhem):
    return testkit.confirmed(arnhem.klarendal)


def assigned(actor, inbreng, **to):
    to = {"handler": None, "team": None, **to}
    return actions.assign(actor=actor, inbreng=inbreng, version=inbreng.version, **to)


def test_who_is_asked_may_read_and_handle_it_in_another_wijk(arnhem, bram, carla, inbreng):
    assert queries.staff_by_kenmerk(carla.actor, inbreng.kenmerk) is None
    inbreng = assigned(bram.actor, inbreng, handler=carla.account)
    assert queries.staff_by_kenmerk(carla.actor, inbreng.kenmerk) == inbreng
    actions.take_up(actor=carla.actor, inbreng=inbreng, version=inbreng.version, tekst="Ik bel u.")
    assert queries.visible_to(bram.actor).count() == 1, "the team of the wijk still sees it"


def test_a_team_that_is_asked_shows_it_to_its_members_of_today(arnhem, beheerder, bram, carla, inbreng):
    team = Team.objects.create(naam="Groen", area=arnhem.stad, valid_from=date(2016, 1, 1))
    inbreng = assigned(bram.actor, inbreng, team=team)
    assert not queries.visible_to(carla.actor).exists()
    lid = join_team(actor=beheerder.actor, account=carla.account, team=team)
    assert list(queries.visible_to(carla.actor)) == [inbreng]
    leave_team(actor=beheerder.actor, lid=lid, until=lid.valid_from)
    assert not queries.visible_to(carla.actor).exists()


def test_nobody_is_a_member_twice(arnhem, beheerder, carla):
    team = Team.objects.create(naam="Groen", area=arnhem.stad, valid_from=date(2016, 1, 1))
    join_team(actor=beheerder.actor, account=carla.account, team=team)
    with pytest.raises(RuleViolation, match="al lid"):
        join_team(actor=beheerder.actor, account=carla.account, team=team)


def test_being_asked_gives_nothing_to_who_handles_nothing_anywhere(arnhem, bram, els, inbreng):
    inbreng = assigned(bram.actor, inbreng, handler=els.account)
    assert not queries.visible_to(els.actor).exists()
    with pytest.raises(NotAllowed):
        actions.open_for_staff(actor=els.actor, inbreng=inbreng)


def test_who_left_cannot_be_asked(bram, carla, inbreng):
    carla.account.is_active = False
    with pytest.raises(RuleViolation, match="er niet meer"):
        assigned(bram.actor, inbreng, handler=carla.account)


def test_a_note_and_an_assignment_are_for_staff_only(page, bram, inbreng):
    actions.note(actor=bram.actor, inbreng=inbreng, tekst="Bel eerst de buurvrouw.")
    inbreng = assigned(bram.actor, Inbreng.objects.get(), handler=bram.account, tekst="Weet jij dit?")
    assert [stap.kind for stap in queries.trail(inbreng)][-2:] == [StapKind.NOTITIE, StapKind.TOEGEWEZEN]
    shown = page(f"/volg/{inbreng.code}/").text
    assert "buurvrouw" not in shown
    assert "Weet jij dit" not in shown
    assert inbreng.contacted_at is None, "the bringer heard nothing yet"


def test_two_assign_at_once(bram, carla, inbreng):
    assigned(bram.actor, inbreng, handler=bram.account)
    with pytest.raises(ChangedMeanwhile):
        assigned(bram.actor, inbreng, handler=carla.account)


def test_moving_gives_it_to_the_team_of_the_other_wijk_and_keeps_its_terms(arnhem, bram, carla, inbreng):
    before = inbreng.answer_before
    sport = Thema.objects.get(slug="sport")
    moved = actions.move(
        actor=bram.actor, inbreng=inbreng, version=inbreng.version, area=arnhem.presikhaaf_west, thema=sport
    )
    assert (moved.owner, moved.thema, moved.answer_before) == (arnhem.oost, sport, before)
    assert list(queries.visible_to(carla.actor)) == [moved]
    assert not queries.visible_to(bram.actor).exists()


@pytest.mark.parametrize("who", ["carla", "daan", "els", "beheerder", "public", "bringer"])
def test_nobody_else_does_it(request, inbreng, who):
    others = {"public": PUBLIC, "bringer": testkit.bringer(inbreng)}
    actor = others.get(who) or request.getfixturevalue(who).actor
    for deed in (
        lambda: assigned(actor, inbreng),
        lambda: actions.note(actor=actor, inbreng=inbreng, tekst="x"),
        lambda: actions.move(actor=actor, inbreng=inbreng, version=1, area=inbreng.area, thema=None),
    ):
        with pytest.raises(NotAllowed):
            deed()
    assert Inbreng.objects.get().version == inbreng.version
