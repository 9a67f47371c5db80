"""Fault 3: PostgreSQL is stopped, started and frozen under a site that is in use."""

import os
import shutil
import socket
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from django.db import connection

from wijkspil.config.tests.faults.kept import broken_promises
from wijkspil.config.tests.faults.postgres import BIN, Cluster
from wijkspil.config.tests.faults.writers import Ledger, Writer
from wijkspil.config.tests.served.site import Site, wait_until
from wijkspil.mensen.testkit import Arnhem, Person

pytestmark = [
    pytest.mark.faults,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite is a file: it cannot be stopped or slow"),
    pytest.mark.skipif(not shutil.which("initdb", path=BIN), reason="FAULT 3 IS NOT TESTED: no initdb on this machine"),
]
VISITORS = 6  # more than the web process has threads
BACK_WITHIN = 5.0  # seconds
GIVEN_UP_WITHIN = 30  # seconds without a word of the machine
FROZEN = 3.0  # seconds
LONGEST_REFUSAL = 6.0  # seconds: connecting is given up after 5


class Crowd:
    """Visitors who read and write without a break.

    Attributes:
        answers: per answer its moment, how long it took (both seconds) and its status.
    """

    def __init__(self, site: Site, ledger: Ledger, bram: Person) -> None:
        self.answers: list[tuple[float, float, int]] = []
        self._stop = Event()
        writer = Writer(site, ledger, bram)
        ideas = [writer.type_idea() for _ in range(VISITORS // 2)]
        self._threads = [Thread(target=self._write, args=(site, ledger, bram, *idea)) for idea in ideas]
        self._threads += [Thread(target=self._read, args=(site,)) for _ in ideas]

    def __enter__(self) -> "Crowd":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(timeout=30)
            assert not thread.is_alive(), "a visitor waits for ever"

    def since(self, moment: float) -> list[tuple[float, float, int]]:
        """Return the answers to what was asked after a moment."""
        return [answer for answer in list(self.answers) if answer[0] - answer[1] >= moment]

    def _write(self, site, ledger, bram, sleutel, form) -> None:
        writer = Writer(site, ledger, bram)
        self._repeat(lambda: writer.send(sleutel, form))

    def _read(self, site) -> None:
        visitor = site.visitor()
        self._repeat(lambda: visitor.get("/ideeen/?stand=nieuw"))

    def _repeat(self, ask) -> None:
        while not self._stop.is_set():
            began = time.monotonic()
            response = ask()
            ended = time.monotonic()
            if response.status_code == 503:
                assert response.headers["Retry-After"]
            self.answers.append((ended, ended - began, response.status_code))
            self._stop.wait(0.05)


@pytest.fixture
def cluster(arnhem: Arnhem, bram: Person) -> Iterator[Cluster]:
    made = Cluster()
    try:
        made.prepare()
        yield made
    finally:
        made.remove()


@pytest.fixture
def site(cluster: Cluster, tmp_path: Path) -> Iterator[Site]:
    made = Site(tmp_path, database=cluster.url)
    made.start()
    yield made
    made.close()


def status(site: Site, page: str) -> int:
    with site.visitor() as visitor:
        return visitor.get(page).status_code


def served(crowd: Crowd, moment: float) -> bool:
    """Tell whether somebody was served both a page and a thank-you since a moment."""
    return {200, 302} <= {answer[2] for answer in crowd.since(moment)}


def test_stopped_and_started_again(site, cluster, bram, record_figures):
    ledger = Ledger()
    with Crowd(site, ledger, bram) as crowd:
        wait_until(lambda: served(crowd, 0), 30, "the site is in use")
        cluster.stop()
        stopped = time.monotonic()
        assert status(site, "/gezond/klaar/") == 503
        assert status(site, "/gezond/") == 200
        wait_until(lambda: len(crowd.since(stopped)) >= 4 * VISITORS, 30, "everybody was refused")
        refused = crowd.since(stopped)
        cluster.start()
        started = time.monotonic()
        wait_until(lambda: served(crowd, started), BACK_WITHIN, "the site is back")
        back = min(answer[0] for answer in crowd.since(started) if answer[2] < 400) - started
    assert status(site, "/gezond/klaar/") == 200
    longest = max(answer[1] for answer in refused)
    record_figures(
        answers=dict(Counter(answer[2] for answer in crowd.answers)),
        longest_refusal=f"{longest:.2f} s",
        first_page_after=f"{back:.2f} s",
        acknowledged=ledger.writes,
    )
    assert {answer[2] for answer in refused} == {503}
    assert {answer[2] for answer in crowd.answers} == {200, 302, 503}
    assert longest < LONGEST_REFUSAL
    assert broken_promises(ledger) == []


def test_frozen_for_a_while(site, cluster, bram, record_figures):
    ledger = Ledger()
    with Crowd(site, ledger, bram) as crowd:
        wait_until(lambda: served(crowd, 0), 30, "the site is in use")
        cluster.freeze()
        time.sleep(FROZEN)
        cluster.thaw()
        thawed = time.monotonic()
        wait_until(lambda: served(crowd, thawed), BACK_WITHIN, "the site is back")
    longest = max(answer[1] for answer in crowd.answers)
    record_figures(
        answers=dict(Counter(answer[2] for answer in crowd.answers)),
        longest_wait=f"{longest:.2f} s of {FROZEN} s frozen",
    )
    assert {answer[2] for answer in crowd.answers} <= {200, 302, 503}
    assert FROZEN - 1 < longest < FROZEN + LONGEST_REFUSAL
    assert broken_promises(ledger) == []


def test_a_database_whose_machine_is_gone_is_given_up(cluster):
    connection.ensure_connection()
    with socket.socket(fileno=os.dup(connection.connection.fileno())) as line:
        given_up_after = line.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) / 1000
        looked_after_every = line.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE)
    assert 0 < given_up_after < GIVEN_UP_WITHIN
    assert looked_after_every < GIVEN_UP_WITHIN
