"""The demo shows tasks in all states, and some that wait on Bram."""

from datetime import datetime

import pytest
from django.utils import timezone

from wijkspil.berichten.models import Bericht
from wijkspil.core import clock
from wijkspil.demo import inbreng, mensen, taken, wijken
from wijkspil.demo.context import context_for
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.models import Account
from wijkspil.taken import jobs, queries
from wijkspil.taken.links import link_for
from wijkspil.taken.models import Taak
from wijkspil.taken.status import State

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("gemeente", ["arnhem", "nijmegen"])
@pytest.mark.parametrize("today", ["2026-08-31", "2026-09-01", "2026-11-23"])
def test_every_state_is_there_and_something_waits_on_bram(settings, gemeente, today):
    settings.CLOCK_OFFSET = datetime.fromisoformat(f"{today}T12:00:00+02:00") - timezone.now()
    context = context_for(gemeente, clock.today())
    for part in (wijken, mensen, inbreng, taken):
        part.fill(context)
    assert set(Taak.objects.values_list("state", flat=True)) == set(State)
    assert not Taak.objects.filter(created_at__gt=clock.now()).exists()
    bram = StaffActor(Account.objects.get(email=f"bram.bakker@{gemeente}.example"))
    waiting = list(queries.waiting_for(bram))
    assert waiting[0].is_late
    about_idea = next(taak for taak in queries.open_for(bram) if taak.about)
    assert link_for(bram, about_idea.about)
    assert not any(taak.owner_left for taak in queries.open_for(bram))
    jobs.remind()
    assert not Bericht.objects.exclude(recipient="").exists(), "the visitor's own mail stands alone at /demo/post/"
