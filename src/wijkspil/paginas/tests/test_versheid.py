"""Kept pages are never old: an edit in the CMS shows at once, and so does a date that comes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client, TestCase

from wijkspil.aanspreekpunten.models import Aanspreekpunt
from wijkspil.core import clock
from wijkspil.mensen.testkit import SINCE
from wijkspil.paginas import queries
from wijkspil.paginas.testkit import make_news, next_week
from wijkspil.reacties import actions, testkit

pytestmark = pytest.mark.django_db


@contextmanager
def committed() -> Iterator[None]:
    """Let what happens after a commit happen, as if the test did not run in one large transaction."""
    transaction.get_connection().run_on_commit.clear()
    with TestCase.captureOnCommitCallbacks(execute=True):
        yield


@pytest.fixture(autouse=True)
def page_cache_on(settings):
    settings.PAGE_CACHE_SECONDS = 60


def text(address):
    return Client().get(address).text


def kept(address):
    """Open a page twice, so that the second answer comes from the cache; return it."""
    Client().get(address)
    return Client().get(address)


ADDRESSES = [
    "/",
    "/wijken/",
    "/wijken/klarendal/",
    "/nieuws/",
    "/wijken/klarendal/bank/",
    "/privacy/",
    "/nieuws/feed.atom",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_public_pages_are_kept_without_cookie_or_token_and_cost_one_query(
    klarendal, address, django_assert_num_queries
):
    make_news(klarendal, slug="bank", reageren_tot=next_week())
    Client().get(address)
    with django_assert_num_queries(1):
        answer = Client().get(address)
    assert answer.status_code == 200
    assert not answer.cookies
    assert "csrfmiddlewaretoken" not in answer.text
    assert "etag" in answer.headers


@pytest.mark.parametrize("address", ["/vind-uw-wijk/?postcode=6822CD&huisnummer=12", "/inloggen/"])
def test_what_is_for_one_visitor_is_not_kept(klarendal, address, settings):
    answer = Client().get(address)
    assert "no-store" in answer["Cache-Control"] or "private" in answer["Cache-Control"]
    assert "etag" not in answer.headers


def test_publishing_shows_at_once(klarendal):
    kept("/wijken/klarendal/")
    klarendal.kernzin = "Klarendal heeft een molen."
    with committed():
        klarendal.save_revision().publish()
    assert "Klarendal heeft een molen." in text("/wijken/klarendal/")


def test_a_new_message_shows_at_once_on_home_and_wijk(klarendal):
    kept("/")
    kept("/wijken/klarendal/")
    message = make_news(klarendal, title="Nieuwe bank", live=False)
    with committed():
        message.save_revision().publish()
    assert "Nieuwe bank" in text("/")
    assert "Nieuwe bank" in text("/wijken/klarendal/")


@pytest.mark.parametrize("deed", ["unpublish", "delete"])
def test_taking_a_message_away_shows_at_once(klarendal, deed):
    message = make_news(klarendal, title="Vergissing", slug="vergissing")
    kept("/wijken/klarendal/")
    kept("/wijken/klarendal/vergissing/")
    with committed():
        getattr(message, deed)()
    assert "Vergissing" not in text("/wijken/klarendal/")
    assert Client().get("/wijken/klarendal/vergissing/").status_code == 404


def test_a_placed_reaction_shows_at_once(klarendal, bram):
    message = make_news(klarendal, slug="bank", reageren_tot=next_week())
    reactie = testkit.written(queries.reference_of(message), "Mooie bank.", email="")
    assert "Mooie bank." not in kept("/wijken/klarendal/bank/").text
    with committed():
        actions.place_reactie(actor=bram.actor, reactie=reactie)
    assert "Mooie bank." in text("/wijken/klarendal/bank/")


def test_the_change_of_the_first_of_september_shows_in_a_page_kept_the_day_before(klarendal, arnhem, monkeypatch):
    switch = date(2026, 9, 1)
    for name, start, until in (("Wijkmanagement", SINCE, switch), ("Gebiedstafel", switch, None)):
        Aanspreekpunt.objects.create(
            area=arnhem.klarendal,
            postbus=name,
            rol="Team",
            telefoon="026 000 00 09",
            valid_from=start,
            valid_until=until,
            visible_from=start,
        )
    monkeypatch.setattr(clock, "today", lambda: switch - timedelta(days=1))
    assert "Wijkmanagement" in kept("/wijken/klarendal/").text
    monkeypatch.setattr(clock, "today", lambda: switch)
    after = text("/wijken/klarendal/")
    assert "Gebiedstafel" in after
    assert "Wijkmanagement" not in after


def test_reacting_closes_at_midnight_in_a_kept_page(klarendal, monkeypatch):
    today = clock.today()
    make_news(klarendal, slug="bank", reageren_tot=today + timedelta(days=1))
    assert "Schrijf een reactie" in kept("/wijken/klarendal/bank/").text
    monkeypatch.setattr(clock, "today", lambda: today + timedelta(days=1))
    assert "Schrijf een reactie" not in text("/wijken/klarendal/bank/")


@pytest.mark.django_db(transaction=True)
def test_with_real_transactions_it_shows_at_once_too(klarendal):
    kept("/wijken/klarendal/")
    klarendal.kernzin = "Klarendal heeft een molen."
    klarendal.save_revision().publish()
    assert "Klarendal heeft een molen." in text("/wijken/klarendal/")


def test_staff_and_visitors_never_get_each_others_page(klarendal, bram):
    before = kept("/wijken/klarendal/")
    staff = bram.client.get("/wijken/klarendal/")
    assert staff["Cache-Control"].startswith("private")
    assert "etag" not in staff.headers
    assert Client().get("/wijken/klarendal/").content == before.content


def test_each_visitor_gets_the_own_wijk_on_the_home_page(klarendal, arnhem):
    one, other = Client(), Client()
    one.cookies["mijnwijk"] = "klarendal"
    other.cookies["mijnwijk"] = "presikhaaf-west"
    for _time in range(2):
        assert "Uw wijk: Klarendal" in one.get("/").text
        assert "Uw wijk: Presikhaaf-West" in other.get("/").text
        assert "Uw wijk:" not in text("/")


def test_both_languages_are_kept_apart(klarendal):
    assert 'lang="nl"' in kept("/wijken/klarendal/").text[:200]
    assert 'lang="en"' in kept("/en/wijken/klarendal/").text[:200]
    assert 'lang="nl"' in text("/wijken/klarendal/")[:200]


def test_a_full_cache_that_lost_everything_is_no_error(klarendal):
    kept("/wijken/klarendal/")
    cache.clear()
    assert "Klarendal" in text("/wijken/klarendal/")
