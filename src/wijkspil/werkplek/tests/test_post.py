"""A beheerder sees the mail that did not arrive and sends it again."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from wijkspil.berichten.delivery import claim_next, mark_failed
from wijkspil.berichten.models import Bericht
from wijkspil.berichten.status import State
from wijkspil.inbreng import testkit

pytestmark = pytest.mark.django_db


@pytest.fixture
def refused(arnhem):
    testkit.shared(arnhem.klarendal)
    bericht = claim_next()
    mark_failed(bericht, error="smtp_550", final=True)
    return Bericht.objects.get()


def test_a_refused_mail_is_seen_and_sent_again(beheerder, refused):
    shown = beheerder.page("/werk/post/")
    assert "Een mailserver weigerde (code 550)." in shown.text
    assert "amira" not in shown.html, "the address is not needed to decide"
    done = shown.submit(f"Stuur opnieuw: {refused.subject}", goes_to="/werk/post/")
    assert "De mail gaat opnieuw op weg." in done.text
    assert Bericht.objects.get().state == State.WACHT


def test_a_mail_that_nobody_took_is_seen_after_four_hours(arnhem, beheerder):
    testkit.shared(arnhem.klarendal)
    assert "Alle mail is aangekomen" in beheerder.page("/werk/post/").headings
    with time_machine.travel(timezone.now() + timedelta(hours=4, minutes=1)):
        assert "Deze mail wacht nog" in beheerder.page("/werk/post/").text


@pytest.mark.parametrize("who", ["bram", "daan", "els"])
def test_others_do_not_see_it(request, refused, who):
    person = request.getfixturevalue(who)
    person.page("/werk/post/", status=404)


@pytest.mark.parametrize("pk", [0, 10**18])
def test_a_mail_that_is_not_there(beheerder, refused, pk):
    shown = beheerder.page("/werk/post/")
    token = {"csrfmiddlewaretoken": shown.value("csrfmiddlewaretoken")}
    assert beheerder.client.post(f"/werk/post/{pk}/opnieuw/", token).status_code == 404
    assert beheerder.client.get(f"/werk/post/{refused.pk}/opnieuw/").status_code == 405
