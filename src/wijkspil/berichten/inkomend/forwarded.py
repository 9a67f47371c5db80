"""A mail that somebody sent on: who wrote the original, when, and what it said."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from textwrap import dedent

from wijkspil.berichten.inkomend import marks
from wijkspil.berichten.inkomend.dates import read_moment
from wijkspil.berichten.inkomend.headers import address
from wijkspil.berichten.inkomend.mail import MAX_SUBJECT, Address, Attachment, Mail
from wijkspil.berichten.inkomend.parse import parse

_SENT_ON = re.compile(r"\s*(?:fwd?|fw|doorst|doorgest\w*|ds|tr|wg)\s*:", re.IGNORECASE)
_PREFIXES = re.compile(r"^(?:\s*(?:re|fwd?|fw|antw|aw|doorst|doorgest\w*|betr|tr|wg)\s*:)+\s*", re.IGNORECASE)
_LABEL_INSIDE = re.compile(
    r"(?:^|(?<=[\s>\w\"]))(Van|From|Aan|To|Cc|Kopie|Verzonden|Sent|Datum|Date|Onderwerp|Subject):\s"
)
_MOST_HEADERS = 30  # lines
_LONGEST_NOTE = 500  # characters of "Zie hieronder, kun jij dit oppakken?", with a signature


@dataclass(frozen=True)
class Forwarded:
    """The original of a mail that was sent on.

    Attributes:
        note: what the person who sent it on wrote above it.
        sender: who wrote the original; its email may be empty.
        date: when; None when that cannot be read.
        subject: of the original; may be empty.
        text: of the original, as it stood there.
        attachments: that came with the original, when it was sent on as a whole.
    """

    note: str = field(repr=False)
    sender: Address
    date: datetime | None
    subject: str
    text: str = field(repr=False)
    attachments: tuple[Attachment, ...] = ()


def bare_subject(subject: str) -> str:
    """Return a subject without `Re:`, `Fwd:` and their Dutch and other sisters."""
    return _PREFIXES.sub("", subject)


def find(mail: Mail) -> Forwarded | None:
    """Return the original of a mail that was sent on; None when it is no such mail, or does not say who wrote it."""
    if mail.report is not None:
        return None
    found = _attached(mail) or _in_text(mail)
    return found if found and (found.sender.email or found.sender.name) else None


def _attached(mail: Mail) -> Forwarded | None:
    """Read a mail that came along whole; beside a long text of the sender it is an attachment and no more."""
    if not mail.forwarded or (len(mail.text) > _LONGEST_NOTE and not _SENT_ON.match(mail.subject)):
        return None
    original = parse(mail.forwarded[0])
    if original.unreadable:
        return None
    return Forwarded(mail.text, original.sender, original.date, original.subject, original.text, original.attachments)


def _in_text(mail: Mail) -> Forwarded | None:
    lines = mail.text.split("\n")
    mark = marks.find(lines)
    if mark is None or (mark.kind != "doorgestuurd" and not _SENT_ON.match(mail.subject)):
        return None
    note = "\n".join(lines[: mark.start]).strip()
    below = lines[mark.start :]
    if below[0].lstrip().startswith(">"):
        below = [marks.unquoted(line) for line in below]
    if mark.kind == "boven_citaat":
        return _below_sentence(note, below, mark.end - mark.start, mail.subject)
    values, end = _headers(below)
    if not values.get("van"):
        return None
    return Forwarded(
        note,
        address(values["van"]),
        read_moment(values.get("datum", "")),
        bare_subject(values.get("onderwerp", ""))[:MAX_SUBJECT],
        _dedented(below[end:]),
    )


def _below_sentence(note: str, lines: list[str], end: int, subject: str) -> Forwarded:
    """Read `Op 28/10/2021 12:46 heeft Jan <jan@…> geschreven:` and what stands below it."""
    sentence = " ".join(line.strip() for line in lines[:end])
    who = re.search(r"(?:heeft|schreef)\s+(.+?>?)\s*(?:(?:het volgende )?geschreven)?\s*:?$", sentence, re.IGNORECASE)
    return Forwarded(
        note, address(who[1] if who else ""), read_moment(sentence), bare_subject(subject), _dedented(lines[end:])
    )


def _headers(lines: list[str]) -> tuple[dict[str, str], int]:
    """Return the headers below a mark and the number of the line after them."""
    values: dict[str, str] = {}
    current = ""
    for number, line in enumerate(lines[:_MOST_HEADERS]):
        inside = list(_LABEL_INSIDE.finditer(line))
        kind, value = marks.label(line)
        if len(inside) >= 3 and not values:
            return _split(line, inside), number + 1
        if kind:
            current = kind
            values.setdefault(kind, value)
        elif values and not (current in {"aan", "rest"} and "@" in line):  # a long list of people goes on
            return values, number
    return values, min(len(lines), _MOST_HEADERS)


def _split(line: str, labels: list[re.Match[str]]) -> dict[str, str]:
    """Read headers that stand on one line: `Van: Jan <jan@…>Aan: …`."""
    ends = [label.start() for label in labels[1:]] + [len(line)]
    return {
        marks.LABELS[label[1].lower()]: line[label.end() : end].strip() for label, end in zip(labels, ends, strict=True)
    }


def _dedented(lines: list[str]) -> str:
    return dedent("\n".join(line.rstrip() for line in lines)).strip()
