"""A task that was done or dropped is kept for two years."""

from datetime import timedelta

import pytest

from wijkspil.core import clock
from wijkspil.taken import actions, retention, testkit
from wijkspil.taken.models import Taak, TaakStap

pytestmark = pytest.mark.django_db


def test_two_years_after_the_end_and_what_is_open_stays(arnhem, bram, monkeypatch):
    monkeypatch.setattr(retention, "AT_ONCE", 2)
    old = [testkit.given(bram, arnhem.klarendal, f"Oud {number}") for number in range(3)]
    for taak in old:
        actions.complete(actor=bram.actor, taak=taak, version=1, proof="Klaar.")
    Taak.objects.update(closed_at=clock.now() - retention.KEEP_CLOSED - timedelta(days=1))
    recent = testkit.given(bram, arnhem.klarendal, "Net klaar")
    actions.drop(actor=bram.actor, taak=recent, version=1, reason="Hoeft niet.")
    still_open = testkit.given(bram, arnhem.klarendal, "Open")
    assert retention.CLOSED(dry_run=True) == 3
    assert Taak.objects.count() == 5
    assert retention.CLOSED(dry_run=False) == 3
    assert set(Taak.objects.values_list("pk", flat=True)) == {recent.pk, still_open.pk}
    assert set(TaakStap.objects.values_list("taak", flat=True)) == {recent.pk, still_open.pk}
