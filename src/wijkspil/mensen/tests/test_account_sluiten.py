"""A beheerder closes an account from a date, and opens it again."""

from datetime import timedelta

import pytest

from wijkspil.core import clock
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.mensen import actions
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.models import Account
from wijkspil.mensen.permissions import INBRENG_LEZEN, WERKPLEK_OPENEN, Rol
from wijkspil.mensen.testkit import sign_in
from wijkspil.mensen.tests.conftest import PASSWORD, make_account


@pytest.fixture
def bram(arnhem, beheerder):
    return make_account("Bram Bakker", Rol.TEAMLID, arnhem.noord)


def test_roles_end_with_the_account(arnhem, beheerder, bram):
    day = clock.today() + timedelta(days=10)
    actions.close_account(actor=beheerder.actor, account=bram, until=day)
    actor = StaffActor(Account.objects.get(pk=bram.pk))
    assert actor.may(INBRENG_LEZEN, arnhem.noord, day - timedelta(days=1))
    assert not actor.may(INBRENG_LEZEN, arnhem.noord, day)
    assert [role.valid_until for role in bram.rollen.all()] == [day]


def test_signed_in_person_is_out_at_the_next_request(arnhem, beheerder, bram, client):
    sign_in(client, bram)
    assert client.get("/inloggen/uitloggen/").status_code == 200
    actions.close_account(actor=beheerder.actor, account=bram, until=clock.today())
    response = client.get("/werk/")
    assert response.status_code == 302
    assert response.url.startswith("/inloggen/")


@pytest.mark.parametrize("days", [-400, 1])
def test_closed_or_not_yet_open_account_cannot_sign_in(arnhem, beheerder, bram, client, days):
    if days < 0:
        actions.close_account(actor=beheerder.actor, account=bram, until=clock.today())
    else:
        Account.objects.filter(pk=bram.pk).update(valid_from=clock.today() + timedelta(days=days))
    response = client.post("/inloggen/", {"login": bram.email, "password": PASSWORD})
    assert response.status_code == 302
    assert response.url == "/inloggen/gesloten/"
    assert client.get("/werk/").url.startswith("/inloggen/?next=")


def test_day_that_is_over_is_refused(arnhem, beheerder, bram):
    with pytest.raises(RuleViolation, match="Deze datum is voorbij"):
        actions.close_account(actor=beheerder.actor, account=bram, until=clock.today() - timedelta(days=1))


def test_last_beheerder_cannot_leave(arnhem, beheerder):
    day = clock.today() + timedelta(days=30)
    with pytest.raises(RuleViolation, match="geen functioneel beheerder meer"):
        actions.close_account(actor=beheerder.actor, account=beheerder.account, until=day)
    assert Account.objects.get(pk=beheerder.account.pk).valid_until is None


def test_beheerder_can_leave_when_a_colleague_follows_without_a_gap(arnhem, beheerder):
    day = clock.today() + timedelta(days=30)
    make_account("Co Lega", Rol.BEHEERDER, arnhem.stad, valid_from=day)
    actions.close_account(actor=beheerder.actor, account=beheerder.account, until=day)
    assert Account.objects.get(pk=beheerder.account.pk).valid_until == day


def test_beheerder_of_one_area_does_not_close_somebody_who_works_elsewhere_too(arnhem, beheerder, bram):
    local = StaffActor(make_account("Lo Kaal", Rol.BEHEERDER, arnhem.noord))
    actions.grant_role(actor=beheerder.actor, account=bram, rol=Rol.TEAMLID, area=arnhem.oost)
    with pytest.raises(NotAllowed):
        actions.close_account(actor=local, account=bram, until=clock.today())


def test_reopened_account_has_no_roles_until_they_are_given_anew(arnhem, beheerder, bram):
    actions.close_account(actor=beheerder.actor, account=bram, until=clock.today())
    actions.reopen_account(actor=beheerder.actor, account=Account.objects.get(pk=bram.pk))
    account = Account.objects.get(pk=bram.pk)
    assert account.can_sign_in
    assert not StaffActor(account).may(WERKPLEK_OPENEN)
