"""What makes two deliveries the same mail."""

import hashlib
import re
from collections.abc import Iterator

# What a mail is known by, and what says how its body must be read. What mail servers add on the way (Received,
# Delivered-To, their verdict on spam, …) is different at each delivery.
KEPT = (b"message-id", b"from", b"to", b"cc", b"subject", b"date", b"content-type", b"content-transfer-encoding")
MAX_HEADERS = 500_000
_END = re.compile(rb"\r?\n\r?\n|\r\r")
_LINE = re.compile(rb"\r\n|\r|\n")


def content_hash(raw: bytes) -> str:
    """Return 64 hexadecimal digits: the same for two deliveries of one mail, others when two mails differ.

    The Message-ID alone would not do: it is made by the sender, some programs use one for everything, and whoever
    guesses one could keep the mail of somebody else out.
    """
    end = _END.search(raw, 0, MAX_HEADERS)
    head, body = (raw[: end.start()], raw[end.end() :]) if end else (raw, b"")
    digest = hashlib.sha256()
    for name, value in sorted(_fields(head)):
        digest.update(name + b":" + b" ".join(value.split()) + b"\n")
    digest.update(b"\n" + body.replace(b"\r\n", b"\n").replace(b"\r", b"\n").rstrip())
    return digest.hexdigest()


def _fields(head: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give the headers that count, with the lines put together that belong together."""
    name, value = b"", b""
    for line in _LINE.split(head):
        if line[:1] in {b" ", b"\t"}:
            value += line
            continue
        if name in KEPT:
            yield name, value
        first, colon, rest = line.partition(b":")
        name, value = (first.strip().lower(), rest) if colon else (b"", b"")
    if name in KEPT:
        yield name, value
