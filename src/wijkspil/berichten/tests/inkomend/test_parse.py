"""A mail is taken apart whatever charset, encoding or program it comes from."""

from datetime import UTC, datetime
from textwrap import dedent

import pytest

from wijkspil.berichten.inkomend import html_text
from wijkspil.berichten.inkomend.fingerprint import content_hash
from wijkspil.berichten.inkomend.headers import address
from wijkspil.berichten.inkomend.mail import Address, Mail
from wijkspil.berichten.inkomend.parse import parse


def mail(text: str) -> Mail:
    return parse(dedent(text).encode().replace(b"\n", b"\r\n"))


def with_body(body: bytes, *headers: str) -> Mail:
    return parse("\r\n".join(["From: a@wijk.example", *headers, "", ""]).encode() + body)


def test_a_simple_mail() -> None:
    found = mail("""\
        From: "El Idrissi, Amira" <Amira@Bewoners.example>
        To: Wijken <wijken+abc@gemeente.example>
        Cc: buur@bewoners.example
        Subject: Een =?utf-8?q?bank?= =?utf-8?q?je?=
        Date: Tue, 3 Nov 2026 10:12:00 +0100
        Message-ID: <1@bewoners.example>
        In-Reply-To: <uit@gemeente.example>
        References: <eerst@gemeente.example> <uit@gemeente.example>

        Kan er een bankje komen?
        """)
    assert found.sender == Address("El Idrissi, Amira", "amira@bewoners.example")
    assert found.recipients == ("wijken+abc@gemeente.example", "buur@bewoners.example")
    assert found.subject == "Een bankje"
    assert found.date == datetime(2026, 11, 3, 9, 12, tzinfo=UTC)
    assert found.message_id == "<1@bewoners.example>"
    assert found.replies_to == ("<uit@gemeente.example>", "<eerst@gemeente.example>")
    assert found.text == "Kan er een bankje komen?"
    assert found.problems == ()


@pytest.mark.parametrize(
    ("header", "name", "email"),
    [
        ("jan@wijk.example", "", "jan@wijk.example"),
        ("jan@wijk.example (Jan)", "Jan", "jan@wijk.example"),
        ("Jan de Wit <jan@wijk.example>, Piet <piet@wijk.example>", "Jan de Wit", "jan@wijk.example"),
        ('"Jan <baas@gemeente.example>" <jan@wijk.example>', "Jan <baas@gemeente.example>", "jan@wijk.example"),
        ("=?utf-8?q?Zo=C3=AB?= <zoe@wijk.example>", "Zoë", "zoe@wijk.example"),
        ("=?iso-8859-1?q?Wit=2C_J=F3se?= <j@wijk.example>", "Wit, Jóse", "j@wijk.example"),
        ("Jan jan@wijk.example", "Jan", "jan@wijk.example"),
        ("MAILER DAEMON <>", "MAILER DAEMON", ""),
        ("", "", ""),
    ],
)
def test_who_sent_it(header: str, name: str, email: str) -> None:
    assert address(header) == Address(name, email)


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        ("café".encode(), "text/plain; charset=utf-8", "café"),
        ("café".encode("cp1252"), "text/plain; charset=iso-8859-1", "café"),
        ("café".encode(), "text/plain; charset=iso-8859-1", "café"),
        ("café".encode("cp1252"), "text/plain", "café"),
        ("€ 12".encode("cp1252"), "text/plain; charset=us-ascii", "€ 12"),
        ("café".encode(), "text/plain; charset=x-bestaat-niet", "café"),
        ("café".encode("cp1252"), "text/plain; charset=utf-8", "café"),
        ("まみ".encode("iso-2022-jp"), "text/plain; charset=iso-2022-jp", "まみ"),
        (b"x\x9c\x03\x00\x00\x00\x00\x01", "text/plain; charset=zlib", "xœ"),
        ("bank\u202ejpg.exe\u200b\x00".encode(), "text/plain; charset=utf-8", "bankjpg.exe"),
        (b"<p>Een <b>bank</b></p>", "text/html", "Een bank"),
        (b"<html><body><p>Een bank</p></body></html>", "text/plain", "Een bank"),
    ],
)
def test_the_words_survive_any_charset(body: bytes, content_type: str, text: str) -> None:
    assert with_body(body, f"Content-Type: {content_type}").text == text


def test_headers_in_eight_bits() -> None:
    found = parse("From: Zoë <zoe@wijk.example>\r\nSubject: Café\r\n\r\n".encode("cp1252"))
    assert (found.sender.name, found.subject) == ("Zoë", "Café")
    found = parse("From: Zoë <zoe@wijk.example>\r\nSubject: Café\r\n\r\n".encode())
    assert (found.sender.name, found.subject) == ("Zoë", "Café")


def test_a_letter_that_was_split_over_two_encoded_words() -> None:
    found = parse(b"From: a@wijk.example\r\nSubject: =?utf-8?b?Y2Fmw?=\r\n =?utf-8?b?6k=?=\r\n\r\n")
    assert found.subject.startswith("caf")
    found = parse(b"From: a@wijk.example\r\nSubject: =?utf-8?q?caf=C3?=\r\n =?utf-8?q?=A9?=\r\n\r\n")
    assert found.subject == "café"


def test_plain_text_is_taken_before_html_and_files_are_kept() -> None:
    found = mail("""\
        From: a@wijk.example
        Content-Type: multipart/mixed; boundary=m

        --m
        Content-Type: multipart/alternative; boundary=a

        --a
        Content-Type: text/plain

        Een bank
        --a
        Content-Type: text/html

        <p>Een <b>bank</b> en meer
        --a--
        --m
        Content-Type: image/jpeg; name="../../plein.jpg"
        Content-Transfer-Encoding: base64

        AAEC
        --m
        Content-Type: application/ms-tnef; name=winmail.dat
        Content-Disposition: attachment

        x
        --m--
        """)
    assert found.text == "Een bank"
    assert [(one.name, one.content_type) for one in found.attachments] == [
        ("plein.jpg", "image/jpeg"),
        ("winmail.dat", "application/ms-tnef"),
    ]
    assert found.attachments[0].content == b"\x00\x01\x02"


def test_html_is_taken_when_the_plain_text_is_empty() -> None:
    found = mail("""\
        From: a@wijk.example
        Content-Type: multipart/alternative; boundary=a

        --a
        Content-Type: text/plain


        --a
        Content-Type: text/html

        <p>Een bank</p>
        --a--
        """)
    assert found.text == "Een bank"


def test_parts_below_a_boundary_that_ended_too_early() -> None:
    found = mail("""\
        From: a@wijk.example
        Content-Type: multipart/mixed; boundary=m

        --m
        Content-Type: multipart/alternative; boundary=m

        --m
        Content-Type: text/plain

        Een bank
        --m--
        --m
        Content-Type: image/png; name=plein.png

        x
        --m--
        """)
    assert found.text == "Een bank"
    assert [one.name for one in found.attachments] == ["plein.png"]


def test_lines_that_the_program_broke_are_put_together() -> None:
    found = with_body(b"Een bank \r\nbij het plein.\r\n-- \r\nAmira\r\n", "Content-Type: text/plain; format=flowed")
    assert found.text == "Een bank bij het plein.\n-- \nAmira"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Een<br>bank", "Een\nbank"),
        ("<div>Een</div><div>bank</div>", "Een\nbank"),
        ("<p>Een</p><p>bank</p>", "Een\n\nbank"),
        ("<ul><li>bank<li>boom</ul>", "- bank\n- boom"),
        (
            "<blockquote><p>Beste</p><blockquote>eerder</blockquote></blockquote>nieuw",
            "> Beste\n>\n> > eerder\n\nnieuw",
        ),
        ("<style>p{}</style><script>kwaad()</script><title>x</title>bank", "bank"),
        ("<!-- <p>weg</p> -->bank<!--", "bank"),
        ('<a href="https://wijk.example/plan">het plan</a>', "het plan <https://wijk.example/plan>"),
        ('<a href="https://wijk.example/">wijk.example</a>', "wijk.example"),
        ('<a href="javascript:kwaad()">klik</a>', "klik"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<table><tr><td>Naam</td><td>Amira</td></tr></table>", "Naam Amira"),
        ("1 &lt; 2 &amp; 3", "1 < 2 & 3"),
        ("", ""),
    ],
)
def test_html_as_text(html: str, text: str) -> None:
    assert html_text.text_of(html) == text


BASE = b"From: a@wijk.example\nSubject: bank\nMessage-ID: <1@wijk.example>\nDate: Tue, 3 Nov 2026 10:12:00 +0100\n"


@pytest.mark.parametrize(
    "again",
    [
        BASE + b"\nEen bank\n",
        (BASE + b"\nEen bank\n").replace(b"\n", b"\r\n"),
        b"Received: by mx.gemeente.example\nX-Spam-Flag: NO\n" + BASE + b"\nEen bank\n\n",
        b"Return-Path: <a@wijk.example>\n" + BASE.replace(b"Subject: bank", b"Subject:\n  bank") + b"\nEen bank\n",
        BASE.replace(b"From", b"FROM") + b"Delivered-To: wijken@gemeente.example\n\nEen bank",
    ],
)
def test_the_same_mail_delivered_again(again: bytes) -> None:
    assert content_hash(again) == content_hash(BASE + b"\nEen bank\n")


@pytest.mark.parametrize(
    "other",
    [
        BASE + b"\nTwee banken\n",
        BASE.replace(b"a@", b"b@") + b"\nEen bank\n",
        BASE.replace(b"<1@", b"<2@") + b"\nEen bank\n",
        BASE.replace(b"10:12", b"10:13") + b"\nEen bank\n",
        BASE + b"Content-Type: text/html\n\nEen bank\n",
        b"",
    ],
)
def test_another_mail_even_with_the_same_message_id(other: bytes) -> None:
    assert content_hash(other) != content_hash(BASE + b"\nEen bank\n")


@pytest.mark.parametrize("header", ["To", "Cc", "In-Reply-To", "References", "Message-ID", "From", "Subject"])
def test_bytes_outside_ascii_in_a_header_become_signs_that_a_database_keeps(header):
    found = parse(header.encode() + b": <\xe5\xff\xc3\xa9@gemeente.example>\r\n\r\nHallo.\r\n")
    "".join([*found.recipients, *found.replies_to, found.message_id, found.sender.email, found.subject]).encode()
