"""Fault 33: something private stood on the site by mistake. Taken off or taken back, no page, feed or mail has it."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from wijkspil.berichten import digest_run
from wijkspil.berichten import testkit as berichten
from wijkspil.berichten.digest import due_week
from wijkspil.berichten.models import Abonnement, Bericht
from wijkspil.core import clock
from wijkspil.inbreng import actions, testkit
from wijkspil.inbreng.models import Inbreng
from wijkspil.mensen.testkit import Arnhem, Person
from wijkspil.paginas.testkit import make_site

pytestmark = pytest.mark.django_db(transaction=True)
MARK = "De buurman van nummer 14 parkeert altijd scheef"


@pytest.fixture
def mistake(arnhem: Arnhem, bram: Person, settings, monkeypatch) -> Inbreng:
    """A text about somebody that was put on the site; everybody saw it, and it is in a weekmail that waits."""
    settings.PAGE_CACHE_SECONDS = 60
    cache.clear()
    monkeypatch.setattr("wijkspil.berichten.actions.wake", lambda: None)  # what was sent cannot be taken back
    make_site()
    inbreng = testkit.published(bram.actor, arnhem.klarendal, MARK, tekst=f"{MARK}. Wie zegt er wat van?")
    testkit.with_photo(inbreng, bram.actor, alt=MARK)
    testkit.published(bram.actor, arnhem.klarendal, "Een bankje")
    berichten.follower("buur@bewoners.example", arnhem.klarendal)
    Abonnement.objects.update(since=clock.now() - timedelta(days=14))
    digest_run.run(due_week(clock.now(), (1, 0)))
    inbreng.refresh_from_db()
    assert where_it_stands(inbreng) >= {"/ideeen/", f"/ideeen/{inbreng.kenmerk}/", "/wijken/klarendal/", "weekmail"}
    return inbreng


def where_it_stands(inbreng: Inbreng) -> set[str]:
    """Return every public page that shows it, in both languages, as somebody without a session gets it."""
    wijk = inbreng.area.slug
    paths = [
        *("/", "/ideeen/", "/ideeen/?volgorde=steun", f"/ideeen/?wijk={wijk}", "/ideeen/per-wijk/"),
        *(f"/wijken/{wijk}/ideeen/", f"/ideeen/{inbreng.kenmerk}/", f"/ideeen/{inbreng.kenmerk}/steunen/"),
        *(f"/wijken/{wijk}/", f"/wijken/{wijk}/feed.atom", "/nieuws/", "/nieuws/feed.atom", "/sitemap.xml"),
        f"/volgen/?wat=inbreng:{inbreng.kenmerk}",
    ]
    found = {path for path in paths + [f"/en{path}" for path in paths] if MARK in Client().get(path).content.decode()}
    waiting = Bericht.objects.filter(kind=digest_run.KIND, text__contains=MARK)
    return found | ({"weekmail"} if waiting.exists() else set())


def test_taken_off_by_staff_it_stands_nowhere(mistake: Inbreng, bram: Person) -> None:
    actions.not_publish(actor=bram.actor, inbreng=mistake, version=mistake.version, reason="Dit is te persoonlijk.")
    assert where_it_stands(mistake) == set()


@pytest.mark.parametrize("keep_text", [False, True])
def test_taken_back_by_its_bringer_it_stands_nowhere(mistake: Inbreng, keep_text: bool) -> None:
    actions.withdraw(actor=testkit.bringer(mistake), inbreng=mistake, keep_text=keep_text)
    left = where_it_stands(mistake)
    assert bool(left) == keep_text


def test_the_neighbour_still_gets_a_weekmail(mistake: Inbreng, bram: Person) -> None:
    actions.not_publish(actor=bram.actor, inbreng=mistake, version=mistake.version, reason="Dit is te persoonlijk.")
    digest_run.run(due_week(clock.now(), (1, 0)))
    assert "Een bankje" in Bericht.objects.exclude(text="").get(kind=digest_run.KIND).text
