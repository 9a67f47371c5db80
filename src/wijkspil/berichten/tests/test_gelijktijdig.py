"""Many workers at once never send the same mail."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from wijkspil.berichten.jobs import send_waiting
from wijkspil.berichten.models import Bericht
from wijkspil.berichten.status import State


def work(_number: int) -> int:
    try:
        return send_waiting()
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_four_workers_send_each_mail_once(queue, server, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}  # nobody is woken before
    for number in range(24):
        queue(to=f"buur{number}@bewoners.example")
    with ThreadPoolExecutor(4) as workers:
        sent = list(workers.map(work, range(4)))
    assert sum(sent) == 24
    assert set(Counter(str(mail["Message-ID"]) for mail in server.inbox).values()) == {1}
    assert not Bericht.objects.exclude(state=State.VERZONDEN).exists()
