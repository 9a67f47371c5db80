"""The health addresses tell a machine what it must know, and no more."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from wijkspil.berichten import intake, mailbox_record
from wijkspil.berichten.actions import queue_mail
from wijkspil.berichten.status import Bron
from wijkspil.berichten.testkit import incoming
from wijkspil.mensen.testkit import Arnhem


def test_live_asks_nothing_of_the_database(client: Client) -> None:
    answer = client.get("/gezond/")  # a test without `db` may not use it
    assert (answer.status_code, answer.json()) == (200, {"status": "goed"})
    assert "no-store" in answer.headers["Cache-Control"]


def test_ready_says_how_late_the_work_is(client: Client, arnhem: Arnhem) -> None:
    assert client.get("/gezond/klaar/").json() == {
        "status": "goed",
        "database": "goed",
        "wachtrij_seconden": 0,
        "postbus_seconden": 0,
        "lijkt_op": "woorden",
    }
    queue_mail(kind="proef", to="amira@post.example", template="berichten/mail.txt", context={}, language="nl")
    with time_machine.travel(timezone.now() + timedelta(minutes=20)):
        answer = client.get("/gezond/klaar/").json()
    assert answer["status"] == "loopt_achter"
    assert 1190 <= answer["wachtrij_seconden"] <= 1210


def test_ready_says_when_the_mailbox_was_not_read(client: Client, arnhem: Arnhem, settings: Any) -> None:
    settings.IMAP_HOST = "imap.gemeente.example"
    mailbox_record.claim()
    mailbox_record.failed("time_out")
    with time_machine.travel(timezone.now() + timedelta(minutes=20)):
        answer = client.get("/gezond/klaar/").json()
    assert answer["status"] == "loopt_achter"
    assert 1190 <= answer["postbus_seconden"] <= 1210


def test_ready_says_when_mail_that_came_in_is_not_read(client: Client, arnhem: Arnhem) -> None:
    intake.store(incoming(), Bron.OPDRACHT)
    with time_machine.travel(timezone.now() + timedelta(minutes=20)):
        assert client.get("/gezond/klaar/").json()["status"] == "loopt_achter"


@pytest.mark.django_db
def test_ready_is_red_without_a_database(client: Client) -> None:
    def refuse(*_: Any) -> None:
        raise OperationalError("connection refused")

    with connection.execute_wrapper(refuse):
        answer = client.get("/gezond/klaar/")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    assert answer.json()["status"] == "stuk"
