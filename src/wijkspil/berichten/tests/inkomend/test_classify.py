"""Software, servers and newsletters are set apart; the mail of a person never is on a guess."""

import pytest

from wijkspil.berichten.inkomend.address_hint import address_hint
from wijkspil.berichten.inkomend.classify import Kind, Ours, Verdict
from wijkspil.berichten.inkomend.clues import Clues
from wijkspil.berichten.inkomend.language import guess
from wijkspil.berichten.inkomend.reading import Reading, read

OURS = Ours("wijken.gemeente.example", frozenset({"wijken@gemeente.example"}))
REPORT = """From: Mail Delivery <mailer-daemon@post.example>
Content-Type: multipart/report; report-type=delivery-status; boundary=r

--r
Content-Type: text/plain

Uw bericht kwam niet aan.
--r
Content-Type: message/delivery-status

Reporting-MTA: dns; post.example

Final-Recipient: rfc822; Amira@bewoners.example
Action: {action}
Status: {status}

--r
Content-Type: text/rfc822-headers

Message-ID: <abc@wijken.gemeente.example>
Subject: Uw idee
--r--
"""


def reading(text: str) -> Reading:
    return read(text.encode(), OURS)


def with_headers(*headers: str, sender: str = "Amira <amira@bewoners.example>", text: str = "Een bank") -> Verdict:
    return reading("\n".join([f"From: {sender}", *headers, "", text])).verdict


PERSON = Verdict(Kind.MENS, "mens")


@pytest.mark.parametrize(
    "headers",
    [
        [],
        ["Auto-Submitted: no"],
        ["Precedence: bulk", "List-Id: <wijk.lijst.example>", "X-Loop: lijst.example"],
        ["List-Unsubscribe: <mailto:af@lijst.example>", "List-Post: <mailto:wijk@lijst.example>"],
        ["List-Unsubscribe: <https://x.example>", "In-Reply-To: <abc@wijken.gemeente.example>"],
        ["X-Spam-Status: No, score=-1.1", "X-Spam-Flag: NO", "X-MS-Exchange-Organization-SCL: 1"],
        ["X-Auto-Response-Suppress: All"],
        ["Subject: Afwezigheid van groen in onze straat"],
        ["Subject: Er wordt niets gedaan aan de spam in onze bus"],
        ["References: <abc@wijken.gemeente.example>"],
    ],
)
def test_a_person_is_a_person(headers: list[str]) -> None:
    assert with_headers(*headers) == PERSON


@pytest.mark.parametrize(
    ("headers", "verdict"),
    [
        (["Auto-Submitted: auto-replied"], Verdict(Kind.AUTOMATISCH, "afwezig")),
        (["Auto-Submitted: auto-replied (vacation)"], Verdict(Kind.AUTOMATISCH, "afwezig")),
        (["X-Autoreply: yes"], Verdict(Kind.AUTOMATISCH, "afwezig")),
        (["Precedence: auto_reply"], Verdict(Kind.AUTOMATISCH, "afwezig")),
        (["Subject: Automatisch antwoord: Uw idee"], Verdict(Kind.AUTOMATISCH, "afwezig")),
        (["Subject: Automatic reply: Uw idee"], Verdict(Kind.AUTOMATISCH, "afwezig")),
        (["Subject: Afwezig: Uw idee"], Verdict(Kind.AUTOMATISCH, "afwezig")),
        (["Auto-Submitted: auto-generated"], Verdict(Kind.AUTOMATISCH, "programma")),
        (["Message-ID: <abc@wijken.gemeente.example>"], Verdict(Kind.LUS, "eigen_mail")),
        (["X-Loop: wijken.gemeente.example"], Verdict(Kind.LUS, "eigen_mail")),
        (["X-Spam-Flag: YES"], Verdict(Kind.RECLAME, "spam")),
        (["X-Spam-Status: Yes, score=9.1"], Verdict(Kind.RECLAME, "spam")),
        (["X-MS-Exchange-Organization-SCL: 9"], Verdict(Kind.RECLAME, "spam")),
        (["Subject: [SPAM] Win een fiets"], Verdict(Kind.RECLAME, "spam")),
        (["List-Unsubscribe: <https://nieuws.example/af>"], Verdict(Kind.RECLAME, "nieuwsbrief")),
    ],
)
def test_what_is_set_apart(headers: list[str], verdict: Verdict) -> None:
    assert with_headers(*headers) == verdict


@pytest.mark.parametrize(
    ("headers", "sender", "text", "reason"),
    [
        (["Auto-Submitted: auto-generated", "Reply-To: zoe@bewoners.example"], "form@site.example", "x", "programma"),
        ([], "wijken@gemeente.example", "Een notitie", "eigen_adres"),
        ([], "", "Een bank", "geen_afzender"),
        ([], "no-reply@site.example", "Een bank", "leest_geen_antwoord"),
        ([], "amira@bewoners.example", "", "leeg"),
    ],
)
def test_in_doubt_a_person_looks(headers: list[str], sender: str, text: str, reason: str) -> None:
    verdict = with_headers(*headers, sender=sender, text=text)
    assert (verdict.reason, verdict.sure) == (reason, False)


def test_a_form_that_says_who_wrote_it_is_from_a_person() -> None:
    assert with_headers("Reply-To: zoe@bewoners.example", sender="no-reply@site.example") == PERSON


def test_our_own_mailbox_that_sends_something_on_is_from_a_person() -> None:
    text = "Van: Amira <amira@bewoners.example>\nVerzonden: 3-11-2026 10:12\nAan: wijken\nOnderwerp: bank\n\nEen bank"
    assert with_headers("Subject: FW: bank", sender="wijken@gemeente.example", text=text) == PERSON


def test_our_own_mail_that_comes_back_in_a_circle() -> None:
    verdict = with_headers("Auto-Submitted: auto-generated", sender="wijken@gemeente.example")
    assert verdict == Verdict(Kind.LUS, "eigen_mail")


@pytest.mark.parametrize(
    ("action", "status", "failed", "permanent"),
    [
        ("failed", "5.1.1", True, True),
        ("failed", "4.2.2 (mailbox full)", True, False),
        ("delayed", "4.4.1", False, False),
    ],
)
def test_a_report_of_a_mail_server(action: str, status: str, failed: bool, permanent: bool) -> None:
    found = reading(REPORT.format(action=action, status=status))
    assert found.verdict == Verdict(Kind.BOUNCE, "niet_bezorgd" if failed else "later_bezorgd")
    report = found.mail.report
    assert report
    assert (report.failed, report.permanent) == (failed, permanent)
    assert report.recipients == ("amira@bewoners.example",)
    assert report.message_ids == ("<abc@wijken.gemeente.example>",)


def test_a_report_without_its_proper_form() -> None:
    verdict = with_headers("Subject: Undelivered Mail Returned to Sender", sender="MAILER-DAEMON@post.example")
    assert verdict == Verdict(Kind.BOUNCE, "niet_bezorgd")


def test_a_receipt_of_opening() -> None:
    text = REPORT.replace("delivery-status", "disposition-notification").format(action="failed", status="5.0.0")
    assert reading(text).verdict == Verdict(Kind.AUTOMATISCH, "leesbevestiging")


def test_clues_to_the_dossier() -> None:
    found = reading(
        "From: amira@bewoners.example\nTo: wijken+xyz@gemeente.example\nSubject: Re: Uw idee 2026-00042\n"
        "In-Reply-To: <abc@wijken.gemeente.example>\n\nDank!\n\n"
        "Op 3-11-2026 om 10:12 schreef Team:\n> kenmerk 2026-00041"
    )
    assert found.clues == Clues(("<abc@wijken.gemeente.example>",), ("xyz",), ("2026-00042", "2026-00041"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Voorbeeldstraat 12, 6822 CD Arnhem", ("6822CD", 12)),
        ("Voorbeeldstraat 12a\n6822CD Arnhem", ("6822CD", 12)),
        ("Voorbeeldstraat 12-3 6822 cd", ("6822CD", 12)),
        ("6822 CD 12", ("6822CD", 12)),
        ("6822CD, nr. 7", ("6822CD", 7)),
        ("Postbus 9200\n6800 HA Arnhem", None),
        ("Postbus 9200, 6800 HA Arnhem\nVoorbeeldstraat 12, 6822 CD Arnhem", ("6822CD", 12)),
        ("6822 CD Arnhem", None),
        ("In 2026 is er niets gedaan", None),
        ("2026-00042", None),
        ("", None),
    ],
)
def test_an_address_that_somebody_wrote(text: str, expected: tuple[str, int] | None) -> None:
    found = address_hint("", text)
    assert (found and (found.postcode, found.house_number)) == expected


def test_the_signature_comes_before_the_text() -> None:
    found = address_hint("Bij Plein 3, 6811 AB", "Straat 9, 6822 CD")
    assert found
    assert (found.postcode, found.from_signature) == ("6822CD", True)
    found = address_hint("Bij Plein 3, 6811 AB", "Amira")
    assert found
    assert (found.postcode, found.from_signature) == ("6811AB", False)


@pytest.mark.parametrize(
    ("text", "language"),
    [("Kan er een bank bij het plein?", "nl"), ("Could we have a bench on the square?", "en"), ("", "nl")],
)
def test_the_language(text: str, language: str) -> None:
    assert guess(text) == language
