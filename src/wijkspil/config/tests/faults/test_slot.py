"""Fault 4: many processes write to one SQLite file at once, each reading before it writes."""

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import OperationalError, connection, transaction

from wijkspil.config.tests.faults.kept import broken_promises
from wijkspil.config.tests.faults.writers import Ledger
from wijkspil.core.actors import PUBLIC
from wijkspil.inbreng import actions, testkit
from wijkspil.inbreng.status import State
from wijkspil.mensen.testkit import Arnhem, Person
from wijkspil.wijken.models import Thema

pytestmark = [
    pytest.mark.faults,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has no lock on the whole database"),
]
PROCESSES = 6
ROUNDS = 10  # each round is three writes: share, confirm, answer
BUSY = 0.3  # of the time somebody writes: far more than a site ever does
LONGEST_WAIT = 1.0  # seconds, for 99 of 100 writes; on a machine that is busy with other things: …
LONGEST_IN_WRITES = 25  # … as many times what a write takes alone


@dataclass
class Waits:
    """How long each write took in seconds, and how often one was refused because the database was locked."""

    done: list[float] = field(default_factory=list)
    locked: int = 0

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Note how long a write takes that succeeds."""
        began = time.monotonic()
        yield
        self.done.append(time.monotonic() - began)


def write_a_lot(arnhem: Arnhem, bram: Person, number: int, pause: float) -> Waits:
    """Share, confirm and answer, round after round."""
    waits = Waits()
    time.sleep(pause * number / PROCESSES)  # people do not press the button all at once
    for turn in range(ROUNDS):
        try:
            one_round(arnhem, bram, f"{number}-{turn}", waits)
        except OperationalError as error:
            if "locked" not in str(error):
                raise
            waits.locked += 1
        time.sleep(pause)
    return waits


def one_round(arnhem: Arnhem, bram: Person, name: str, waits: Waits) -> None:
    """Share an idea, confirm it and answer it: each reads before it writes."""
    groen = Thema.objects.get(slug="groen")
    with waits.timed():
        content = actions.Content(area=arnhem.klarendal, thema=groen, titel=name, tekst="Graag.")
        brenger = actions.Brenger(f"amira{name}@bewoners.example")
        inbreng = actions.share(actor=PUBLIC, sleutel=uuid4(), content=content, brenger=brenger)
    with waits.timed():
        inbreng = actions.confirm(actor=testkit.bringer(inbreng), inbreng=inbreng)
    with waits.timed():
        actions.answer(actor=bram.actor, inbreng=inbreng, version=inbreng.version, tekst=name, outcome=State.OPGEPAKT)


def lone_write(arnhem: Arnhem, bram: Person) -> float:
    """Return the seconds that a write takes when nobody else writes; loads templates and calendars for all."""
    for _ in range(3):
        began = time.monotonic()
        with transaction.atomic():
            testkit.answered(bram.actor, arnhem.klarendal)  # four writes
            transaction.set_rollback(True)
    return (time.monotonic() - began) / 4


def storm(arnhem: Arnhem, bram: Person, folder: Path, pause: float) -> Waits:
    """Let processes write at the same time, each with a pause between its rounds; return all their waits."""
    connection.close()
    children = {}
    for number in range(PROCESSES):
        children[number] = os.fork()
        if not children[number]:
            (folder / f"{number}.json").write_text(json.dumps(asdict(write_a_lot(arnhem, bram, number, pause))))
            os._exit(0)
    total = Waits()
    for number, child in children.items():
        assert os.waitpid(child, 0)[1] == 0
        one = Waits(**json.loads((folder / f"{number}.json").read_text()))
        total = Waits(total.done + one.done, total.locked + one.locked)
    return total


@pytest.fixture(autouse=True)
def only_the_database(settings):
    """Leave the mails in the outbox: sending them would be a storm of its own."""
    settings.TASKS = {"default": {**settings.TASKS["default"], "BACKEND": "django_tasks_db.DatabaseBackend"}}


def test_nobody_is_told_that_the_database_is_locked(arnhem, bram, tmp_path, record_figures):
    alone = lone_write(arnhem, bram)
    waits = storm(arnhem, bram, tmp_path, pause=3 * alone * (PROCESSES / BUSY - 1))
    done = sorted(waits.done)
    p99 = done[int(len(done) * 0.99)]
    record_figures(
        processes=PROCESSES,
        writes=len(done),
        locked=waits.locked,
        alone=f"{alone * 1000:.0f} ms",
        p50=f"{done[len(done) // 2] * 1000:.0f} ms",
        p99=f"{p99 * 1000:.0f} ms",
        longest=f"{done[-1] * 1000:.0f} ms",
    )
    assert waits.locked == 0
    assert len(done) == PROCESSES * ROUNDS * 3
    assert broken_promises(Ledger()) == []
    assert p99 < max(LONGEST_WAIT, LONGEST_IN_WRITES * alone)


def test_without_immediate_transactions_it_would_be(arnhem, bram, tmp_path, record_figures):
    lone_write(arnhem, bram)
    connection.close()
    options = connection.settings_dict["OPTIONS"]
    connection.settings_dict["OPTIONS"] = {**options, "transaction_mode": "DEFERRED"}
    try:
        waits = storm(arnhem, bram, tmp_path, pause=0)
    finally:
        connection.close()
        connection.settings_dict["OPTIONS"] = options
    record_figures(done=len(waits.done), locked=waits.locked)
    assert waits.locked
