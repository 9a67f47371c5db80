"""Mail comes from a real IMAP server and leaves the folder only when it is on our disk; a broken server is seen."""

import imaplib
import socket
import subprocess
import time
from collections.abc import Callable
from datetime import timedelta
from threading import Thread

import pytest
import time_machine
from django.utils import timezone

from wijkspil.berichten import jobs, mailbox_record, postbus, queries
from wijkspil.berichten.behandelaars import Handled, behandelaars
from wijkspil.berichten.models import InkomendBericht, Postbus
from wijkspil.berichten.status import Became, Bron, Intake
from wijkspil.berichten.testkit import incoming
from wijkspil.berichten.tests.dovecot import DOVECOT, PASSWORD, USER, Dovecot
from wijkspil.core.actors import SYSTEM

pytestmark = pytest.mark.django_db
needs_dovecot = pytest.mark.skipif(DOVECOT is None, reason="geen mailserver om mee te testen: installeer dovecot-imapd")


@pytest.fixture
def mailbox(settings):
    """Point the settings at a server on this machine."""

    def use(port: int, tls: str = "nee") -> None:
        settings.IMAP_HOST, settings.IMAP_PORT, settings.IMAP_TLS = "127.0.0.1", port, tls
        settings.IMAP_USER, settings.IMAP_PASSWORD, settings.IMAP_TIMEOUT = USER, PASSWORD, 5

    return use


@pytest.fixture
def dovecot(mailbox, request):
    server = Dovecot(getattr(request, "param", "ssl = no"))
    try:
        server.start()
        mailbox(server.port)
        yield server
    finally:
        server.remove()


@pytest.fixture
def takes_all(arnhem, monkeypatch):
    handled = Handled(Became.INBRENG, arnhem.klarendal, "2026-00042")
    monkeypatch.setattr(behandelaars, "_providers", [lambda _mail: handled])


def numbered(number: int) -> bytes:
    return incoming(f"Mail {number}", message_id=f"<{number}@bewoners.example>")


@needs_dovecot
@pytest.mark.parametrize(
    ("dovecot", "command"),
    [("ssl = no", "MOVE"), ("ssl = no\nimap_capability = IMAP4rev1", "COPY")],
    indirect=["dovecot"],
)
def test_mail_is_taken_in_and_moved(dovecot, takes_all, monkeypatch, command):
    used = set()
    uid = imaplib.IMAP4.uid

    def noted(self, word, *more):
        used.add(word)
        return uid(self, word, *more)

    monkeypatch.setattr(imaplib.IMAP4, "uid", noted)
    dovecot.deliver(*(numbered(number) for number in range(3)))
    assert jobs.fetch_mailbox() == 3
    assert used & {"MOVE", "COPY"} == {command}
    assert dovecot.mails("INBOX") == []
    assert sorted(dovecot.mails("Verwerkt")) == sorted(numbered(number) for number in range(3))
    rows = InkomendBericht.objects.all()
    assert {(row.state, row.bron) for row in rows} == {(Intake.VERWERKT, Bron.POSTBUS)}
    assert sorted(bytes(row.raw) for row in rows) == sorted(numbered(number) for number in range(3))


@needs_dovecot
def test_stopped_between_keeping_and_moving_nothing_is_lost_or_doubled(dovecot, takes_all, monkeypatch):
    dovecot.deliver(numbered(1), numbered(2))

    def die(*_args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(postbus.BaseMailBox, "move", die)
        with pytest.raises(KeyboardInterrupt):
            jobs.fetch_mailbox()
    assert InkomendBericht.objects.count() == 1
    assert len(dovecot.mails("INBOX")) == 2
    assert jobs.fetch_mailbox() == 0, "the process that died still holds the mailbox"
    with time_machine.travel(timezone.now() + mailbox_record.LEASE + timedelta(seconds=1)):
        assert jobs.fetch_mailbox() == 2
    assert InkomendBericht.objects.count() == 2
    assert dovecot.mails("INBOX") == []


@needs_dovecot
def test_what_cannot_be_kept_stays_in_the_folder(dovecot, takes_all, monkeypatch):
    dovecot.deliver(numbered(1))

    def full(*_args: object, **_more: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(postbus, "take_in", full)
        with pytest.raises(OSError, match="No space"):
            jobs.fetch_mailbox()
    assert len(dovecot.mails("INBOX")) == 1
    assert postbus.fetch() == 1
    assert dovecot.mails("INBOX") == []


@needs_dovecot
def test_a_mail_made_to_hurt_is_kept_and_stops_nothing(dovecot, takes_all):
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(1000))
    dovecot.deliver(b"From: a@wijk.example\r\n" + parts, b"\xff\xfe\r\n\r\n", numbered(1))
    assert jobs.fetch_mailbox() == 3
    assert InkomendBericht.objects.filter(state=Intake.HANDWERK).count() == 2
    assert InkomendBericht.objects.filter(state=Intake.VERWERKT).count() == 1


@needs_dovecot
def test_of_a_mail_that_is_too_large_a_colleague_sees_the_headers(dovecot, takes_all, monkeypatch):
    monkeypatch.setattr(postbus, "MAX_BYTES", 1000)
    large = incoming("Een foto. " * 200)
    dovecot.deliver(large)
    assert jobs.fetch_mailbox() == 1
    bericht = InkomendBericht.objects.get()
    assert (bericht.state, bericht.reason, bericht.subject) == (Intake.HANDWERK, "te_groot", "Een bankje")
    assert "in de postbus" in bericht.reason_for_people
    assert len(bericht.raw) < 1000
    assert dovecot.mails("Verwerkt") == [large]


@needs_dovecot
def test_two_processes_do_not_read_it_at_once(dovecot):
    assert mailbox_record.claim()
    assert not mailbox_record.claim()
    mailbox_record.went_well()
    assert not mailbox_record.claim(), "it was read just now"
    with time_machine.travel(timezone.now() + timedelta(seconds=61)):
        assert mailbox_record.claim()


@needs_dovecot
def test_a_server_that_is_down_is_seen_and_tried_again_later_and_later(dovecot, takes_all):
    dovecot.deliver(numbered(1))
    dovecot.stop()
    assert jobs.fetch_mailbox() == 0
    record = queries.broken_mailbox()
    assert (record.error, record.failures) == ("geen_verbinding", 1)
    assert "niet te bereiken" in record.error_for_people
    waits = []
    for _ in range(5):
        with time_machine.travel(Postbus.objects.get().next_check + timedelta(seconds=1), tick=False):
            jobs.fetch_mailbox()
            waits.append(Postbus.objects.get().next_check - timezone.now())
    assert [wait.seconds // 60 for wait in waits] == [2, 5, 10, 10, 10]
    dovecot.start()
    with time_machine.travel(Postbus.objects.get().next_check + timedelta(seconds=1)):
        assert jobs.fetch_mailbox() == 1
    assert queries.broken_mailbox() is None
    assert queries.mailbox_lateness() < timedelta(hours=1)


@needs_dovecot
@pytest.mark.parametrize(
    ("setting", "value", "error"), [("IMAP_PASSWORD", "fout", "inloggen"), ("IMAP_FOLDER", "Bestaat niet", "map")]
)
def test_wrong_settings_are_told(dovecot, settings, setting, value, error):
    setattr(settings, setting, value)
    assert jobs.fetch_mailbox() == 0
    assert Postbus.objects.get().error == error
    assert Postbus.objects.get().error_for_people


@needs_dovecot
@pytest.mark.parametrize("tls", ["ja", "starttls"])
def test_with_tls_only_a_good_certificate_will_do(mailbox, monkeypatch, takes_all, tls):
    server = Dovecot()
    key, certificate = server.folder / "key", server.folder / "certificate"
    made = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    names = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(["openssl", "req", *made, *names], check=True, capture_output=True)
    server.more = f"ssl = yes\nssl_cert = <{certificate}\nssl_key = <{key}\n"
    if tls == "ja":
        server.more += "service imap-login {\n inet_listener imap {\n ssl = yes\n }\n}\n"
    try:
        server.start()
        mailbox(server.port, tls)
        with pytest.raises(postbus.MailboxError, match="certificaat"):
            postbus.fetch()
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert postbus.fetch() == 0
    finally:
        server.remove()


def answering(*words: bytes, close: bool = False) -> tuple[int, Callable[[], None]]:
    """Serve something that is no mail server; return its port and how to end it."""
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        try:
            connection, _address = listening.accept()
        except OSError:
            return
        with connection:
            for word in words:
                connection.sendall(word)
            if not close:
                connection.settimeout(5)
                try:
                    while connection.recv(1000):
                        pass
                except OSError:
                    return

    Thread(target=serve, daemon=True).start()
    return listening.getsockname()[1], listening.close


@pytest.mark.parametrize(
    ("words", "close", "error"),
    [
        ([], False, "time_out"),
        ([b"* OK hallo\r\n"], False, "time_out"),
        ([b"HTTP/1.1 400 Bad Request\r\n\r\n"], True, "antwoord"),
        ([b"\xff\xfe\x00\r\n"], True, "antwoord"),
        ([], True, "antwoord"),
        ([b"* OK hallo\r\n", b"* CAPABILITY\r\n"], True, "antwoord"),
    ],
)
def test_something_that_is_no_mail_server(mailbox, settings, words, close, error):
    port, end = answering(*words, close=close)
    mailbox(port)
    settings.IMAP_TIMEOUT = 0.3
    began = time.monotonic()
    try:
        assert jobs.fetch_mailbox() == 0
    finally:
        end()
    assert time.monotonic() - began < 4
    assert Postbus.objects.get().error == error
    assert queries.broken_mailbox().error_for_people


def test_without_a_setting_no_mailbox_is_read():
    assert jobs.fetch_mailbox() == 0
    assert not Postbus.objects.exists()
    assert queries.mailbox_lateness() == timedelta()
    assert not queries.hand_work(SYSTEM).exists()
