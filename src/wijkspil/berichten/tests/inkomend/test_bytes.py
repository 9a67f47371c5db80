"""Whatever the bytes are: no exception, no endless work, and something a person can look at."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkspil.berichten.inkomend.classify import Kind, Ours
from wijkspil.berichten.inkomend.fingerprint import content_hash
from wijkspil.berichten.inkomend.reading import Reading, read

HEAD = b"From: Amira <amira@bewoners.example>\r\nSubject: Een bank\r\nMessage-ID: <1@bewoners.example>\r\n"
OURS = Ours("wijken.gemeente.example")

NAMES = st.sampled_from(
    [
        *(b"From", b"To", b"Subject", b"Date", b"Message-ID", b"Reply-To", b"In-Reply-To", b"References"),
        *(b"Content-Type", b"Content-Transfer-Encoding", b"Content-Disposition", b"MIME-Version", b"Return-Path"),
        *(b"Auto-Submitted", b"Precedence", b"List-Unsubscribe", b"X-Loop", b"", b"\xff", b"Received"),
    ]
)
VALUES = (
    st.sampled_from(
        [
            *(b"multipart/mixed; boundary=b", b'multipart/alternative; boundary="b"', b"multipart/report; boundary=b"),
            *(b"multipart/digest; boundary=b", b"message/rfc822", b"message/delivery-status", b"message/external-body"),
            *(b"text/plain; charset=utf-16", b"text/html; charset=idna", b"text", b"text/calendar", b"multipart/mixed"),
            *(b"text/plain; charset*0*=x'y'%ff; format=flowed", b"application/ms-tnef; name=winmail.dat"),
            *(b"base64", b"quoted-printable", b"x-uuencode", b"8bits", b"attachment; filename*=utf-8''%e2%28%a1"),
            *(b"attachment; filename*1*=a; filename*0=\"..\\..\"", b"<a@b>", b"\"a\" <>", b"=?utf-8?b?///?= =?x?q?=?="),
            *(b"Tue, 3 Nov 99999 10:12", b"a@b, c@d", b"auto-replied", b"\r\n folded\r\n\tagain", b"\x00\xff\xfe"),
        ]
    )
    | st.binary(max_size=60)
)  # fmt: skip
HEADERS = st.lists(st.tuples(NAMES, VALUES), max_size=12).map(
    lambda pairs: b"".join(name + b": " + value + b"\r\n" for name, value in pairs)
)
LINES = st.sampled_from(
    [
        *(b"--b", b"--b--", b"", b"Content-Type: text/plain", b"Content-Type: multipart/mixed; boundary=b", b"> "),
        *(b"Van: a@b.example", b"Verzonden: 3-11-2026", b"Onderwerp: x", b"begin 644 x", b"=3D=", b"<blockquote><p>"),
        *(
            b"Final-Recipient: rfc822; a@b.example",
            b"Action: failed",
            b"Status: 5.1.1",
            b"Op 3-11-2026 om 1:02 schreef",
        ),
        *(b"----- Doorgestuurd bericht ----- Van: x", b"AAEC", b"Content-Type: message/rfc822", b"-- ", b"From x"),
    ]
) | st.binary(max_size=50)
BODIES = st.lists(LINES, max_size=40).map(b"\r\n".join)


@settings(max_examples=400)
@given(HEADERS, BODIES, st.sampled_from([b"\r\n", b"\n", b"\r", b""]))
def test_any_mail_can_be_read(headers: bytes, body: bytes, between: bytes) -> None:
    raw = headers + between + body
    found = read(raw, OURS)
    assert found.verdict.reason
    shown = "\n".join([found.mail.text, found.mail.subject, found.mail.sender.name, *found.mail.headers.values()])
    shown += "\n".join(file.name for file in found.attachments)
    assert "\x00" not in shown
    shown.encode()  # refuses half characters
    assert "\n" not in found.mail.subject + found.mail.sender.email
    assert len(content_hash(raw)) == 64


@given(st.binary(max_size=300))
def test_any_bytes_can_be_read(raw: bytes) -> None:
    assert read(raw, OURS).verdict.reason
    assert len(content_hash(raw)) == 64


def nested(depth: int) -> bytes:
    parts = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (one, one) for one in range(depth)
    )
    return HEAD + parts + b"Content-Type: text/plain\r\n\r\nEen bank\r\n"


def with_type(content_type: bytes, body: bytes) -> bytes:
    return HEAD + b"Content-Type: " + content_type + b"\r\n\r\n" + body


# Each is a way to keep a reader busy for minutes, or to fill its memory.
HEAVY: dict[str, tuple[Callable[[], bytes], str]] = {
    "a thousand parts in parts": (lambda: nested(1000), "te_diep"),
    "ninety parts in parts and many lines": (lambda: nested(90) + b"x\r\n" * 600_000, "te_diep"),
    "more lines than a mail has": (lambda: HEAD + b"\r\n" + b"\n" * 3_000_000, "te_veel_regels"),
    "a hundred thousand headers": (lambda: HEAD + b"X-A: b\r\n" * 100_000 + b"\r\nEen bank", "te_veel_kopregels"),
    "a hundred thousand parts": (
        lambda: with_type(b"multipart/mixed; boundary=b", b"--b\r\n\r\nx\r\n" * 100_000),
        "te_veel_delen",
    ),
    "too big": (lambda: HEAD + b"\r\n" + b"a" * 37_000_000, "te_groot"),
    "mails in mails": (lambda: HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 5_000, "te_diep"),
    "quotations in quotations": (lambda: with_type(b"text/html", b"<div><blockquote>" * 100_000), ""),
    "comments that do not end": (lambda: with_type(b"text/html", b"<!--" * 500_000), ""),
    "parameters": (lambda: with_type(b"text/plain" + b"; a=b" * 80_000, b"Een bank"), ""),
    "soft lines": (lambda: with_type(b"text/plain; format=flowed", b"a \r\n" * 500_000), ""),
    "addresses": (lambda: b"From: " + b"a@" * 200_000 + b"\r\n\r\nEen bank", ""),
    "quotes": (lambda: b"From: " + b'"' * 200_000 + b"<" * 200_000 + b"\r\n\r\nEen bank", ""),
    "encoded words": (lambda: HEAD + b"Subject: " + b"=?utf-8?q?a?=\r\n " * 30_000 + b"\r\n\r\nEen bank", ""),
    "one long line": (lambda: HEAD + b"\r\n" + b"a" * 20_000_000, ""),
    "sentences above quotations": (lambda: HEAD + b"\r\n" + b"Op 3 schreef 10:12 schreef\r\n" * 20_000, ""),
}


@pytest.mark.parametrize("name", HEAVY)
def test_a_mail_made_to_hurt(name: str) -> None:
    make, reason = HEAVY[name]
    raw = make()
    began = time.process_time()
    found = read(raw, OURS)
    content_hash(raw)
    assert time.process_time() - began < 10  # seconds; without its limit most take minutes or all memory
    assert found.mail.unreadable == reason
    if reason:
        _shows_whose_mail_it_is(found)


def _shows_whose_mail_it_is(found: Reading) -> None:
    assert (found.verdict.kind, found.verdict.sure) == (Kind.ONLEESBAAR, False)
    assert found.mail.sender.email == "amira@bewoners.example"
    assert found.mail.subject == "Een bank"
    assert found.mail.message_id == "<1@bewoners.example>"
