"""The parts of a mail: which are its words, which are files, which are mails of their own."""

import re
from dataclasses import dataclass, field
from email import message_from_string
from email.message import Message
from pathlib import PurePosixPath, PureWindowsPath

from wijkspil.berichten.inkomend.html_text import MAX_HTML, text_of
from wijkspil.berichten.inkomend.mail import MAX_DEPTH, MAX_PARTS, MAX_TEXT, Attachment
from wijkspil.berichten.inkomend.words import clean, decoded, header_text, one_line

_NO_TEXT = {"calendar", "vcard", "x-vcard", "directory", "rtf", "css", "csv", "xml", "javascript", "rfc822-headers"}
_HTML_AFTER_ALL = re.compile(r"\s*<(?:!doctype|html|body|p|div|table)\b[^>]*>", re.IGNORECASE)
LONGEST_EPILOGUE = 200  # characters after the last part that are no more than a greeting of a mailing list
_ENDINGS = {"calendar": "ics", "vcard": "vcf", "x-vcard": "vcf", "jpeg": "jpg", "plain": "txt", "rfc822": "eml"}


@dataclass
class Contents:
    """What was found so far, filled while going through the parts.

    Attributes:
        texts: the words, in order.
        files: what came along.
        mails: whole mails that came along, as bytes.
        status: the fields of a delivery report, one line each.
        returned: the headers of the mail that a report is about.
    """

    texts: list[str] = field(default_factory=list)
    files: list[Attachment] = field(default_factory=list)
    mails: list[bytes] = field(default_factory=list)
    status: list[str] = field(default_factory=list)
    returned: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    seen: int = 0

    @property
    def text(self) -> str:
        """The words of the whole mail, short enough to keep."""
        return "\n\n".join(filter(None, self.texts))[:MAX_TEXT].strip("\n")


Part = Message  # of the email package, whose payload is text, or a list of parts


def contents_of(mail: Part) -> Contents:
    """Go through all parts of a mail."""
    contents = Contents()
    _visit(mail, contents, 0)
    return contents


def _visit(part: Part, into: Contents, depth: int) -> None:
    into.seen += 1
    if depth > MAX_DEPTH or into.seen > MAX_PARTS:
        into.problems.append("te_veel_delen")
        return
    kind, subtype = part.get_content_maintype(), part.get_content_subtype()
    if kind == "message":
        _visit_message(part, subtype, into)
    elif kind == "multipart" and not part.is_multipart():
        _visit_leaf(part, "text", "plain", into)  # its boundary is missing or not used: what is there are words
    elif not part.is_multipart():
        _visit_leaf(part, kind, subtype, into)
    elif subtype == "alternative":
        _visit_alternatives(part, into, depth)
    else:
        for child in _children(part):
            _visit(child, into, depth + 1)
    _visit_after_the_end(part, into, depth)


def _visit_after_the_end(part: Part, into: Contents, depth: int) -> None:
    """Visit the parts below a boundary that ended too early, because a part inside used the same one."""
    rest = str(part.epilogue or "")
    boundary = part.get_boundary()
    if boundary and f"--{boundary}" in rest:
        again = f'Content-Type: multipart/mixed; boundary="{boundary}"\n\n{rest}'
        _visit(message_from_string(again, policy=part.policy), into, depth + 1)
    elif len(rest.strip()) > LONGEST_EPILOGUE:
        into.problems.append("na_het_einde")


def _children(part: Part) -> list[Part]:
    payload = part.get_payload()
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []


def _visit_alternatives(part: Part, into: Contents, depth: int) -> None:
    """Take the words of one alternative: the plain text, unless only another one has words."""
    plain: list[str] = []
    other: list[str] = []
    before = into.texts
    for child in _children(part):
        into.texts = []
        _visit(child, into, depth + 1)
        (plain if child.get_content_type() == "text/plain" else other).extend(into.texts)
    into.texts = before
    into.texts += plain if any(text.strip() for text in plain) else other


def _visit_message(part: Part, subtype: str, into: Contents) -> None:
    if subtype == "delivery-status":
        into.status += [f"{name}: {value}" for block in _children(part) for name, value in block.raw_items()]
        into.status += [line for block in _children(part) for line in _words(block).splitlines() if ":" in line]
    elif subtype == "disposition-notification":
        into.status.append("Disposition: gelezen")
    elif subtype in {"rfc822", "global"} and _children(part):
        into.returned += [f"{name}: {value}" for name, value in _children(part)[0].raw_items()]
        into.mails.append(_as_bytes(_children(part)[0]))
    elif subtype == "rfc822-headers":
        into.returned += _words(part).splitlines() or [
            f"{name}: {value}" for child in _children(part) for name, value in child.raw_items()
        ]


def _visit_leaf(part: Part, kind: str, subtype: str, into: Contents) -> None:
    name = _file_name(part)
    if kind == "text" and subtype == "rfc822-headers":
        into.returned += _words(part).splitlines()
    elif _is_words(part, kind, subtype, name, into):
        words = _words(part)
        is_html = subtype == "html" or _HTML_AFTER_ALL.match(words)
        text = text_of(words) if is_html else _unwrapped(part, words)
        if text.split() not in [earlier.split() for earlier in into.texts]:
            into.texts.append(text.strip("\n"))
    elif content := _payload(part):
        given = name or f"bijlage-{len(into.files) + 1}.{_ENDINGS.get(subtype, subtype)}"
        into.files.append(Attachment(_safe_name(given), f"{kind}/{subtype}", content))


def _is_words(part: Part, kind: str, subtype: str, name: str, into: Contents) -> bool:
    if kind != "text" or subtype in _NO_TEXT or part.get_content_disposition() == "attachment":
        return False
    return not name or not into.texts  # the first text is what was written, also when the sender gave it a name


def _words(part: Part) -> str:
    content = _payload(part)[: 2 * MAX_HTML]
    return clean(decoded(content, _charset(part)))


def _charset(part: Part) -> str:
    try:
        return part.get_content_charset("") or ""
    except (LookupError, ValueError, TypeError, AttributeError):
        return ""


def _payload(part: Part) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, TypeError, AssertionError):
        content = None
    if isinstance(content, bytes):
        return content
    raw = part.get_payload()
    return raw.encode("utf-8", "surrogateescape") if isinstance(raw, str) else b""


def _as_bytes(mail: Part) -> bytes:
    try:
        return mail.as_bytes()
    except Exception:  # the generator of the email package raises many things on odd input
        return b""


def _unwrapped(part: Part, text: str) -> str:
    """Put the lines together that the mail program of the sender broke (RFC 3676, format=flowed)."""
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    joint = "" if str(part.get_param("delsp", "")).lower() == "yes" else " "
    pieces: list[str] = []
    lines = text.split("\n")
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        soft = line.endswith(" ") and line != "-- " and not line.startswith(">") and not following.startswith(">")
        pieces += [line.removeprefix(" ").rstrip(), joint] if soft else [line.removeprefix(" "), "\n"]
    return "".join(pieces)


def _file_name(part: Part) -> str:
    try:
        return header_text(part.get_filename("") or "")
    except (LookupError, ValueError, TypeError, IndexError):
        return "bijlage"


def _safe_name(name: str) -> str:
    """Return the last part of a path, as one line without signs that mean something to a computer."""
    last = PureWindowsPath(PurePosixPath(one_line(name, 300)).name).name
    return re.sub(r'[<>:"/\\|?*]', "_", last).strip(". ")[-120:] or "bijlage"
