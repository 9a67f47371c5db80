"""The demo shows ideas in all stages, and something that waits on Bram."""

from datetime import datetime

import pytest
from django.db.models import Count, F, Q
from django.utils import timezone

from wijkspil.berichten.models import Bericht
from wijkspil.core import clock
from wijkspil.core.quarters import Quarter
from wijkspil.demo import inbreng, mensen, wijken
from wijkspil.demo.context import context_for
from wijkspil.inbreng import queries
from wijkspil.inbreng.models import Bijlage, Hulpaanbod, Inbreng, InbrengStap
from wijkspil.inbreng.status import UNANSWERED, StapKind, State
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.models import Account

pytestmark = pytest.mark.django_db


def tell(gemeente: str) -> None:
    """Fill what the ideas need, and the ideas."""
    context = context_for(gemeente, clock.today())
    for part in (wijken, mensen, inbreng):
        part.fill(context)


@pytest.mark.parametrize("gemeente", ["arnhem", "nijmegen"])
def test_every_stage_is_there_and_nothing_lies_in_the_future(gemeente):
    tell(gemeente)
    assert set(Inbreng.objects.values_list("state", flat=True)) == {
        *UNANSWERED, State.OPGEPAKT, State.BEANTWOORD, State.GAAT_NIET_DOOR, State.DOORVERWEZEN, State.AFGEROND,
    }  # fmt: skip
    assert not Inbreng.objects.filter(created_at__gt=clock.now()).exists()
    assert not Bericht.objects.exclude(recipient="").exists(), "the visitor's own mail stands alone at /demo/post/"
    rows = Inbreng.objects.annotate(rows=Count("steun", filter=Q(steun__confirmed_at__isnull=False)))
    assert rows.filter(steun_aantal__gt=0).exists()
    assert not rows.exclude(steun_aantal=F("rows")).exists()
    assert Hulpaanbod.objects.filter(confirmed_at__isnull=False).count() == 2
    shown, hidden = (Bijlage.objects.filter(is_public=public) for public in (True, False))
    assert (shown.count(), hidden.count()) == (4, 1)
    assert not shown.exclude(inbreng__publication="openbaar").exists()
    results = queries.latest_results(3)
    assert results[-1].outcome == State.GAAT_NIET_DOOR
    assert results[-1].openbare_antwoorden


def test_something_waits_on_bram_and_he_reads_no_other_wijk():
    tell("arnhem")
    bram = StaffActor(Account.objects.get(email="bram.bakker@arnhem.example"))
    waiting = [idee.titel for idee in queries.waiting_for(bram)]
    assert "Samen koken op woensdag" in waiting
    assert "Een oversteek bij de bushalte" not in waiting


@pytest.mark.parametrize("today", ["2026-08-31", "2026-09-01", "2027-02-28"])
def test_on_any_day_somebody_answered(settings, today):
    settings.CLOCK_OFFSET = datetime.fromisoformat(f"{today}T12:00:00+02:00") - timezone.now()
    tell("nijmegen")
    answered = InbrengStap.objects.filter(kind=StapKind.ANTWOORD)
    assert answered.exists()
    assert all(stap.signed for stap in answered)


@pytest.mark.parametrize("gemeente", ["arnhem", "nijmegen"])
def test_the_scores_of_several_quarters_can_be_told(gemeente):
    tell(gemeente)
    last_whole = Quarter.of(clock.today()).previous
    scores = queries.quarterly_scores(last_whole, 4)
    shares = {scores.total[quarter].answer.share for quarter in scores.quarters}
    assert None not in shares
    assert len(shares) > 1
    assert any(score.answer.share is not None for score in scores.by_area.values())
