"""Fault 5: the mail server is down, refuses, hangs or dies, and so does the process that talks to it.

Every mail ends delivered, once by its Message-ID, or failed where staff see it; nobody who shares an idea waits for it.
"""

import time
from collections import Counter
from collections.abc import Iterator, Sized
from functools import partial
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from django.utils import timezone

from wijkspil.berichten import queries
from wijkspil.berichten.models import Bericht
from wijkspil.berichten.status import OPEN, State
from wijkspil.berichten.testkit import MailServer
from wijkspil.config.tests.faults.writers import Ledger, Writer
from wijkspil.config.tests.served.site import Site, free_port, wait_until
from wijkspil.core.actors import SYSTEM
from wijkspil.mensen.testkit import Arnhem, Person

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]
WORKERS_KILLED = 4
LONGEST_REQUEST = 5.0  # seconds, on a machine that is busy


@pytest.fixture
def smtp() -> Iterator[Controller]:
    """A mail server that is not started yet."""
    controller = Controller(MailServer(), hostname="127.0.0.1", port=free_port())
    yield controller
    if controller.server:
        controller.stop()


@pytest.fixture
def site(arnhem: Arnhem, smtp: Controller, tmp_path: Path) -> Iterator[Site]:
    made = Site(tmp_path, WIJKSPIL_SMTP_HOST="127.0.0.1", WIJKSPIL_SMTP_POORT=str(smtp.port))
    yield made
    made.close()


def share(site: Site, bram: Person, amount: int) -> Ledger:
    """Let residents share ideas: one mail each."""
    ledger = Ledger()
    writer = Writer(site, ledger, bram)
    for _ in range(amount):
        assert writer.share().status_code == 302
    return ledger


def more_than(number: int, inbox: Sized) -> bool:
    """Tell whether the mail server took another mail."""
    return len(inbox) > number


def the_wait_is_over(*states: State) -> None:
    """Let the time pass after which a mail may be taken up again."""
    Bericht.objects.filter(state__in=states).update(next_attempt=timezone.now())


def every_mail_was_tried() -> bool:
    """Tell whether none waits for its first attempt, and none is being tried now."""
    return not Bericht.objects.filter(state__in=OPEN).exclude(state=State.WACHT, attempts__gt=0).exists()


def every_mail_ended() -> bool:
    """Tell whether each was delivered or has failed; what failed for now is tried again at once."""
    the_wait_is_over(State.WACHT)
    return not Bericht.objects.filter(state__in=OPEN).exists()


def test_whatever_the_mail_server_does(site, bram, smtp, record_figures):
    server: MailServer = smtp.handler
    site.start()
    worker = site.run("werker")
    ledger = share(site, bram, 8)
    wait_until(every_mail_was_tried, 20, "each mail is tried while the mail server is down")
    assert set(Bericht.objects.values_list("state", "error")) == {("wacht", "geen_verbinding")}
    smtp.start()
    server.script = ["weiger_nu", "weiger", "weiger_tekst", "hang", "sterf"]
    the_wait_is_over(State.WACHT)
    ledger.waits += share(site, bram, 2).waits
    wait_until(every_mail_ended, 60, "every mail ends")
    site.kill(worker)
    sent = set(Bericht.objects.filter(state=State.VERZONDEN).values_list("message_id", flat=True))
    failed = queries.undelivered(SYSTEM)
    copies = Counter(str(mail["Message-ID"]) for mail in server.inbox)
    record_figures(
        mails=Bericht.objects.count(),
        delivered=len(sent),
        visibly_failed=len(failed),
        delivered_twice_under_one_message_id=sum(count > 1 for count in copies.values()),
        longest_request=f"{max(ledger.waits):.2f} s",
    )
    assert set(copies) == sent
    assert sorted(failed.values_list("error", flat=True)) == ["smtp_550", "smtp_554"]
    assert len(sent) + len(failed) == Bericht.objects.count()
    assert max(ledger.waits) < LONGEST_REQUEST


def test_a_worker_that_is_killed_while_it_sends(site, bram, smtp, record_figures):
    server: MailServer = smtp.handler
    site.start()
    ledger = share(site, bram, 8)
    assert server.calls == 0, "who shares an idea never talks to the mail server"
    server.script = ["traag"] * 100
    smtp.start()
    for _ in range(WORKERS_KILLED):
        before = len(server.inbox)
        worker = site.run("werker")
        wait_until(partial(more_than, before, server.inbox), 20, "a mail is taken")
        time.sleep(0.05)
        site.kill(worker)
        the_wait_is_over(State.BEZIG)
    server.script = []
    worker = site.run("werker")
    wait_until(lambda: not Bericht.objects.exclude(state=State.VERZONDEN).exists(), 20, "every mail is sent")
    site.kill(worker)
    copies = Counter(str(mail["Message-ID"]) for mail in server.inbox)
    record_figures(
        workers_killed=WORKERS_KILLED,
        mails=Bericht.objects.count(),
        distinct=len(copies),
        copies_with_the_same_message_id=copies.total() - len(copies),
    )
    assert set(copies) == set(Bericht.objects.values_list("message_id", flat=True))
    assert copies.total() > len(copies), "no worker was killed between delivery and noting it: this proved nothing"
    assert len(copies) == len(ledger.acknowledged)
