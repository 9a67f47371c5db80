"""Cut a reply in three: what is new, what was written earlier, and the signature.

No word gets lost: what is not in `text` or `signature` stands in `history`.
"""

import re
from dataclasses import dataclass, field

from wijkspil.berichten.inkomend import marks, signature

_CONTEXT = 4  # quoted lines that are kept above an answer between the lines


@dataclass(frozen=True)
class Parts:
    """A text in three.

    Attributes:
        text: what this person wrote now; answers between the lines keep the lines that they answer.
        history: what was written earlier, as it stood there.
        signature: name, address and telephone number, and what the mail program or organisation adds.
    """

    text: str = field(repr=False)
    history: str = field(default="", repr=False)
    signature: str = field(default="", repr=False)


def cut(text: str) -> Parts:
    """Cut a text in three. When no mark is recognised, all of it is new."""
    lines = text.split("\n")
    mark = marks.find(lines)
    if mark is None:
        own, signed = signature.split(lines)
        return Parts(_joined(own), signature=_joined(signed))
    own, signed = signature.split(lines[: mark.start])
    answers, signed_below = signature.split(_answers(lines[mark.end :]))
    return Parts(
        text=_joined([*own, "", *answers]),
        history=_joined(lines[mark.start :]),
        signature=_joined([*signed, "", *signed_below]),
    )


def _answers(lines: list[str]) -> list[str]:
    """Return what somebody wrote between the lines of a quotation, each answer with the lines that it answers.

    Only in a quotation with `>` before its lines can one tell what is new.
    """
    later = marks.find(lines)
    lines = lines[: later.start] if later else lines
    if not any(_is_quoted(line) for line in lines[:3]):
        return []
    kept: list[str] = []
    quoted: list[str] = []
    for line in lines:
        if _is_quoted(line):
            quoted = [*quoted, line] if line.strip("> \t") else []
        elif line.strip() and not signature.is_of_a_program(line):
            kept += ["", *quoted[-_CONTEXT:], line] if quoted else [line]
            quoted = []
        elif kept:
            kept.append("")
    return kept


def _is_quoted(line: str) -> bool:
    return line.lstrip().startswith(">")


def _joined(lines: list[str]) -> str:
    text = "\n".join(line.rstrip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")
