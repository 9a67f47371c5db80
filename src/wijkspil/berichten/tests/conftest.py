"""A mail server that does what a script says, and a mail to send."""

import asyncio
import socket
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller

from wijkspil.berichten.actions import queue_mail
from wijkspil.berichten.models import Bericht


class MailServer:
    """Answers each delivery by the next word of `script`; `goed` when the script is empty.

    goed · weiger_nu (451 to the recipient) · weiger (550) · weiger_tekst (554 after DATA) · hang · sterf (takes the
    mail and breaks the connection without an answer)
    """

    def __init__(self) -> None:
        self.script: list[str] = []
        self.inbox: list[EmailMessage] = []
        self.word = "goed"

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.word = self.script.pop(0) if self.script else "goed"
        if self.word in {"weiger_nu", "weiger"}:
            return {"weiger_nu": "451 later", "weiger": "550 no such user here"}[self.word]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.word == "hang":
            await asyncio.sleep(2)
        if self.word == "weiger_tekst":
            return "554 no"
        self.inbox.append(message_from_bytes(envelope.content, policy=policy.default))
        if self.word == "sterf":
            server.transport.abort()
        return "250 OK"

    @property
    def visible(self) -> set[str]:
        """What a mailbox that knows its mails by Message-ID shows."""
        return {str(mail["Message-ID"]) for mail in self.inbox}


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
