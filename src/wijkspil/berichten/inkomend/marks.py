"""How mail programs, Dutch and English, mark what was written earlier, and what was sent on."""

import re
from dataclasses import dataclass

_WRAPPED = 4  # lines over which a program may break the sentence above a quotation
_BLOCK = 10  # lines of a block of headers
_DATE = r"\b(?:op|on|le|am)\b"
_VERB = r"\b(?:schreef|schreven|geschreven|wrote|a\s+écrit|schrieb)\b"

# "Op ma 3 nov 2026 om 10:12 schreef Jan <jan@…>:" · "Op 3 nov 2026 om 10:12 heeft Jan het volgende geschreven:"
_DATE_FIRST = re.compile(rf"{_DATE}[ ,].{{0,250}}{_VERB}.{{0,200}}", re.IGNORECASE)
# "Jan schreef op 03-11-2026 om 10:12:" · "Jan wrote on 3/11/2026 10:12:"
_NAME_FIRST = re.compile(rf".{{0,200}}{_VERB}\s+{_DATE}\s.{{0,60}}", re.IGNORECASE)
_ENDS_IN_VERB = re.compile(rf"{_VERB}\W*$", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
_YEAR_OR_DAY = re.compile(r"\b\d{1,2}\b|\b\d{4}\b")

_ORIGINAL = re.compile(
    r"[-_* ]*\b(?:oorspronkelijk(?:e)?|origine(?:el|le)|original)\s+(?:bericht|e-?mail|mail|message)\b[-_*: ]*",
    re.IGNORECASE,
)
_FORWARD = re.compile(
    r"[-_* ]*\b(?:begin\s+(?:van\s+)?(?:het\s+)?doorgestuurd\s+bericht|doorgestuurd\s+bericht|"
    r"begin\s+forwarded\s+message|forwarded\s+message|(?:doorgestuurde|forwarded)\s+(?:e-?mail|mail))\b[-_*: ]*",
    re.IGNORECASE,
)
# Yahoo puts the headers on the same line.
_FORWARD_AND_MORE = re.compile(
    r"-{3,}\s*(?:doorgestuurd bericht|forwarded message)\s*-{3,}\s*(?:van|from):", re.IGNORECASE
)
_LINE = re.compile(r"\s*[_*-]{5,}\s*")

LABELS = {
    **dict.fromkeys(("van", "from", "afzender"), "van"),
    **dict.fromkeys(("verzonden", "verstuurd", "datum", "sent", "date", "verzenddatum"), "datum"),
    **dict.fromkeys(("aan", "to"), "aan"),
    **dict.fromkeys(("onderwerp", "subject", "betreft"), "onderwerp"),
    **dict.fromkeys(("cc", "kopie", "bcc", "antwoord aan", "reply-to", "urgentie", "prioriteit", "importance"), "rest"),
}
_LABEL = re.compile(
    r"[\s>*_]{0,20}(" + "|".join(sorted(map(re.escape, LABELS), key=len, reverse=True)) + r")\s{0,3}:[*_]*\s*(.*)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mark:
    """Where what was written earlier begins.

    Attributes:
        start: number of the first line that is not the writer's own.
        end: number of the first line of the earlier text itself.
        kind: `boven_citaat` (a sentence above a quotation), `blok` (headers), `streep` (a line such as
            "-----Oorspronkelijk bericht-----") or `doorgestuurd`.
    """

    start: int
    end: int
    kind: str


def bare(line: str) -> str:
    """Return a line without spaces, marks of bold and quotation around it."""
    return line.strip(" \t*_")


def label(line: str) -> tuple[str, str]:
    """Return the kind of header in a line and its value: `("van", "Jan <jan@…>")`; two empty texts when it has none."""
    found = _LABEL.fullmatch(line[:1000])
    return (LABELS[found[1].lower()], bare(found[2])) if found else ("", "")


def find(lines: list[str], start: int = 0) -> Mark | None:
    """Return the first mark, not inside a quotation, at or after line `start`."""
    in_quotation = False
    for number in range(start, len(lines)):
        line = bare(lines[number])
        if not line:
            continue
        quoted = line.startswith(">")
        if not quoted:
            found = _at(lines, number, line)
        elif not in_quotation:  # the iPhone and Apple Mail put the mark itself inside the quotation
            inner = [unquoted(one) for one in lines[number : number + _BLOCK + 1]]
            found = _shifted(_at(inner, 0, bare(inner[0])), number)
        else:
            found = None
        if found:
            return found
        in_quotation = quoted
    return None


def unquoted(line: str) -> str:
    """Return a line without the first `>` before it."""
    return re.sub(r"^\s{0,3}> ?", "", line)


def _shifted(mark: Mark | None, by: int) -> Mark | None:
    return Mark(mark.start + by, mark.end + by, mark.kind) if mark else None


def _at(lines: list[str], number: int, line: str) -> Mark | None:
    if _FORWARD.fullmatch(line[:200]) or _FORWARD_AND_MORE.match(line):
        return Mark(number, number + 1, "doorgestuurd")
    if _ORIGINAL.fullmatch(line[:200]):
        return Mark(number, number + 1, "streep")
    if label(line)[0] == "van" and (end := _block_end(lines, number)):
        return Mark(_above_block(lines, number), end, "blok")
    return _sentence(lines, number)


def _block_end(lines: list[str], number: int) -> int:
    """Return where the text below a block of headers begins; 0 when line `number` begins no such block."""
    seen: set[str] = set()
    end = number
    for at in range(number, min(number + _BLOCK, len(lines))):
        kind = label(lines[at])[0]
        if kind:
            seen.add(kind)
            end = at + 1
        elif not bare(lines[at]) and len(seen) >= 3:
            break
    return end if len(seen & {"van", "datum", "aan", "onderwerp"}) >= 3 else 0


def _above_block(lines: list[str], number: int) -> int:
    """Take along the line that Outlook draws above the block."""
    at = number - 1
    while at >= 0 and not lines[at].strip() and at >= number - 3:
        at -= 1
    return at if at >= 0 and _LINE.fullmatch(lines[at][:200]) else number


def _sentence(lines: list[str], number: int) -> Mark | None:
    """Find the sentence above a quotation, which the program may have broken over some lines."""
    joined = ""
    for last in range(number, min(number + _WRAPPED, len(lines))):
        line = bare(lines[last])
        if not line or (line.startswith(">") and line != ">:"):
            return None
        joined = f"{joined} {line}".strip()[:600]
        if joined.endswith(":") or (_ENDS_IN_VERB.search(joined) and _is_over(lines, last + 1)):
            return Mark(number, last + 1, "boven_citaat") if _says_who(joined, lines, last + 1) else None
    return None


def _is_over(lines: list[str], following: int) -> bool:
    line = bare(lines[following]) if following < len(lines) else ""
    return not line or line.startswith(">")


def _says_who(sentence: str, lines: list[str], following: int) -> bool:
    """Tell a program's sentence from a person's: it names a time or an address, or a quotation follows."""
    if not (_DATE_FIRST.match(sentence) or _NAME_FIRST.match(sentence)):
        return False
    if not _YEAR_OR_DAY.search(sentence):
        return False
    if "@" in sentence or _CLOCK.search(sentence):
        return True
    return next((line for line in lines[following : following + 3] if line.strip()), "").lstrip().startswith(">")
