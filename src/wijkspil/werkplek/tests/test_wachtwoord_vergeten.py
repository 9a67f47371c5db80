"""Somebody forgot the password: a link by mail, and nobody learns whether an address has an account."""

import re
from datetime import timedelta

import pytest

from wijkspil.berichten.models import Bericht
from wijkspil.core import clock
from wijkspil.core.testkit.pages import Visitor
from wijkspil.mensen.models import Account

START = "/inloggen/wachtwoord-vergeten/"
NEW = "vier woorden op rij"


def ask(email):
    page = Visitor()(START)
    return page.submit("Mail mij een link", email=email, goes_to=f"{START}verstuurd/")


def link():
    return re.search(r"http://127\.0\.0\.1:8000(\S+)", Bericht.objects.latest("pk").text)[1]


def test_link_sets_a_new_password_once_and_ends_old_sessions(bram):
    assert bram.page("/werk/").status == 200
    ask(bram.account.email)
    mail = Bericht.objects.get()
    assert (mail.kind, mail.recipient) == ("account.nieuw_wachtwoord", bram.account.email)
    visitor = Visitor()
    form = visitor(link(), goes_to="/inloggen/wachtwoord-kiezen/*")
    assert "set-password" in form.url  # the secret itself is out of the address
    form.submit("Bewaar mijn wachtwoord", password1=NEW, goes_to=f"{START}klaar/")
    assert Account.objects.get(pk=bram.account.pk).check_password(NEW)
    assert bram.page("/werk/", goes_to="/inloggen/?next=/werk/").heading == "Inloggen voor medewerkers"
    assert Visitor()(link()).heading == "Deze link werkt niet meer"


def test_mail_scanner_that_opens_the_link_uses_nothing_up(bram):
    ask(bram.account.email)
    for _ in range(3):
        Visitor()(link(), goes_to="/inloggen/wachtwoord-kiezen/*")
    form = Visitor()(link(), goes_to="/inloggen/wachtwoord-kiezen/*")
    assert form.submit("Bewaar mijn wachtwoord", password1=NEW, goes_to=f"{START}klaar/").heading


def test_unknown_address_gets_the_same_page_and_no_mail(bram):
    known = ask(bram.account.email)
    unknown = ask("niemand@arnhem.example")
    assert unknown.html == known.html
    assert Bericht.objects.count() == 1


def test_closed_account_gets_the_same_page_and_no_mail(bram):
    Account.objects.update(valid_until=clock.today())
    assert ask(bram.account.email).heading == "Kijk in uw mail"
    Account.objects.update(valid_until=None, valid_from=clock.today() + timedelta(days=1))
    ask(bram.account.email)
    assert not Bericht.objects.exists()


def test_asking_again_and_again_is_stopped(bram):
    visitor = Visitor()
    for _ in range(5):
        visitor(START).submit("Mail mij een link", email=bram.account.email, goes_to=f"{START}verstuurd/")
    answer = visitor(START).submit("Mail mij een link", email=bram.account.email, status=429)
    assert answer.heading == "Even wachten"
    assert Bericht.objects.count() == 5


@pytest.mark.parametrize("header", [{"host": "elders.example"}, {"x-forwarded-host": "elders.example"}])
def test_link_never_points_to_the_host_of_the_request(bram, client, header):
    client.post(START, {"email": bram.account.email}, headers=header)
    for mail in Bericht.objects.all():
        assert "elders.example" not in mail.text


@pytest.mark.parametrize("key", ["1/abc-def", "zzzzzzzzzzzz/x-y", "0/set-password", "1/%00", "99999999999999/x"])
def test_made_up_link_does_not_work(db, page, key):
    assert page(f"/inloggen/wachtwoord-kiezen/{key}/").heading == "Deze link werkt niet meer"


def test_address_without_at_sign_is_told_at_the_field(db, page):
    answer = page(START).submit("Mail mij een link", email="bram")
    assert answer.errors == ["Schrijf bij ‘E-mailadres’ een e-mailadres zoals naam@voorbeeld.nl."]
