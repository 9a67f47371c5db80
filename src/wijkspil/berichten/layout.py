"""From one plain text to a mail: clean text, subject and a simple HTML alternative. Pure: no Django models.

The text has paragraphs with an empty line between them. A line that is only a web address becomes a link; two lines of
which the second is all dashes become a heading; lines that begin with `> ` become a quotation (nothing in it becomes a
link: it is somebody else's text).
"""

import re
from html import escape

_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_DASHES = re.compile(r"-{3,}")


def clean_text(text: str) -> str:
    """Return the text with single line ends and without control and direction characters."""
    lines = (
        "".join(sign for sign in line if sign.isprintable() or sign == "\t").rstrip() for line in text.splitlines()
    )
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def clean_subject(subject: str) -> str:
    """Return the subject as one line of at most 150 characters: nothing in it can begin a new header."""
    printable = "".join(sign if sign.isprintable() else " " for sign in subject)
    return " ".join(printable.split())[:150]


def quoted(text: str) -> str:
    """Return the text of a person as a quotation."""
    return "\n".join(f"> {line}".rstrip() for line in clean_text(text).splitlines())


def html_from_text(text: str) -> str:
    """Return the body of the HTML alternative: `<p>`, `<a>`, `<h2>` and `<blockquote>`, everything else escaped."""
    return "\n".join(_paragraph(block) for block in re.split(r"\n\s*\n", text.strip("\n")) if block.strip())


def _paragraph(block: str) -> str:
    lines = block.split("\n")
    if all(line.startswith(">") for line in lines):
        inner = "\n".join(line[1:].removeprefix(" ") for line in lines)
        return f"<blockquote>{_quotation(inner)}</blockquote>"
    if len(lines) == 2 and _DASHES.fullmatch(lines[1]):
        return f"<h2>{escape(lines[0])}</h2>"
    return f"<p>{'<br>'.join(map(_line, lines))}</p>"


def _line(line: str) -> str:
    address = escape(line.strip())
    return f'<a href="{address}">{address}</a>' if _ADDRESS.fullmatch(line.strip()) else escape(line)


def _quotation(text: str) -> str:
    parts = (part.replace("\n", "<br>") for part in re.split(r"\n\s*\n", escape(text)) if part.strip())
    return "".join(f"<p>{part}</p>" for part in parts)
