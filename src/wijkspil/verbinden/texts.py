"""What an encoder may see of a text: readable characters, no way to reach a person, never too much."""

import re
import unicodedata

LONGEST = 2000  # characters of a text that are read
LONGEST_TITLE = 200
READ_AT_MOST = 20_000  # characters that are cleaned, so that a huge text costs no more than a long one
MAIL = re.compile(r"\S{1,64}@\S{1,255}")
PHONE = re.compile(r"(?<![\w.])\+?\d[\d \-().]{7,16}\d(?!\w)")
POSTCODE = re.compile(r"\b[1-9]\d{3} ?[A-Z]{2}\b")
STREET = r"\w*(?:straat|laan|weg|plein|singel|kade|dreef|hof|pad|gracht|dijk)|nummer|nr\.?"
HOUSE_NUMBER = re.compile(rf"\b({STREET})\s+\d{{1,5}}\s?[a-z]?\b", re.IGNORECASE)
SPACE = re.compile(r"\s+")
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|[\r\n]+")
GRAMS = (3, 4, 5)
NO_TEXT = {"Cc", "Cs", "Co", "Cn"}  # control characters, half a pair, private and unassigned ones
INVISIBLE = {"Cf"}


def clean(text: str, longest: int = LONGEST) -> str:
    """Return a text as an encoder may see it: NFKC, on one line, at most `longest` characters.

    Control characters, lone surrogates and invisible marks are gone; so are mail addresses, telephone numbers,
    postcodes and house numbers, which are no part of a wish and could lead to a person.
    """
    text = unicodedata.normalize("NFKC", text[:READ_AT_MOST])
    text = "".join(_readable(character) for character in text)
    for pattern in (MAIL, PHONE, POSTCODE):
        text = pattern.sub(" ", text)
    text = HOUSE_NUMBER.sub(r"\1", text)
    return SPACE.sub(" ", text).strip()[:longest].rstrip()


def whole(title: str, body: str) -> str:
    """Return title and body as one cleaned text, which is what is compared."""
    title, body = clean(title, LONGEST_TITLE), clean(body)
    if not body or body == title:
        return title
    if not title:
        return body
    return f"{title}{'' if title[-1] in '.!?…' else '.'} {body}"[:LONGEST]


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, cleaned, without the empty ones."""
    return [part for part in (clean(part) for part in SENTENCE_END.split(text[:READ_AT_MOST])) if part]


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, without accents."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return re.findall(r"[^\W_]+", "".join(mark for mark in plain if not unicodedata.combining(mark)))


def parts_of(text: str) -> list[str]:
    """Return the runs of three to five letters in the words of a text; `^` and `$` mark the edges of a word."""
    found = []
    for word in words(text):
        marked = f"^{word}$"
        found += [marked[at : at + size] for size in GRAMS for at in range(len(marked) - size + 1)]
    return found


def _readable(character: str) -> str:
    category = unicodedata.category(character)
    if category in NO_TEXT:
        return " "
    return "" if category in INVISIBLE else character
