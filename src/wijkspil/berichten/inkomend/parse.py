"""From the bytes of a mail to a `Mail`. Never raises, whatever the bytes are."""

import logging
import re
from email import message_from_bytes, policy
from email.message import Message
from itertools import islice
from types import MappingProxyType

from wijkspil.berichten.inkomend import bounce
from wijkspil.berichten.inkomend.headers import LONGEST, Headers, address
from wijkspil.berichten.inkomend.mail import (
    KEPT_HEADERS,
    MAX_BOUNDARIES,
    MAX_BYTES,
    MAX_CHECKS,
    MAX_DASHES,
    MAX_HEADERS,
    MAX_LINES,
    Mail,
)
from wijkspil.berichten.inkomend.parts import Contents, contents_of
from wijkspil.berichten.inkomend.words import clean


class _Raw(policy.Compat32):
    """Gives headers as they came, but not endless: bytes outside ASCII as lone surrogates (see `words.header_text`)."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        return value[:LONGEST]


_AS_IT_CAME = _Raw()
log = logging.getLogger(__name__)
MOST_HEADERS = 3_000
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n|\r\r")
_BOUNDARY = re.compile(rb"boundary", re.IGNORECASE)


def parse(raw: bytes) -> Mail:
    """Take a mail apart; one that cannot be is `unreadable`, with what its headers still tell."""
    reason = _too_much(raw)
    if reason:
        return _headers_only(raw, reason)
    try:
        return _mail(message_from_bytes(raw, policy=_AS_IT_CAME))
    except RecursionError:
        return _headers_only(raw, "te_diep")
    except Exception as error:  # the email package raises many things on odd input, and no mail may get lost
        log.warning("mail niet te lezen: %s", type(error).__name__)
        return _headers_only(raw, "onverwacht")


def _too_much(raw: bytes) -> str:
    """Return why the mail would keep us busy too long; empty when it would not."""
    if len(raw) > MAX_BYTES:
        return "te_groot"
    lines = raw.count(b"\n") + raw.count(b"\r") - raw.count(b"\r\n")
    if lines > MAX_LINES:
        return "te_veel_regels"
    if _header_size(raw) > MAX_HEADERS:
        return "te_veel_kopregels"
    boundaries = sum(1 for _ in islice(_BOUNDARY.finditer(raw), MAX_BOUNDARIES + 1))
    if boundaries > MAX_BOUNDARIES or boundaries * lines > MAX_CHECKS:
        return "te_diep"
    return "te_veel_delen" if raw.count(b"\n--") > MAX_DASHES else ""


def _header_size(raw: bytes) -> int:
    end = _END_OF_HEADERS.search(raw, 0, MAX_HEADERS + 10)
    return end.start() if end else min(len(raw), MAX_HEADERS + 1)


def _headers_only(raw: bytes, reason: str) -> Mail:
    """Return what the headers tell: enough to show whose mail it is."""
    head = raw[: min(_header_size(raw), MAX_HEADERS)]
    try:
        return _described(
            Headers(islice(message_from_bytes(head + b"\n\n", policy=_AS_IT_CAME).raw_items(), MOST_HEADERS)), reason
        )
    except Exception as error:
        log.warning("koppen van een mail niet te lezen: %s", type(error).__name__)
        return Mail(unreadable=reason)


def _mail(message: Message) -> Mail:
    headers = Headers(islice(message.raw_items(), MOST_HEADERS))
    return _described(headers, "", contents_of(message))


def _described(headers: Headers, unreadable: str, contents: Contents | None = None) -> Mail:
    contents = contents or Contents()
    sender, date = headers.sender(), headers.date()
    reply_to = address(next(headers.all("reply-to"), ""))
    problems = [*contents.problems, *([] if sender.email else ["afzender"]), *([] if date else ["datum"])]
    return Mail(
        message_id=headers.message_id(),
        sender=sender,
        reply_to=reply_to if reply_to.email != sender.email else address(""),
        recipients=headers.recipients(),
        subject=headers.subject(),
        date=date,
        text=clean(contents.text),
        attachments=tuple(contents.files),
        forwarded=tuple(contents.mails),
        headers=MappingProxyType({name: text for name in KEPT_HEADERS if (text := headers.text(name))}),
        replies_to=headers.replies_to(),
        report=bounce.report(contents.status, contents.returned),
        problems=tuple(dict.fromkeys(problems)),
        unreadable=unreadable,
    )
