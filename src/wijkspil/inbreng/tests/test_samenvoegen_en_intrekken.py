"""A bringer takes back what was merged, or would be: nothing of them is left, and every number stays right."""

from datetime import timedelta

import pytest
from django.db.models import Count, F, Q

from wijkspil.berichten.models import Bericht
from wijkspil.core import clock
from wijkspil.core.rules import RuleViolation
from wijkspil.inbreng import actions, testkit
from wijkspil.inbreng.models import Inbreng, Samenvoeging, Steun
from wijkspil.inbreng.status import MergeState, Publication, State
from wijkspil.inbreng.testkit import BUUR, merged, proposed, says

pytestmark = pytest.mark.django_db


def made(by, area, titel, brenger=testkit.AMIRA):
    idee = testkit.confirmed(area, titel, brenger)
    return actions.publish(actor=by.actor, inbreng=idee, version=idee.version)


@pytest.fixture
def blijft(arnhem, bram):
    return made(bram, arnhem.klarendal, "Bankjes bij de speeltuin")


@pytest.fixture
def weg(arnhem, bram):
    return made(bram, arnhem.klarendal, "Zitplekken bij de speeltuin", BUUR)


def fresh(thing):
    return type(thing).objects.get(pk=thing.pk)


def mails(kind):
    return list(Bericht.objects.filter(kind=f"inbreng.{kind}").values_list("recipient", flat=True))


def test_taken_back_while_it_waits_it_ends(bram, weg, blijft):
    merge = proposed(bram.actor, weg, blijft)
    says(merge, blijft)
    actions.withdraw(actor=testkit.bringer(weg), inbreng=weg, keep_text=False)
    assert fresh(merge).state == MergeState.VERVALLEN
    assert mails("samen_niet") == ["amira@bewoners.example"]


def test_its_bringer_taken_back_afterwards_is_counted_no_more(bram, weg, blijft):
    testkit.supported(weg, "weg@bewoners.example")
    merge = merged(bram.actor, weg, blijft)
    actions.withdraw(actor=testkit.bringer(weg), inbreng=weg, keep_text=False)
    assert fresh(blijft).steun_aantal == 1
    assert not Steun.objects.filter(email="buurman@bewoners.example").exists()
    with pytest.raises(RuleViolation, match="niet meer ongedaan"):
        actions.undo_merge(actor=bram.actor, samenvoeging=fresh(merge), tekst="Toch niet.")


def test_when_the_other_is_taken_back_it_stands_on_its_own_again(bram, weg, blijft):
    theirs = testkit.supported(weg, "weg@bewoners.example")
    merge = merged(bram.actor, weg, blijft)
    actions.withdraw(actor=testkit.bringer(blijft), inbreng=blijft, keep_text=False)
    alone = fresh(weg)
    assert (alone.state, alone.is_public, alone.steun_aantal) == (State.ONTVANGEN, True, 1)
    assert fresh(theirs).inbreng == weg
    assert fresh(merge).state == MergeState.ONGEDAAN
    assert mails("samen_ongedaan") == ["buurman@bewoners.example"]


@pytest.fixture
def chain(arnhem, bram, weg, blijft):
    """The first went on in the second, long ago, and the second in the last."""
    first = made(bram, arnhem.klarendal, "Plek om te zitten", actions.Brenger("c@b.example", may_be_public=True))
    testkit.supported(first, "eerste@bewoners.example")
    testkit.supported(weg, "tweede@bewoners.example")
    merged(bram.actor, first, weg)
    Samenvoeging.objects.update(merged_at=clock.now() - timedelta(days=9))
    merged(bram.actor, fresh(weg), blijft)
    assert fresh(blijft).steun_aantal == 4  # two, and who brought in the first and the second
    return first, fresh(weg), fresh(blijft)


def right():
    """Tell whether every number is that of the rows."""
    rows = Inbreng.objects.annotate(n=Count("steun", filter=Q(steun__confirmed_at__isnull=False)))
    return not rows.exclude(steun_aantal=F("n")).exists()


@pytest.mark.parametrize("keep_text", [True, False])
@pytest.mark.parametrize("who", [0, 1, 2])
def test_in_a_chain_anybody_takes_it_back_and_the_numbers_are_right(chain, who, keep_text):
    gone = chain[who]
    actions.withdraw(actor=testkit.bringer(gone), inbreng=gone, keep_text=keep_text)
    assert right()
    assert not Steun.objects.filter(email=gone.brenger_email).exists()
    assert not Inbreng.objects.filter(state=State.INGETROKKEN).exclude(titel="").exists()


def test_what_was_taken_back_never_comes_back(bram, weg, blijft):
    merged(bram.actor, weg, blijft)
    actions.withdraw(actor=testkit.bringer(weg), inbreng=weg, keep_text=False)
    actions.withdraw(actor=testkit.bringer(blijft), inbreng=blijft, keep_text=False)
    assert set(Inbreng.objects.values_list("state", "publication")) == {(State.INGETROKKEN, Publication.PRIVE)}
    assert right()
