"""The demo shows reactions on the site, one that waits, and one whose writer does not agree."""

import pytest

from wijkspil.berichten.models import Bericht
from wijkspil.core import clock
from wijkspil.demo import inbreng, mensen, reacties, wijken
from wijkspil.demo.context import context_for
from wijkspil.reacties.models import Reactie, Tegenspraak, Tip

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("gemeente", ["arnhem", "nijmegen"])
def test_reactions_in_every_stage_and_no_mail_left(gemeente):
    context = context_for(gemeente, clock.today())
    for part in (wijken, mensen, inbreng, reacties):
        part.fill(context)
    written = Reactie.objects.filter(van_medewerker=False)
    assert set(written.values_list("status", flat=True)) == {"nieuw", "geplaatst", "geweigerd"}
    assert Tegenspraak.objects.filter(besloten_op__isnull=True).count() == 1
    assert Tip.objects.filter(state="open").count() == 1
    assert not Reactie.objects.filter(asked_at__gt=clock.now()).exists()
    assert not Bericht.objects.exclude(recipient="").exists()
