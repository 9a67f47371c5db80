"""Mail that the software did not let become anything: a beheerder sees it and decides; nothing is lost."""

import pytest

from wijkspil.berichten.actions import take_in
from wijkspil.berichten.models import InkomendBericht
from wijkspil.berichten.status import Bron
from wijkspil.berichten.testkit import set_apart
from wijkspil.core.models import LogRegel
from wijkspil.inbreng.models import Inbreng

pytestmark = pytest.mark.django_db


@pytest.fixture
def apart(arnhem):
    return set_apart()


def test_what_waits_and_what_was_set_apart_with_the_reason(beheerder, apart):
    shown = beheerder.page("/werk/post/").follow("Mail die binnenkwam")
    assert "Hier ligt geen mail" in shown.headings
    assert apart.reason_for_people in shown.follow("Apart gezet").text


def test_a_mail_without_a_sender_waits_on_a_colleague_and_is_counted(beheerder, arnhem):
    take_in(raw=b"\r\n\r\nlosse woorden", bron=Bron.OPDRACHT)
    assert InkomendBericht.objects.get().state == "handwerk"
    shown = beheerder.page("/werk/post/binnen/").follow("(geen onderwerp)")
    assert "losse woorden" in shown.text
    assert LogRegel.objects.filter(deed="binnenpost.gelezen").count() == 1


def test_a_mail_of_a_person_becomes_an_inbreng_after_all(beheerder, apart):
    shown = beheerder.page(f"/werk/post/binnen/{apart.pk}/")
    done = shown.submit("Dit is van een mens: verwerk het", goes_to="/werk/post/binnen/")
    assert "De mail is verwerkt." in done.text
    assert Inbreng.objects.get().tekst == "Ik ben er niet."


@pytest.mark.parametrize(
    ("button", "state"), [("Klaar: ik deed het zelf", "klaar"), ("Gooi weg en wis de tekst", "weg")]
)
def test_done_by_hand_or_thrown_away(beheerder, apart, button, state):
    beheerder.page(f"/werk/post/binnen/{apart.pk}/").submit(button, goes_to="/werk/post/binnen/")
    apart.refresh_from_db()
    assert apart.state == state
    assert bool(apart.raw) is (state == "klaar")


def test_the_second_of_two_colleagues_hears_that_it_was_done(beheerder, apart):
    second = beheerder.page(f"/werk/post/binnen/{apart.pk}/")
    second.submit("Klaar: ik deed het zelf", goes_to="*")
    assert "De mail is verwerkt." not in second.submit("Dit is van een mens: verwerk het", goes_to="*").text
    assert not Inbreng.objects.exists()


def test_the_whole_mail_as_a_file_that_no_browser_runs(beheerder, apart):
    answer = beheerder.client.get(f"/werk/post/binnen/{apart.pk}/origineel/")
    assert answer.content == bytes(InkomendBericht.objects.get().raw)
    assert answer["Content-Disposition"] == f'attachment; filename="mail-{apart.pk}.eml"'
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["9999/", "1/weggeven/"])
def test_what_is_not_there(beheerder, apart, path):
    assert beheerder.client.post(f"/werk/post/binnen/{path}").status_code in {403, 404, 405}


@pytest.mark.parametrize("who", ["bram", "daan", "els"])
def test_nobody_else_sees_it(request, apart, who):
    request.getfixturevalue(who).page(f"/werk/post/binnen/{apart.pk}/", status=404)
