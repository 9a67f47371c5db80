"""An incoming mail as data, and how much of one we look at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

MAX_BYTES = 36_000_000  # 25 MB of files as base64, with its line ends, and the words around them
MAX_HEADERS = 500_000  # bytes of headers that are looked at
MAX_LINES = 700_000  # MAX_BYTES of base64 has 480,000; a mail of empty lines would keep us busy for minutes
MAX_BOUNDARIES = 100  # times the word `boundary`: what nests deeper was made to hurt
MAX_CHECKS = 10_000_000  # lines times boundaries: Python's parser holds every line against every open boundary
MAX_DASHES = 10_000  # lines that may begin a part
MAX_DEPTH = 20  # of parts in parts
MAX_PARTS = 200
MAX_TEXT = 200_000  # characters of the text of a mail
MAX_SUBJECT = 200  # characters

KEPT_HEADERS = (
    *("auto-submitted", "precedence", "return-path", "reply-to", "x-loop"),
    *("x-autoreply", "x-autorespond", "x-autoreply-from", "x-auto-response-suppress"),
    *("list-id", "list-post", "list-unsubscribe", "list-unsubscribe-post", "feedback-id"),
    *("x-spam-flag", "x-spam-status", "x-spam", "x-ms-exchange-organization-scl"),
)
"""The headers that tell what kind of mail it is."""


@dataclass(frozen=True)
class Address:
    """Somebody in a mail.

    Attributes:
        name: as it is shown; may be empty.
        email: in lower case; empty when there is none that looks like one.
    """

    name: str = ""
    email: str = ""


@dataclass(frozen=True)
class Attachment:
    """A file that came along, as it was sent: nothing was unpacked or looked into.

    Attributes:
        name: one safe line without folders; never empty.
        content_type: what the sender says it is, such as `image/jpeg`.
        content: the bytes.
    """

    name: str
    content_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Report:
    """What a mail server reports about a mail of ours that it could not deliver (RFC 3464).

    Attributes:
        recipients: the addresses that it is about.
        failed: given up, not merely late.
        permanent: the address itself is no good (status 5.x.x): trying again makes no sense.
        message_ids: of the mail that came back.
        receipt: no failure at all: somebody's mail program says that the mail was opened (RFC 8098).
    """

    recipients: tuple[str, ...] = ()
    failed: bool = False
    permanent: bool = False
    message_ids: tuple[str, ...] = ()
    receipt: bool = False


@dataclass(frozen=True)
class Mail:
    """A mail, taken apart.

    Attributes:
        message_id: with its angle brackets; empty when there is none.
        sender: of `From`, else of `Sender`, `Reply-To` or `Return-Path`.
        reply_to: where the sender wants the answer; its email is empty when that is `sender`.
        recipients: addresses of To, Cc and Delivered-To.
        subject: decoded, one line; may be empty.
        date: when it was written, as the sender says; None when that cannot be read.
        text: what it says, from the plain text or else from the HTML; may be empty.
        attachments: files, in order.
        forwarded: mails that were sent along whole, as bytes.
        headers: those of KEPT_HEADERS that are there, decoded, by name in lower case.
        replies_to: Message-IDs that this mail answers, the nearest first.
        report: what a mail server reports; None in any other mail.
        problems: codes of what was odd, such as `datum`.
        unreadable: code of why it could not be taken apart; empty when it could.
    """

    message_id: str = ""
    sender: Address = Address()
    reply_to: Address = Address()
    recipients: tuple[str, ...] = ()
    subject: str = ""
    date: datetime | None = None
    text: str = field(default="", repr=False)
    attachments: tuple[Attachment, ...] = ()
    forwarded: tuple[bytes, ...] = field(default=(), repr=False)
    headers: Mapping[str, str] = field(default_factory=dict)
    replies_to: tuple[str, ...] = ()
    report: Report | None = None
    problems: tuple[str, ...] = ()
    unreadable: str = ""

    @property
    def is_empty(self) -> bool:
        """Tell whether it has no word and no file at all."""
        return not (self.text or self.subject or self.attachments or self.forwarded)
