"""A mail is a row of the same transaction; nothing that people type can add a header or a link."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from wijkspil.berichten import actions, jobs, queries
from wijkspil.berichten.layout import clean_subject, html_from_text, quoted
from wijkspil.berichten.models import Bericht
from wijkspil.berichten.schedule import GIVE_UP_AFTER
from wijkspil.core.actors import PUBLIC, SYSTEM
from wijkspil.core.retention import clean_up
from wijkspil.core.rules import NotAllowed, RuleViolation

pytestmark = pytest.mark.django_db


def test_a_mail_disappears_with_a_transaction_that_fails(queue):
    def do() -> None:
        with transaction.atomic():
            queue()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        do()
    assert not Bericht.objects.exists()


def test_commit_wakes_one_worker_for_all_mails_of_a_transaction(queue, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as hooks, transaction.atomic():
        queue()
        queue()
    assert [hook for hook in hooks if hook is jobs.wake] == [jobs.wake]


@pytest.mark.parametrize(
    "word",
    [
        "a\r\nBcc: x@y.example",
        "a\nSubject: b",
        "\u202egnp.exe",
        "a\x00b",
        "a\u2028Bcc: x@y.example",
        "x" * 5000,
        "🌳\u200b",
    ],
)
def test_nothing_typed_adds_a_header(queue, server, word):
    queue(context={"woord": word})
    assert jobs.send_waiting() == 1
    (mail,) = server.inbox
    assert mail["Bcc"] is None
    assert len(mail.get_all("Subject")) == 1
    assert len(mail["Subject"]) <= 150
    assert "\u202e" not in str(mail)


@pytest.mark.parametrize(
    "address",
    ["a@b.example\nBcc: c@d.example", "a@b.example, c@d.example", "", "geen", "a@b\x00.example", "a@b.example\u202e"],
)
def test_one_real_address_or_none(queue, address):
    if address:
        with pytest.raises(RuleViolation):
            queue(reply_to=address)
    with pytest.raises(RuleViolation):
        queue(to=address)
    assert not Bericht.objects.exists()


def test_quoted_text_never_becomes_a_link_or_markup():
    html = html_from_text("Beste buur,\n\n" + quoted("<b>koop</b>\n\nhttps://spam.example\n"))
    assert "<a" not in html
    assert "&lt;b&gt;" in html
    assert html.count("<blockquote>") == 1


def test_subject_stays_one_line():
    assert clean_subject(" a\r\n b\tc ") == "a b c"


def test_undelivered_mail_is_seen_by_who_manages_mail_only(queue):
    bericht = queue()
    assert not queries.undelivered(SYSTEM).exists()
    with time_machine.travel(timezone.now() + GIVE_UP_AFTER + timedelta(minutes=1)):
        assert list(queries.undelivered(SYSTEM)) == [bericht], "also when no worker ran at all"
        assert not queries.undelivered(PUBLIC).exists()


def test_only_who_manages_mail_sends_again(queue, server):
    bericht = queue()
    with pytest.raises(RuleViolation):
        actions.send_again(actor=SYSTEM, bericht=bericht)  # it did not fail
    with pytest.raises(NotAllowed):
        actions.send_again(actor=PUBLIC, bericht=bericht)


def test_content_is_erased_after_thirty_days_and_the_record_stays(queue, server):
    queue()
    jobs.send_waiting()
    with time_machine.travel(timezone.now() + timedelta(days=29)):
        assert clean_up(dry_run=True)["inhoud en adres van mails na 30 dagen"] == 0
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert clean_up(dry_run=True)["inhoud en adres van mails na 30 dagen"] == 1
        assert clean_up()["inhoud en adres van mails na 30 dagen"] == 1
        assert clean_up()["inhoud en adres van mails na 30 dagen"] == 0
    kept = Bericht.objects.get()
    assert (kept.recipient, kept.subject, kept.text) == ("", "", "")
    assert kept.sent_at


def test_erasing_stops_what_was_not_sent_yet(queue, server):
    thing = queue()
    queue(thing=thing)
    actions.erase_mails(thing=thing)
    assert jobs.send_waiting() == 1
    assert len(server.inbox) == 1
