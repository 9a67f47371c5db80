"""The demo shows help that was asked, promised, done, and promised for a day that has passed."""

import pytest

from wijkspil.berichten.models import Bericht
from wijkspil.core import clock
from wijkspil.demo import dossier, inbreng, mensen, wijken
from wijkspil.demo.context import context_for
from wijkspil.inbreng import queries
from wijkspil.inbreng.models import Samenvoeging, Sjabloon, Toezegging, Verband
from wijkspil.inbreng.status import PromiseState
from wijkspil.inbreng.taalniveau import lees_na
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.models import Account

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["arnhem", "nijmegen"])
def gemeente(request):
    context = context_for(request.param, clock.today())
    for part in (wijken, mensen, inbreng, dossier):
        part.fill(context)
    return request.param


def test_help_in_every_stage_and_one_promise_is_late(gemeente):
    states = set(Toezegging.objects.values_list("state", flat=True))
    assert states == {PromiseState.GEVRAAGD, PromiseState.TOEGEZEGD, PromiseState.GEDAAN}
    assert [row.is_late for row in Toezegging.objects.all()].count(True) == 1
    if gemeente == "arnhem":
        bram = StaffActor(Account.objects.get(email="bram.bakker@arnhem.example"))
        assert queries.promises_to_do(bram).count() == 1


def test_four_texts_that_are_easy_to_read(gemeente):
    rows = list(Sjabloon.objects.all())
    assert len(rows) == 4
    assert [lees_na(row.tekst) for row in rows] == [[]] * 4


def test_something_belongs_together(gemeente):
    assert Verband.objects.count() == 1


def test_a_merge_waits_for_an_answer_and_no_mail_is_left(gemeente):
    assert Samenvoeging.objects.get().is_waiting
    assert not Bericht.objects.exclude(recipient="").exists()
