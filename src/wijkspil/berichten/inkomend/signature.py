"""Where a mail ends and its signature begins. What could be a sentence stays with the text."""

import re

from wijkspil.berichten.inkomend.marks import bare

_LONGEST = 12  # lines of a signature, small print left out
_SENTENCE = 90  # characters

_DELIMITER = re.compile(r"--|—|_{5,}")
_PROGRAM = re.compile(
    r"[-–*_ ]*(?:"
    r"(?:verzonden|verstuurd|sent)\s+(?:vanaf|vanuit|vanop|met|via|door|from|with|by|using)\b.{0,25}"
    r"\b(?:i?phone|i?pad|telefoon|tablet|android|samsung|galaxy|huawei|outlook|gmail|yahoo|proton|blackberry|sparrow|"
    r"ziggo|kpn|mail\s+(?:voor|for))\b.{0,60}"
    r"|(?:get|download|haal)?\s*outlook\s+(?:voor|for)\s+(?:ios|android|mac|windows).{0,60}"
    r")",
    re.IGNORECASE,
)
_WARM = r"(?:vriendelijke?|hartelijke?|warme|beste|zonnige|sportieve|collegiale|vele?|lieve|kind|best|warm|many)"
_GREETING = re.compile(
    rf"(?:met|de|alvast|bij\s+voorbaat|with)?\s*(?:bedankt\s+en\s+|dank\s+en\s+)?(?:{_WARM}\s+){{0,2}}"
    r"(?:groet(?:en|jes|je)?|hoogachtend|mvg|m\.v\.g\.?|vr\.?\s?gr\.?|gr\.?|"
    r"regards|wishes|sincerely|cheers|yours\s+(?:sincerely|faithfully|truly))"
    r"(?:\s+(?:uit|van|aan|namens|from)\s.{1,50}|[,.]?\s+[A-Z][\w.’'-]{1,20}(?:\s[\w.’'-]{1,20}){0,3})?\s*[,.!]?",
    re.IGNORECASE,
)
_SMALL_PRINT = re.compile(
    r"disclaimer|vertrouwelijk|confidential|(?:niet|uitsluitend)\s+(?:voor\s+u\s+)?(?:is\s+)?bestemd|geadresseerde|"
    r"intended\s+(?:only\s+)?for|unsubscribe|afmelden",
    re.IGNORECASE,
)
_AFTERTHOUGHT = re.compile(r"\W{0,3}p\.?\s?s\b", re.IGNORECASE)


def split(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the lines of the text and those of the signature; an afterthought below a signature is text."""
    of_programs = [line for line in lines if is_of_a_program(line)]
    lines = [line for line in lines if not is_of_a_program(line)]
    start = _start(lines)
    text, signature = lines[:start], []
    for paragraph in _paragraphs(lines[start:]):
        if _says_something(paragraph):
            text += ["", *paragraph]
        else:
            signature += [*paragraph, ""]
    return text, [*signature, *of_programs]


def is_of_a_program(line: str) -> bool:
    """Tell whether a mail program added the line: "Verstuurd vanaf mijn iPhone"."""
    return bool(_PROGRAM.fullmatch(bare(line)[:160]))


def _start(lines: list[str]) -> int:
    """Return the number of the first line of the signature; the number of lines when there is none."""
    for number in range(len(lines)):
        is_delimiter = number and _DELIMITER.fullmatch(lines[number].strip())
        if (is_delimiter or _GREETING.fullmatch(bare(lines[number])[:100])) and _could_end_here(lines[number + 1 :]):
            return number
    return len(lines)


def _could_end_here(below: list[str]) -> bool:
    """Tell whether these lines are a signature: few and short, with at most one afterthought and any small print."""
    paragraphs = [paragraph for paragraph in _paragraphs(below) if not _is_small_print(paragraph)]
    said = [paragraph for paragraph in paragraphs if _says_something(paragraph)]
    return len(said) <= 1 and sum(len(paragraph) for paragraph in paragraphs if paragraph not in said) <= _LONGEST


def _is_small_print(paragraph: list[str]) -> bool:
    return bool(_SMALL_PRINT.search(" ".join(paragraph)))


def _says_something(paragraph: list[str]) -> bool:
    if _is_small_print(paragraph):
        return False
    return bool(_AFTERTHOUGHT.match(paragraph[0])) or any(
        len(line) > _SENTENCE and line.rstrip().endswith((".", "!", "?")) for line in paragraph
    )


def _paragraphs(lines: list[str]) -> list[list[str]]:
    found: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [paragraph for paragraph in found if paragraph]
