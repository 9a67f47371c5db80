"""`wijkspil beheerder` makes the first administrator and prints the link to choose a password."""

import json
import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from wijkspil.core import clock
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.models import Account
from wijkspil.mensen.permissions import ACCOUNTS_BEHEREN

BO = {"naam": "Bo Beheer", "email": "Bo@arnhem.example"}


def run(**options):
    answer = StringIO()
    call_command("beheerder", stdout=answer, **(BO | options))
    return answer.getvalue()


def test_first_administrator_gets_a_link_that_works(arnhem, page):
    told = json.loads(run(json=True))
    assert told["email"] == "bo@arnhem.example"
    assert StaffActor(Account.objects.get(email=told["email"])).may(ACCOUNTS_BEHEREN, arnhem.stad)
    path = told["link"].removeprefix("http://127.0.0.1:8000")
    assert page(path, goes_to="/inloggen/wachtwoord-kiezen/*").heading == "Kies uw wachtwoord"


def test_twice_changes_nothing_and_gives_a_new_link(arnhem):
    first, second = run(), run()
    assert Account.objects.get().rollen.count() == 1
    assert re.search(r"http\S+", first)
    assert re.search(r"http\S+", second)


def test_closed_administrator_comes_back(arnhem):
    run()
    Account.objects.update(is_active=False)
    Account.objects.get().rollen.update(valid_from="2020-01-01", valid_until=clock.today())
    run()
    assert StaffActor(Account.objects.get()).may(ACCOUNTS_BEHEREN, arnhem.stad)


def test_without_a_gemeente_it_says_what_to_do_first(db):
    with pytest.raises(CommandError, match="Stel eerst de gemeente in"):
        run()
