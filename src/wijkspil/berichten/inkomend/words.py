"""From bytes to words that can be shown: charsets that lie, headers in RFC 2047, invisible characters."""

import codecs
import re
from base64 import b64decode
from binascii import Error as NotBase64
from quopri import decodestring

# Codecs of Python that are no charset of a mail: slow on long input, or they give half characters.
_NO_CHARSET = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem", "utf-7"}
_OFTEN_A_LIE = {"ascii", "iso8859-1", "cp1252"}  # what programs write when they do not know
_ENCODED_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=(?:[ \t\r\n]+(?==\?))?")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def decoded(content: bytes, charset: str = "") -> str:
    """Return the text in `content`; a charset that is missing, unknown or wrong costs at most some letters."""
    name = _codec(charset)
    # Text in another charset hardly ever happens to be good UTF-8.
    for attempt in ["utf-8"] if name in _OFTEN_A_LIE or not name else [name, "utf-8"]:
        try:
            return content.decode(attempt)
        except (UnicodeError, LookupError):
            continue
    fallback = "cp1252" if name in _OFTEN_A_LIE or name in {"", "utf-8"} else name
    return content.decode(fallback, "replace")


def _codec(charset: str) -> str:
    """Return the name that Python has for a charset; empty when it has none that is fit for a mail."""
    bare = charset.strip(" \t\"'").split("*", 1)[0][:60]
    try:
        found = codecs.lookup(bare)
        "".encode(bare)  # refuses the codecs that pack and unpack
    except (LookupError, ValueError, UnicodeError):
        return ""
    return "" if found.name in _NO_CHARSET else found.name


def clean(text: str) -> str:
    """Return the text with single line ends, without control characters and what changes the direction of reading."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    return _INVISIBLE.sub("", lines.replace("\x85", "\n").replace("\xa0", " "))


def one_line(text: str, longest: int) -> str:
    """Return the text as one line of at most `longest` characters."""
    return " ".join(clean(text).split())[:longest].rstrip()


def header_text(value: str) -> str:
    """Return a header as people read it.

    Args:
        value: as Python's parser keeps it: bytes outside ASCII as lone surrogates, encoded words as they came.
    """
    raw = decoded(value.encode("utf-8", "surrogateescape"))
    if "=?" not in raw:
        return raw
    return _joined(raw)


def _joined(text: str) -> str:
    """Decode the encoded words; neighbours are put together first, for a letter may be split over two of them."""
    out: list[str] = []
    waiting, charset, end = b"", "", 0
    for word in _ENCODED_WORD.finditer(text):
        if word.start() > end or word[1].lower() != charset:
            out.append(decoded(waiting, charset))
            out.append(text[end : word.start()])
            waiting = b""
        charset, end = word[1].lower(), word.end()
        waiting += _unwrapped(word[2], word[3])
    out.append(decoded(waiting, charset))
    out.append(text[end:])
    return "".join(out)


def _unwrapped(encoding: str, content: str) -> bytes:
    content_bytes = content.encode("utf-8", "replace")
    if encoding in "qQ":
        return decodestring(content_bytes.replace(b" ", b"_"), header=True)
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", content_bytes)
    try:
        return b64decode(letters[: len(letters) - (len(letters) % 4 == 1)] + b"=" * (-len(letters) % 4))
    except NotBase64:
        return content_bytes
