"""Fault 1, closer: the process dies right before each statement in turn. A write is all there or not at all.

Each attempt runs in a process of its own that ends itself with SIGKILL before its n-th statement; n rises until one
attempt gets through. That is also what a visitor does who got no answer: send again. Still one idea, and one mail.
"""

import itertools
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction

from wijkspil.config.tests.faults.kept import broken_promises
from wijkspil.config.tests.faults.writers import Ledger
from wijkspil.core.actors import PUBLIC
from wijkspil.inbreng import actions, testkit
from wijkspil.inbreng.actions import bring_in
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.status import State
from wijkspil.mensen.testkit import Arnhem, Person
from wijkspil.wijken.models import Thema

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]
Write = Callable[[], object]
FEWEST = 5  # a write of fewer statements proves nothing


def gets_through(write: Write, dies_before: int) -> bool:
    """Run a write in a process that is killed before a statement by number; tell whether it was done by then."""
    statements = itertools.count(1)

    def count(execute: Any, *statement: Any) -> Any:
        if next(statements) == dies_before:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*statement)

    connection.close()
    child = os.fork()
    if not child:
        with connection.execute_wrapper(count):
            write()
        os._exit(0)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert ended in {0, -signal.SIGKILL}
    return ended == 0


def deaths(write: Write) -> Iterator[list[str]]:
    """Die before each statement in turn, until the write gets through; yield what is wrong after each death."""
    for number in itertools.count(1):
        alive = gets_through(write, number)
        yield broken_promises(Ledger())
        if alive:
            assert number > FEWEST
            return


@pytest.fixture(autouse=True)
def everything_is_loaded(arnhem: Arnhem, bram: Person) -> None:
    """Do each write once and undo it, so that not every process loads templates and calendars by itself."""
    with transaction.atomic():
        testkit.answered(bram.actor, arnhem.klarendal)
        transaction.set_rollback(True)


@pytest.fixture
def share(arnhem: Arnhem) -> Write:
    """Share one and the same idea."""
    groen = Thema.objects.get(slug="groen")

    def write() -> object:
        content = actions.Content(area=arnhem.klarendal, thema=groen, titel="Bankje", tekst="Graag.")
        return actions.share(actor=PUBLIC, sleutel=UUID(int=1), content=content, brenger=testkit.AMIRA)

    return write


def test_sharing_an_idea(share: Write, record_figures: Callable[..., None]) -> None:
    kept = []
    for wrong in deaths(share):
        assert wrong == []
        kept.append(Inbreng.objects.count())
    record_figures(deaths=len(kept) - 1, before_the_commit=kept.count(0))
    assert set(kept) == {0, 1}, "some died before the commit, and none left a second idea"


def test_confirming(arnhem: Arnhem) -> None:
    inbreng = testkit.shared(arnhem.klarendal)
    for wrong in deaths(lambda: actions.confirm(actor=testkit.bringer(inbreng), inbreng=inbreng)):
        assert wrong == []
    assert Inbreng.objects.get().kenmerk


def test_answering(arnhem: Arnhem, bram: Person) -> None:
    inbreng = testkit.confirmed(arnhem.klarendal)

    def write() -> None:
        if not Inbreng.objects.get().outcome:  # else the screen says that it was answered already
            actions.answer(
                actor=bram.actor, inbreng=inbreng, version=inbreng.version, tekst="Ja.", outcome=State.OPGEPAKT
            )

    for wrong in deaths(write):
        assert wrong == []
    assert Inbreng.objects.get().outcome == State.OPGEPAKT


def test_without_its_transaction_a_write_is_found_half_done(share: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bring_in, "transaction", SimpleNamespace(atomic=nullcontext))
    first = next(wrong for wrong in deaths(share) if wrong)
    assert {"no mail", "no log row"} <= {one.partition(":")[0] for one in first}
