"""Every mail is delivered once or visibly failed within four hours, whatever the mail server does."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from wijkspil.berichten import actions, delivery, smtp
from wijkspil.berichten.jobs import send_waiting
from wijkspil.berichten.models import Bericht
from wijkspil.berichten.status import OPEN, State
from wijkspil.core.actors import SYSTEM
from wijkspil.core.models import LogRegel

pytestmark = pytest.mark.django_db


def only() -> Bericht:
    return Bericht.objects.get()


def pass_after_back_off() -> None:
    with time_machine.travel(only().next_attempt + timedelta(seconds=1), tick=True):
        send_waiting()


def test_a_mail_is_delivered_with_its_headers(queue, server):
    bericht = queue(reply_to="wijken@gemeente.example")
    assert send_waiting() == 1
    (mail,) = server.inbox
    assert mail["To"] == "amira@bewoners.example"
    assert mail["Subject"] == "Onderwerp bankje"
    assert mail["Message-ID"] == bericht.message_id
    assert mail["Reply-To"] == "wijken@gemeente.example"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["X-Loop"] == "127.0.0.1"
    assert mail["From"]
    text, html = (part.get_content() for part in mail.iter_parts())
    assert "http://127.0.0.1:8000/volg/1/" in text
    assert '<a href="http://127.0.0.1:8000/volg/1/">' in html
    assert '<html lang="nl">' in html
    assert only().state == State.VERZONDEN
    assert only().sent_at


def test_a_mail_carries_its_extra_headers_whole_and_they_change_nothing_of_ours(queue, server):
    address = f"<https://wijken.gemeente.example/volgen/{'a' * 43}/afmelden/>"
    bericht = queue(headers={"List-Unsubscribe": address, "Message-ID": "<van@elders.example>"})
    send_waiting()
    (mail,) = server.inbox
    assert mail["List-Unsubscribe"].strip() == address, "folded behind the name at most"
    assert mail.get_all("Message-ID") == [bericht.message_id]
    actions.erase_mails(ended_before=timezone.now() + timedelta(minutes=1))
    assert only().headers == {}, "a secret link is content too"


def test_a_delivered_mail_is_not_sent_again(queue, server):
    queue()
    send_waiting()
    assert send_waiting() == 0
    assert len(server.inbox) == 1


def test_mail_server_down_then_up(queue, use_smtp, request):
    queue()
    assert send_waiting() == 0
    assert (only().state, only().error) == (State.WACHT, "geen_verbinding")
    server = request.getfixturevalue("server")
    pass_after_back_off()
    assert only().state == State.VERZONDEN
    assert len(server.inbox) == 1


def test_4xx_is_tried_again(queue, server):
    queue()
    server.script = ["weiger_nu"]
    send_waiting()
    assert (only().state, only().error) == (State.WACHT, "smtp_451")
    assert only().next_attempt > timezone.now() + timedelta(seconds=50)
    pass_after_back_off()
    assert only().state == State.VERZONDEN
    assert only().error == ""


@pytest.mark.parametrize(("word", "code"), [("weiger", "smtp_550"), ("weiger_tekst", "smtp_554")])
def test_5xx_is_a_visible_failure_at_once(queue, server, word, code):
    queue()
    server.script = [word]
    send_waiting()
    assert (only().state, only().error) == (State.MISLUKT, code)
    row = LogRegel.objects.get(deed="bericht.mislukt")
    assert "amira" not in str(row.details)


def test_a_server_that_hangs_is_left_after_the_time_out_and_the_mail_arrives_once(queue, server):
    queue()
    server.script = ["hang"]
    began = timezone.now()
    send_waiting()
    assert timezone.now() - began < timedelta(seconds=3)
    assert only().state == State.WACHT
    pass_after_back_off()
    assert only().state == State.VERZONDEN
    assert len(server.visible) == 1


def test_a_server_that_dies_after_taking_the_mail_gives_one_visible_copy(queue, server):
    bericht = queue()
    server.script = ["sterf"]
    send_waiting()
    assert only().state == State.WACHT
    pass_after_back_off()
    assert only().state == State.VERZONDEN
    assert server.visible == {bericht.message_id}


def test_a_worker_killed_after_the_server_took_the_mail_gives_one_visible_copy(queue, server):
    queue()
    claimed = delivery.claim_next()
    assert claimed
    smtp.deliver(claimed)  # and here the worker dies
    assert send_waiting() == 0, "the lease keeps others away"
    pass_after_back_off()
    assert only().state == State.VERZONDEN
    assert len(server.visible) == 1


def test_a_worker_that_comes_back_after_its_lease_changes_nothing(queue, server):
    queue()
    slow = delivery.claim_next()
    assert slow
    pass_after_back_off()
    delivery.mark_failed(slow, error="geen_verbinding", final=False)
    assert only().state == State.VERZONDEN


def test_within_four_hours_a_mail_is_delivered_or_visibly_failed(queue, use_smtp):
    created = queue().created_at
    moments = []
    while only().state in OPEN:
        moments.append(only().next_attempt)
        pass_after_back_off()
    assert only().state == State.MISLUKT
    assert len(moments) > 8
    assert moments[-1] - created < timedelta(hours=4)
    assert LogRegel.objects.filter(deed="bericht.mislukt").count() == 1


def test_a_worker_that_died_in_the_last_attempt_leaves_no_mail_open(queue):
    bericht = queue()
    delivery.claim_next()
    with time_machine.travel(bericht.give_up_at + timedelta(minutes=1)):
        assert send_waiting() == 0
    assert (only().state, only().error) == (State.MISLUKT, "te_lang_geprobeerd")


def test_after_a_night_without_workers_a_mail_is_still_tried(queue, server):
    bericht = queue()
    with time_machine.travel(bericht.give_up_at + timedelta(hours=8)):
        assert send_waiting() == 1


def test_staff_send_a_failed_mail_again_with_the_same_number(queue, server):
    bericht = queue()
    server.script = ["weiger"]
    send_waiting()
    actions.send_again(actor=SYSTEM, bericht=bericht)
    send_waiting()
    assert only().state == State.VERZONDEN
    assert server.inbox[0]["Message-ID"] == bericht.message_id


def test_a_mail_that_cannot_be_made_does_not_stop_the_next(queue, server):
    broken = queue()
    Bericht.objects.filter(pk=broken.pk).update(subject="een\ntwee")
    queue(to="bram@gemeente.example")
    assert send_waiting() == 1
    assert Bericht.objects.get(pk=broken.pk).error == "onverwacht"


def test_command_does_one_pass(queue, server, capsys):
    queue()
    call_command("verstuur", "--json")
    assert capsys.readouterr().out.strip() == '{"verstuurd": 1}'
