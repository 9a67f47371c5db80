"""A mail server that does what a script says, and a mail to send."""

import socket

import pytest
from aiosmtpd.controller import Controller

from wijkspil.berichten.actions import queue_mail
from wijkspil.berichten.models import Bericht
from wijkspil.berichten.testkit import MailServer


@pytest.fixture
def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def use_smtp(settings, free_port):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", free_port, 0.5


@pytest.fixture
def server(use_smtp, free_port):
    handler = MailServer()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port)
    controller.start()
    yield handler
    controller.stop()


@pytest.fixture
def mail_template(settings):
    """Return a function that makes `proef.txt` the given text."""

    def use(text: str = "Onderwerp {{ woord }}\nBeste {{ woord }},\n\n{{ site }}/volg/1/\n\n> {{ woord }}\n") -> None:
        loader = ("django.template.loaders.locmem.Loader", {"proef.txt": text})
        settings.TEMPLATES = [{"BACKEND": settings.TEMPLATES[0]["BACKEND"], "OPTIONS": {"loaders": [loader]}}]

    return use


@pytest.fixture
def queue(db, mail_template):
    """Return a function that puts a mail in the outbox."""
    mail_template()

    def put(**changes) -> Bericht:
        values = {
            "kind": "proef",
            "to": "amira@bewoners.example",
            "template": "proef.txt",
            "context": {"woord": "bankje"},
            "language": "nl",
        }
        return queue_mail(**(values | changes))

    return put
