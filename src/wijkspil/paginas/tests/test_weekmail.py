"""What paginas tells in the weekmail: news that appeared."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from wijkspil.berichten import digest_run
from wijkspil.berichten.models import Bericht
from wijkspil.berichten.testkit import follower
from wijkspil.core import clock
from wijkspil.paginas import digest
from wijkspil.paginas.models import NieuwsPage
from wijkspil.paginas.testkit import make_news

WEEK = timedelta(days=7)


def published(parent=None, **fields):
    """A message that an editor published just now."""
    page = make_news(parent, live=False, **fields)
    page.save_revision().publish()
    return NieuwsPage.objects.get(pk=page.pk)


def told():
    return list(digest.lines(clock.now() - WEEK, clock.now() + WEEK))


def test_news_of_a_wijk_and_for_all(klarendal):
    published(klarendal, title="Kijk mee", slug="kijk-mee")
    published(title="Voor iedereen", slug="voor-iedereen")
    lines = {line.titel: line for line in told()}
    assert lines["Kijk mee"].about == {"wijk:WK020206"}
    assert lines["Kijk mee"].path == "/wijken/klarendal/kijk-mee/"
    assert lines["Voor iedereen"].about == {"wijk:GM0202"}
    assert {line.soort for line in lines.values()} == {"nieuws"}


def test_a_draft_is_no_news_and_a_correction_is_none_either(klarendal):
    make_news(klarendal, live=False)
    page = published(klarendal, title="Kijk mee")
    (line,) = told()
    page.title = "Kijk allemaal mee"
    page.save_revision().publish()
    (again,) = told()
    assert (again.key, again.when, again.titel) == (line.key, line.when, "Kijk allemaal mee")


@pytest.mark.parametrize("number", [2, 12])
def test_two_statements_for_any_number(klarendal, number, query_budget):
    for _one in range(number):
        published(klarendal)
    with query_budget(2):
        assert len(told()) == number


def test_the_button_to_follow_keeps_the_page_for_everybody(klarendal, settings):
    settings.PAGE_CACHE_SECONDS = 60
    answer = Client().get("/wijken/klarendal/")
    assert "/volgen/?wat=wijk%3AWK020206" in answer.text
    assert "etag" in answer.headers
    assert not answer.cookies
    assert "etag" not in Client().get("/volgen/?wat=wijk%3AWK020206").headers


def test_news_that_leaves_the_site_leaves_the_mails_that_wait(klarendal, arnhem):
    abonnee = follower("amira@bewoners.example", arnhem.klarendal)
    page = published(klarendal, title="Kijk mee")
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        today = clock.today()
        digest_run.run(today - timedelta(days=today.weekday()))
    assert "Kijk mee" in Bericht.objects.get(about=f"abonnee:{abonnee.pk}", kind="weekmail").text
    page.unpublish()
    assert not Bericht.objects.filter(kind="weekmail").exclude(text="").exists()
