"""Mail that comes back stops the weekmail; what could not be sent, or should not be, is told as it should."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from wijkspil.berichten import actions, delivery, digest_run, queries, testkit
from wijkspil.berichten.jobs import send_waiting
from wijkspil.berichten.models import Abonnee, Bericht
from wijkspil.berichten.status import OPEN, Bron
from wijkspil.core.actors import PUBLIC, SYSTEM
from wijkspil.core.models import LogRegel
from wijkspil.core.retention import clean_up
from wijkspil.inbreng import actions as inbreng
from wijkspil.inbreng.testkit import answered

pytestmark = pytest.mark.django_db

AMIRA = "amira@bewoners.example"
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def now():
    with time_machine.travel("2026-11-27T09:00+01:00", tick=False) as clock:
        yield clock


@pytest.fixture
def amira(arnhem, now):
    return testkit.follower(AMIRA, arnhem.klarendal)


def stopped() -> bool:
    return Abonnee.objects.get().bounced_at is not None


def this_monday():
    today = timezone.localdate()
    return today - timedelta(days=today.weekday())


def mails() -> list[Bericht]:
    return list(Bericht.objects.filter(kind="weekmail").exclude(text="").order_by("pk"))


def test_an_address_that_is_no_more_stops_at_once(amira):
    actions.address_bounced(address="Amira@Bewoners.EXAMPLE", permanent=True)
    assert stopped()
    row = LogRegel.objects.get(deed="abonnee.gestopt")
    assert row.details == {"blijvend": True}
    actions.address_bounced(address=AMIRA, permanent=True)
    assert LogRegel.objects.filter(deed="abonnee.gestopt").count() == 1


def test_three_days_within_a_month_stop_it_too_and_one_report_counts_once(amira, now):
    for _again in range(5):
        actions.address_bounced(address=AMIRA, permanent=False)
    now.shift(7 * DAY)
    actions.address_bounced(address=AMIRA, permanent=False)
    assert not stopped()
    now.shift(7 * DAY)
    actions.address_bounced(address=AMIRA, permanent=False)
    assert stopped()


def test_now_and_then_stops_nothing(amira, now):
    for _time in range(6):
        actions.address_bounced(address=AMIRA, permanent=False)
        now.shift(16 * DAY)
    assert not stopped()
    assert len(Abonnee.objects.get().bounces) <= 3


@pytest.mark.parametrize("address", ["", "geen", "a@b.example", "é@b.example", f"a@{'é' * 70}.nl", "a\0@b.example"])
def test_an_address_that_follows_nothing(amira, address):
    actions.address_bounced(address=address, permanent=True)
    assert not stopped()


@pytest.mark.parametrize(
    ("words", "stops"),
    [
        ("550 5.1.1 no such user", True),
        ("550 no such user here", True),
        ("550 5.7.1 your host is blocked", False),
        ("552 5.2.2 mailbox full", False),
        ("554 5.7.1 spam", False),
    ],
)
def test_what_the_mail_server_of_the_abonnee_says(arnhem, amira, server, monkeypatch, words, stops):
    """One wrong setting of ours must not stop the mail to everybody: 5.7 is about us, not about the address."""

    async def refuse(*_words):
        return words

    monkeypatch.setattr(server, "handle_RCPT", refuse)
    testkit.asked(AMIRA, arnhem.oost)
    send_waiting()
    assert stopped() is stops
    assert len(Abonnee.objects.get().bounces) == 1


def test_a_report_that_comes_later_stops_it_too(arnhem, amira, server):
    testkit.asked(AMIRA, arnhem.oost)
    send_waiting()
    actions.take_in(raw=testkit.bounced(server.inbox[0]["Message-ID"], recipient=AMIRA), bron=Bron.POSTBUS)
    assert stopped()


def test_the_abonnee_sees_it_and_starts_again(amira, page, arnhem):
    actions.address_bounced(address=AMIRA, permanent=True)
    shown = page(f"/volgen/{amira.code}/")
    assert "U krijgt nu geen weekmail" in shown.headings
    again = shown.submit("Mijn e-mailadres werkt weer", goes_to="*")
    assert "U krijgt nu geen weekmail" not in again.headings
    assert not stopped()
    assert Abonnee.objects.get().bounces == []


def test_confirming_again_proves_that_the_address_works(amira, page, arnhem):
    actions.address_bounced(address=AMIRA, permanent=True)
    testkit.asked(AMIRA, arnhem.klarendal)
    page(f"/volgen/{amira.code}/bevestigen/").submit("Ja, stuur mij de weekmail", goes_to="*")
    assert not stopped()


def test_staff_see_numbers_and_no_addresses(amira, arnhem, beheerder, bram):
    testkit.follower("zoe@bewoners.example", arnhem.oost)
    actions.address_bounced(address=AMIRA, permanent=True)
    testkit.asked("zoe@bewoners.example", arnhem.noord)
    delivery.mark_failed(delivery.claim_next(), error="smtp_550", final=True)
    shown = beheerder.page("/werk/post/")
    assert "1 mens volgt iets per mail. Van 1 kwam de mail terug." in shown.text
    assert "bewoners.example" not in shown.html
    assert "Bevestig wat u wilt volgen" not in shown.text
    assert queries.following(bram.actor) == queries.following(PUBLIC) == queries.Following(0, 0)


def test_erased_ninety_days_after_it_stopped(amira, now):
    actions.address_bounced(address=AMIRA, permanent=True)
    now.shift(89 * DAY)
    clean_up()
    assert Abonnee.objects.exists()
    now.shift(2 * DAY)
    clean_up()
    assert not Abonnee.objects.exists()


def test_a_mail_that_could_not_leave_is_told_a_week_later(arnhem, bram, amira, now, use_smtp):
    """Fault 5: our mail server was down for a day; the abonnee misses nothing."""
    answered(bram.actor, arnhem.klarendal)
    now.shift(MINUTE)
    digest_run.run(this_monday())
    assert send_waiting() == 0
    now.shift(timedelta(hours=5))
    assert send_waiting() == 0
    assert not Bericht.objects.filter(state__in=OPEN).exists()
    assert not stopped(), "that says nothing of the address"
    now.shift(7 * DAY)
    digest_run.run(this_monday())
    first, second = mails()
    assert "Bankjes bij de speeltuin" in first.text
    assert "Bankjes bij de speeltuin" in second.text
    kinds = set(queries.undelivered(SYSTEM).values_list("kind", flat=True))
    assert "weekmail" not in kinds, "nobody has to do anything"


def test_a_mail_that_failed_while_a_later_one_left_is_not_told_again(arnhem, bram, amira, now):
    answered(bram.actor, arnhem.klarendal)
    now.shift(MINUTE)
    digest_run.run(this_monday())
    first = delivery.claim_next()
    now.shift(7 * DAY)
    answered(bram.actor, arnhem.klarendal, "Een boom erbij")
    now.shift(MINUTE)
    digest_run.run(this_monday())
    delivery.mark_failed(first, error="te_lang_geprobeerd", final=True)
    assert Abonnee.objects.get().told_until == this_monday()


def test_what_leaves_the_site_is_taken_out_of_the_mails_that_wait(arnhem, bram, amira, now):
    """Fault 33: within the minute no mail goes out that names it; the rest of the mail does."""
    wrong = answered(bram.actor, arnhem.klarendal, "De hond van nummer 14 blaft")
    answered(bram.actor, arnhem.klarendal, "Een boom erbij")
    now.shift(MINUTE)
    digest_run.run(this_monday())
    assert "De hond van nummer 14 blaft" in mails()[0].text
    inbreng.not_publish(actor=bram.actor, inbreng=wrong, version=wrong.version, reason="Dit gaat over iemand.")
    assert mails() == []
    assert digest_run.run_when_due() == 1
    (mail,) = mails()
    assert "De hond van nummer 14 blaft" not in mail.text
    assert "Een boom erbij" in mail.text


def test_a_mail_that_named_nothing_else_is_not_made_again(arnhem, bram, amira, now):
    wrong = answered(bram.actor, arnhem.klarendal)
    now.shift(MINUTE)
    digest_run.run(this_monday())
    inbreng.not_publish(actor=bram.actor, inbreng=wrong, version=wrong.version, reason="Dit gaat over iemand.")
    assert digest_run.run_when_due() == 0
    assert mails() == []
