"""For tests: a mail server, to be served by aiosmtpd, and people who follow something by mail."""

import asyncio
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from wijkspil.berichten import abonnees
from wijkspil.berichten.actions import erase_mails, take_in
from wijkspil.berichten.following import named, wijk_reference
from wijkspil.berichten.mail_address import normal
from wijkspil.berichten.models import Abonnee, InkomendBericht, about
from wijkspil.berichten.status import Bron
from wijkspil.core.actors import PUBLIC, LinkActor
from wijkspil.wijken.models import Area


class MailServer:
    """Answers each delivery by the next word of `script`; `goed` when the script is empty.

    goed · weiger_nu (451 to the recipient) · weiger (550) · weiger_tekst (554 after DATA) · hang · traag (takes the
    mail and thinks for a moment before it says so) · sterf (takes the mail and breaks the connection without an answer)

    Attributes:
        inbox: every copy of every mail that was taken, in order.
        calls: how often somebody began to deliver.
    """

    def __init__(self) -> None:
        self.script: list[str] = []
        self.inbox: list[EmailMessage] = []
        self.calls = 0
        self.word = "goed"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        """Take or refuse a recipient, by the next word."""
        self.calls += 1
        self.word = self.script.pop(0) if self.script else "goed"
        if self.word in {"weiger_nu", "weiger"}:
            return {"weiger_nu": "451 later", "weiger": "550 no such user here"}[self.word]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        """Take or refuse the mail itself."""
        if self.word == "hang":
            await asyncio.sleep(2)
        if self.word == "weiger_tekst":
            return "554 no"
        self.inbox.append(message_from_bytes(envelope.content, policy=policy.default))
        if self.word == "traag":
            await asyncio.sleep(0.3)
        if self.word == "sterf":
            server.transport.abort()
        return "250 OK"

    @property
    def visible(self) -> set[str]:
        """What a mailbox that knows its mails by Message-ID shows."""
        return {str(mail["Message-ID"]) for mail in self.inbox}


def incoming(text: str = "Kan er een bankje komen?", **headers: str) -> bytes:
    """Return a mail of Amira; a header `in_reply_to="…"` is written as In-Reply-To."""
    values = {
        "From": "Amira <amira@bewoners.example>",
        "To": "wijken@gemeente.example",
        "Subject": "Een bankje",
        "Date": "Tue, 3 Nov 2026 10:12:00 +0100",
        "Message-Id": "<bankje@bewoners.example>",
    } | {name.replace("_", "-").title(): value for name, value in headers.items()}
    lines = [f"{name}: {value}" for name, value in values.items() if value]
    return "\r\n".join([*lines, "Content-Type: text/plain; charset=utf-8", "", text, ""]).encode()


def incoming_with(*files: tuple[str, bytes], **headers: str) -> bytes:
    """Return a mail of Amira with files: of each its name and its bytes."""
    mail = message_from_bytes(incoming(**headers), policy=policy.SMTP)
    assert isinstance(mail, EmailMessage)  # noqa: S101 - the policy makes it one
    for name, data in files:
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def bounced(message_id: str, *, recipient: str = "amira@bewoners.example", status: str = "5.1.1") -> bytes:
    """Return the report of a mail server about a mail of ours that it could not deliver."""
    return f"""From: Mail Delivery System <mailer-daemon@post.example>
Subject: Undelivered Mail Returned to Sender
Message-ID: <report-of-{message_id.strip("<>")}-{status}>
Content-Type: multipart/report; report-type=delivery-status; boundary=r

--r
Content-Type: message/delivery-status

Reporting-MTA: dns; post.example

Final-Recipient: rfc822; {recipient}
Action: failed
Status: {status}

--r
Content-Type: text/rfc822-headers

Message-ID: {message_id}
--r--
""".encode()


def asked(email: str, area: Area) -> Abonnee:
    """Make somebody who was asked whether they want to follow an area."""
    what = named([wijk_reference(area)])[wijk_reference(area)]
    abonnees.ask_to_follow(actor=PUBLIC, email=email, what=what, language="nl")
    return Abonnee.objects.get(email=normal(email))


def follower(email: str, area: Area) -> Abonnee:
    """Make somebody who follows an area; the mail with the question is erased."""
    abonnee = asked(email, area)
    abonnees.confirm(actor=holder(abonnee), abonnee=abonnee)
    erase_mails(thing=abonnee)
    return Abonnee.objects.get(pk=abonnee.pk)


def holder(abonnee: Abonnee) -> LinkActor:
    """Return whoever holds the secret link of an abonnee."""
    return LinkActor(about(abonnee))


def set_apart() -> InkomendBericht:
    """Take in a mail that no person wrote: it is set apart, for a colleague to look at."""
    raw = incoming("Ik ben er niet.", **{"Auto-Submitted": "auto-replied"})
    return take_in(raw=raw, bron=Bron.OPDRACHT)[0]
