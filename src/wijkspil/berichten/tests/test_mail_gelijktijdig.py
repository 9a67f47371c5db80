"""One mail delivered five times at the same moment, and read by several processes, is one mail with one effect."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from wijkspil.berichten import actions, intake, jobs
from wijkspil.berichten.behandelaars import Handled, ReceivedMail, behandelaars
from wijkspil.berichten.models import InkomendBericht
from wijkspil.berichten.status import Became, Bron, Intake
from wijkspil.berichten.testkit import incoming
from wijkspil.core.actors import SYSTEM
from wijkspil.core.logboek import log
from wijkspil.core.models import LogRegel

pytestmark = pytest.mark.django_db(transaction=True)
DEED = "proef.gemaakt"


@pytest.fixture
def counted(arnhem, monkeypatch):
    """A behandelaar whose effect can be counted."""

    def behandelaar(mail: ReceivedMail) -> Handled:
        log(SYSTEM, DEED)
        return Handled(Became.INBRENG, arnhem.klarendal, f"2026-{mail.bericht.pk:05}")

    monkeypatch.setattr(behandelaars, "_providers", [behandelaar])


def at_once(number: int, work: Callable[[int], Any]) -> list[Any]:
    start = Barrier(number)

    def one(index: int) -> Any:
        start.wait()
        try:
            return work(index)
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as threads:
        return list(threads.map(one, range(number)))


def test_five_deliveries_at_the_same_moment(counted):
    found = at_once(5, lambda _: actions.take_in(raw=incoming(), bron=Bron.OPDRACHT))
    row = InkomendBericht.objects.get()
    assert [bericht.pk for bericht, _known in found] == [row.pk] * 5
    assert sorted(known for _bericht, known in found) == [False, True, True, True, True]
    assert row.state == Intake.VERWERKT
    assert LogRegel.objects.filter(deed=DEED).count() == 1
    assert {bericht.kenmerk for bericht, _known in found} == {row.kenmerk}


def test_many_mails_and_sweeps_at_once(counted):
    for number in range(10):
        intake.store(incoming(f"Mail {number}", **{"from": f"buur{number}@bewoners.example"}), Bron.OPDRACHT)
    at_once(4, lambda _: jobs.process_stored())
    assert InkomendBericht.objects.filter(state=Intake.VERWERKT).count() == 10
    assert LogRegel.objects.filter(deed=DEED).count() == 10


def test_two_that_both_read_a_mail_do_not_both_decide(counted, monkeypatch):
    bericht, _known = intake.store(incoming(), Bron.OPDRACHT)
    both_read = Barrier(2)

    read = intake.read

    def read_and_meet(*mail, **more):
        reading = read(*mail, **more)
        both_read.wait(timeout=20)
        return reading

    monkeypatch.setattr(intake, "read", read_and_meet)
    at_once(2, lambda _: intake.process(bericht))
    assert LogRegel.objects.filter(deed=DEED).count() == 1
