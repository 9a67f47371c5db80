"""A beheerder gives and ends roles, from a date to a date."""

from datetime import timedelta

import pytest

from wijkspil.core import clock
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.mensen import actions
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.models import Account, RolToekenning
from wijkspil.mensen.permissions import PAGINAS_SCHRIJVEN, Rol
from wijkspil.mensen.tests.conftest import make_account


@pytest.fixture
def bram(arnhem, beheerder):
    return make_account("Bram Bakker", Rol.TEAMLID, arnhem.noord)


def may_write(account, area, on=None):
    return StaffActor(Account.objects.get(pk=account.pk)).may(PAGINAS_SCHRIJVEN, area, on)


def test_role_holds_from_its_first_day_until_the_day_before_its_end(arnhem, beheerder, bram):
    first = clock.today() + timedelta(days=2)
    actions.grant_role(
        actor=beheerder.actor,
        account=bram,
        rol=Rol.REDACTEUR,
        area=arnhem.oost,
        valid_from=first,
        valid_until=first + timedelta(days=1),
    )
    assert [may_write(bram, arnhem.oost, first + timedelta(days=n)) for n in (-1, 0, 1)] == [False, True, False]


def test_same_role_twice_in_one_period_is_refused(arnhem, beheerder, bram):
    with pytest.raises(RuleViolation, match="heeft deze rol in dit gebied al"):
        actions.grant_role(actor=beheerder.actor, account=bram, rol=Rol.TEAMLID, area=arnhem.noord)


def test_role_ended_today_is_gone_today(arnhem, beheerder, bram):
    role = actions.grant_role(
        actor=beheerder.actor,
        account=bram,
        rol=Rol.REDACTEUR,
        area=arnhem.oost,
        valid_from=clock.today() - timedelta(days=3),
    )
    actions.end_role(actor=beheerder.actor, role=role, until=clock.today())
    assert not may_write(bram, arnhem.oost)
    assert RolToekenning.objects.filter(pk=role.pk).exists()


def test_role_given_by_mistake_today_is_taken_back_entirely(arnhem, beheerder, bram):
    role = actions.grant_role(actor=beheerder.actor, account=bram, rol=Rol.REDACTEUR, area=arnhem.oost)
    actions.end_role(actor=beheerder.actor, role=role, until=clock.today())
    assert not RolToekenning.objects.filter(rol=Rol.REDACTEUR).exists()


def test_role_in_an_area_of_a_colleague_is_refused(arnhem, beheerder, bram):
    local = StaffActor(make_account("Lo Kaal", Rol.BEHEERDER, arnhem.oost))
    with pytest.raises(NotAllowed):
        actions.end_role(actor=local, role=bram.rollen.get(), until=clock.today())
    with pytest.raises(NotAllowed):
        actions.grant_role(actor=local, account=bram, rol=Rol.REDACTEUR, area=arnhem.stad)


def test_role_of_the_last_beheerder_cannot_end(arnhem, beheerder):
    with pytest.raises(RuleViolation, match="geen functioneel beheerder meer"):
        actions.end_role(actor=beheerder.actor, role=beheerder.account.rollen.get(), until=clock.today())


def test_team_starts_and_ends_on_a_date(arnhem, beheerder):
    day = clock.today() + timedelta(days=5)
    team = actions.make_team(actor=beheerder.actor, naam="Team Noord", area=arnhem.noord)
    actions.end_team(actor=beheerder.actor, team=team, until=day)
    team.refresh_from_db()
    assert team.valid_until == day
    local = StaffActor(make_account("Lo Kaal", Rol.BEHEERDER, arnhem.oost))
    with pytest.raises(NotAllowed):
        actions.end_team(actor=local, team=team, until=clock.today())
