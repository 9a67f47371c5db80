"""Fault 1 for mail that comes in: killed before any statement, nothing is lost and nothing is done twice.

The mail server offers a mail again until it hears that we have it; the sweep reads what was only stored.
"""

from collections.abc import Callable
from functools import partial

import pytest

from wijkspil.berichten import actions, intake, jobs
from wijkspil.berichten.behandelaars import Handled, ReceivedMail, behandelaars
from wijkspil.berichten.models import InkomendBericht
from wijkspil.berichten.status import Became, Bron, Intake
from wijkspil.berichten.testkit import incoming
from wijkspil.config.tests.faults.test_gedood_per_opdracht import gets_through
from wijkspil.core.actors import SYSTEM
from wijkspil.core.logboek import log
from wijkspil.core.models import LogRegel
from wijkspil.mensen.testkit import Arnhem

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]
DEED = "proef.gemaakt"


@pytest.fixture(autouse=True)
def counted(arnhem: Arnhem, monkeypatch: pytest.MonkeyPatch) -> None:
    """A behandelaar whose effect can be counted."""

    def behandelaar(mail: ReceivedMail) -> Handled:
        log(SYSTEM, DEED, mail.bericht)
        return Handled(Became.INBRENG, arnhem.klarendal, "2026-00001")

    monkeypatch.setattr(behandelaars, "_providers", [behandelaar])


def effects() -> int:
    return LogRegel.objects.filter(deed=DEED).count()


def test_killed_before_each_statement(record_figures: Callable[..., None]) -> None:
    before_storing = after_storing = 0
    for number in range(1, 60):
        raw = incoming(f"Mail {number}", **{"from": f"buur{number}@bewoners.example"})
        alive = gets_through(partial(actions.take_in, raw=raw, bron=Bron.OPDRACHT), number)
        kept = InkomendBericht.objects.count()
        before_storing += kept < number
        if kept < number:  # the mail server heard nothing, and offers it again
            actions.take_in(raw=raw, bron=Bron.OPDRACHT)
        elif not alive:
            after_storing += effects() < number
            jobs.process_stored()
        assert InkomendBericht.objects.filter(state=Intake.VERWERKT).count() == number
        assert effects() == number
        if alive:
            break
    record_figures(deaths_before_storing=before_storing, deaths_after_storing=after_storing)
    assert alive
    assert before_storing >= 2
    assert after_storing >= 3


def test_an_effect_outside_the_transaction_would_be_done_twice() -> None:
    """So the test above can fail."""
    bericht, _new = intake.store(incoming(), Bron.OPDRACHT)
    log(SYSTEM, DEED, bericht)  # and here the process dies, before the row says that it was done
    jobs.process_stored()
    assert effects() == 2
