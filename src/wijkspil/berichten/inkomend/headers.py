"""Read what stands above a mail: who, when, which mail it answers. Nothing raises; what is odd gives nothing."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from wijkspil.berichten.inkomend.mail import MAX_SUBJECT, Address
from wijkspil.berichten.inkomend.words import decoded, header_text, one_line

LONGEST = 8_000  # characters of one header that are looked at
MOST_ADDRESSES = 100
_QUOTED = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"')
_IN_ANGLES = re.compile(r"<\s*([^<>\s@]{1,64}@[^<>\s@]{1,190})\s*>")
_BARE = re.compile(r"[^\s<>()\[\],;:\"@]{1,64}@[^\s<>()\[\],;:\"@]{1,190}")
_COMMENT = re.compile(r"\(([^()]*)\)")
_ID = re.compile(r"<[^<>\s]{1,250}>")
_REAL_YEARS = range(1970, 2200)


class Headers:
    """The headers of one part, in order; the names may be in any case."""

    def __init__(self, items: Iterable[tuple[str, str]]) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in items:
            self._values.setdefault(name.strip().lower(), []).append(value)

    def all(self, name: str) -> Iterator[str]:
        """Give every value of a header, undecoded."""
        for value in self._values.get(name, []):
            yield value[:LONGEST]

    def plain(self, name: str) -> Iterator[str]:
        """Give every value of a header in signs that a database keeps; encoded words stay as they came."""
        for value in self.all(name):
            yield value if value.isascii() else decoded(value.encode("utf-8", "surrogateescape"))

    def text(self, name: str) -> str:
        """Return the first value that says something, decoded, as one line; empty when there is none."""
        return next(filter(None, (one_line(header_text(value), LONGEST) for value in self.all(name))), "")

    def subject(self) -> str:
        """Return the subject, decoded and short enough for a title."""
        return self.text("subject")[:MAX_SUBJECT].rstrip()

    def sender(self) -> Address:
        """Return who wrote it; the address is empty when no header has one."""
        names = ("from", "sender", "reply-to", "return-path")
        found = [address(value) for name in names for value in self.all(name)]
        best = next((one for one in found if one.email), Address())
        return Address(found[0].name, best.email) if found and found[0].name else best

    def recipients(self) -> tuple[str, ...]:
        """Return the addresses of To, Cc and Delivered-To, each once."""
        text = " , ".join(value for name in ("to", "cc", "delivered-to", "x-original-to") for value in self.plain(name))
        found = dict.fromkeys(match.group().strip("'.").lower() for match in _BARE.finditer(_without_quotes(text)))
        return tuple(found)[:MOST_ADDRESSES]

    def date(self) -> datetime | None:
        """Return when it was written, or None when that cannot be read."""
        return _date(self.text("date"))

    def message_id(self) -> str:
        """Return the Message-ID with its angle brackets; without them when the sender forgot those."""
        value = self.text("message-id")
        match = _ID.search(value)
        return match.group() if match else value.split(" ", 1)[0][:250]

    def replies_to(self) -> tuple[str, ...]:
        """Return the Message-IDs of the mails that this one answers, the nearest first, each once."""
        nearest = [one for value in self.plain("in-reply-to") for one in _ID.findall(value)]
        earlier = [one for value in self.plain("references") for one in _ID.findall(value)]
        return tuple(dict.fromkeys([*nearest, *reversed(earlier)]))[:50]


def address(value: str) -> Address:
    """Return the first person that a header names: `Jan <jan@wijk.example>`, `jan@wijk.example (Jan)`, or worse."""
    value = one_line(value[:LONGEST], LONGEST) if value.isascii() else one_line(header_text(value), LONGEST)
    bare = _without_quotes(value)  # a name between quotes may look like an address
    match = _IN_ANGLES.search(bare)
    if match:
        return Address(_name(value[: match.start()]), match[1].lower())
    match = _BARE.search(bare)
    if match:
        comment = _COMMENT.search(value)
        return Address(_name(comment[1] if comment else value[: match.start()]), match.group().strip("'.").lower())
    return Address(_name(value.replace("<", " ").replace(">", " ")))


def _without_quotes(text: str) -> str:
    return _QUOTED.sub(lambda quoted: '"' + " " * (len(quoted.group()) - 2) + '"', text)


def _name(text: str) -> str:
    """Return a name without the quotes around it; of several people the last one before the address."""
    text = text.rsplit(",", 1)[-1] if '"' not in text and "=?" not in text else text
    text = one_line(header_text(text), 200).strip(" ,;:")
    if text.startswith('"'):
        text = text.strip('"')
    return one_line(re.sub(r"\\(.)", r"\1", text).strip("'"), 100)


def _date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text[:100])
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        moment = moment.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return moment if moment.year in _REAL_YEARS else None
