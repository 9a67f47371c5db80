"""Fault 1: the site is killed while people write. What it thanked for is there, once and whole."""

import os
import random
from threading import Event, Thread

import pytest
from django.db import connection

from wijkspil.config.tests.faults.kept import broken_promises, lost
from wijkspil.config.tests.faults.writers import Ledger, Writer
from wijkspil.config.tests.served.site import Site, wait_until
from wijkspil.inbreng.models import Inbreng
from wijkspil.mensen.testkit import Person

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]
KILLS = int(os.environ.get("KILLS", "10"))
WRITERS = 3
MOST_WRITES = 8  # acknowledged in one life
LONGEST_LIFE = 20.0  # seconds, on a machine that is busy


def chores() -> list[Inbreng]:
    """What can be confirmed or answered now."""
    return list(Inbreng.objects.filter(state__in=["onbevestigd", "ontvangen"]).order_by("?")[:200])


def one_life(site: Site, ledger: Ledger, bram: Person) -> None:
    """Start the site, let people write, kill it in the middle of that."""
    todo, stop, enough = chores(), Event(), ledger.writes + random.randint(1, MOST_WRITES)  # noqa: S311
    connection.close()  # the next process finds the database as the killed one left it
    process = site.start()
    writers = [Thread(target=Writer(site, ledger, bram).write_until, args=[stop, todo]) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    wait_until(lambda: ledger.writes >= enough, LONGEST_LIFE, "people write")
    stop.wait(random.uniform(0, 0.05))  # noqa: S311
    site.kill(process)
    stop.set()
    for writer in writers:
        writer.join(timeout=30)


def test_what_was_acknowledged_is_there_once_however_often_the_site_is_killed(site, bram, record_figures):
    ledger = Ledger()
    for _ in range(KILLS):
        one_life(site, ledger, bram)
        assert not lost(ledger)
    process = site.start()
    again = Writer(site, ledger, bram)
    for sleutel, form in list(ledger.ideas.items()):
        answer = again.send(sleutel, form)
        assert answer.status_code == 302, answer.text[answer.text.find("<main") :]
    site.kill(process)
    record_figures(kills=KILLS, acknowledged=ledger.writes, broken_off=ledger.unknown, ideas=len(ledger.ideas))
    assert broken_promises(ledger) == []
    assert set(Inbreng.objects.values_list("sleutel", flat=True)) == set(ledger.ideas)
    assert ledger.unknown, "no kill fell within a request: this proved nothing"
    assert ledger.confirmed
    assert ledger.answers
