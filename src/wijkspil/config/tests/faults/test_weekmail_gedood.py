"""Fault 30 for the weekmail: the process dies, or two run at once; everybody gets the mail of a week once."""

import os
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection

from wijkspil.berichten import digest_run, testkit
from wijkspil.berichten.digest import due_week
from wijkspil.berichten.models import Abonnee, Abonnement, Bericht, Digest, DigestLine
from wijkspil.config.tests.faults.test_gedood_per_opdracht import gets_through
from wijkspil.core import clock
from wijkspil.inbreng import testkit as inbreng
from wijkspil.mensen.testkit import Arnhem, Person

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]
PEOPLE = 4


@pytest.fixture(autouse=True)
def something_to_tell(arnhem: Arnhem, bram: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """One idea came on the site, and four people follow its wijk; two of them in one transaction."""
    monkeypatch.setattr(digest_run, "AT_ONCE", 2)
    for number in range(PEOPLE):
        testkit.follower(f"buur{number}@bewoners.example", arnhem.klarendal)
    Abonnement.objects.update(since=clock.now() - timedelta(days=14))
    inbreng.published(bram.actor, arnhem.klarendal)
    run()  # what a process learns once, such as templates, is no statement of the run
    forget()


def run() -> None:
    """Tell everybody about this week."""
    digest_run.run(due_week(clock.now(), (1, 0)))


def forget() -> None:
    """Undo what a run did."""
    for model in (Bericht, DigestLine, Digest):
        model.objects.all().delete()
    Abonnee.objects.update(told_until=Abonnee._meta.get_field("told_until").get_default())


def told() -> list[str]:
    return sorted(Bericht.objects.filter(kind=digest_run.KIND).values_list("recipient", flat=True))


def everybody_once() -> bool:
    return told() == [f"buur{number}@bewoners.example" for number in range(PEOPLE)]


def test_killed_before_each_statement(record_figures: Callable[..., None]) -> None:
    halfway = 0
    for number in range(1, 300):
        alive = gets_through(run, number)
        halfway += 0 < len(told()) < PEOPLE
        run()
        assert everybody_once(), f"died before statement {number}"
        assert Digest.objects.get().mails == PEOPLE
        assert Digest.objects.get().finished_at
        forget()
        if alive:
            break
    record_figures(deaths=number - 1, with_a_part_told=halfway)
    assert alive
    assert halfway >= PEOPLE


def test_four_processes_at_once() -> None:
    connection.close()
    children = []
    for _ in range(4):
        child = os.fork()
        if not child:
            run()
            os._exit(0)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * 4
    assert everybody_once()


def test_told_in_another_transaction_than_its_mail_it_would_be_doubled(monkeypatch: pytest.MonkeyPatch) -> None:
    """So the tests above can fail."""
    run()
    Abonnee.objects.update(told_until=Abonnee._meta.get_field("told_until").get_default())
    run()
    assert len(told()) == 2 * PEOPLE
