"""A beheerder makes an account: the person gets a mail with a link and chooses a password."""

from datetime import timedelta

import pytest

from wijkspil.core import clock
from wijkspil.core.models import LogRegel
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.mensen import actions
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.models import Account
from wijkspil.mensen.permissions import INBRENG_LEZEN, Rol
from wijkspil.mensen.tests.conftest import make_account

NEW = {"naam": "Bram Bakker", "email": "Bram.Bakker@Arnhem.example", "rol": Rol.TEAMLID}


def test_new_account_may_do_its_work_in_its_area_only(arnhem, beheerder):
    account = actions.create_account(actor=beheerder.actor, area=arnhem.noord, **NEW)
    actor = StaffActor(account)
    assert actor.may(INBRENG_LEZEN, arnhem.klarendal)
    assert not actor.may(INBRENG_LEZEN, arnhem.oost)


def test_address_that_already_has_an_account_is_refused(arnhem, beheerder):
    actions.create_account(actor=beheerder.actor, area=arnhem.noord, **NEW)
    again = NEW | {"email": "BRAM.BAKKER@arnhem.example"}
    with pytest.raises(RuleViolation, match="Er is al een account met dit e-mailadres"):
        actions.create_account(actor=beheerder.actor, area=arnhem.noord, **again)
    assert Account.objects.filter(email__iexact=NEW["email"]).count() == 1


def test_beheerder_of_one_area_makes_no_account_in_another(arnhem, beheerder):
    local = StaffActor(make_account("Lo Kaal", Rol.BEHEERDER, arnhem.noord))
    with pytest.raises(NotAllowed):
        actions.create_account(actor=local, area=arnhem.oost, **NEW)
    with pytest.raises(NotAllowed):
        actions.create_account(actor=local, area=arnhem.stad, **NEW)
    assert actions.create_account(actor=local, area=arnhem.klarendal, **NEW).pk


def test_teamlid_makes_no_account(arnhem, beheerder):
    teamlid = StaffActor(make_account("Tea Lid", Rol.TEAMLID, arnhem.noord))
    with pytest.raises(NotAllowed):
        actions.create_account(actor=teamlid, area=arnhem.noord, **NEW)


def test_account_starts_on_its_first_day(arnhem, beheerder, client):
    tomorrow = clock.today() + timedelta(days=1)
    account = actions.create_account(actor=beheerder.actor, area=arnhem.noord, valid_from=tomorrow, **NEW)
    assert not account.can_sign_in
    assert not StaffActor(account).may(INBRENG_LEZEN, arnhem.noord)
    assert StaffActor(account).may(INBRENG_LEZEN, arnhem.noord, tomorrow)


def test_log_tells_who_did_it_without_name_or_address(arnhem, beheerder):
    account = actions.create_account(actor=beheerder.actor, area=arnhem.noord, **NEW)
    rows = LogRegel.objects.filter(object_kind="mensen.account", object_id=str(account.pk))
    assert {row.deed for row in rows} == {"account.gemaakt", "rol.gegeven"}
    assert {row.actor_id for row in rows} == {str(beheerder.account.pk)}
    assert "bram" not in str([row.details for row in rows]).lower()
