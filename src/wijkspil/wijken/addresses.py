"""Read a postcode and a house number as people write them, and pack them into one number. Pure: no Django.

The number of an address has 40 bits: the place of the postcode among all possible ones (23 bits) and the house number
(17 bits). Above it comes the import that the address belongs to, so that two tables can stand next to each other.
Additions (12a, 12-3 hs) say which front door, not which wijk: CBS leaves them out and so do we.
"""

import re
import unicodedata

HIGHEST_NUMBER = 99_999
NUMBER_BITS = 17
IMPORT_BITS = 40
DEEL_BITS = 20  # a million combinations of codes; CBS has some fourteen thousand
_POSTCODE = re.compile(r"([1-9][0-9]{3}) ?([A-Z]{2})")
_DIGITS_ONLY = re.compile(r"[1-9][0-9]{3}")
_NUMBER = re.compile(r"([0-9]{1,5})(?:(?![0-9])[ 0-9A-Za-zÀ-ÿ./+'’–-]{0,15})?")


class BadAddress(ValueError):  # noqa: N818 - it is an answer to a person
    """What somebody typed is no postcode or no house number.

    Attributes:
        field: `postcode` or `huisnummer`.
        problem: `leeg`, `zonder_letters` or `vorm`.
    """

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field}: {problem}")
        self.field = field
        self.problem = problem


def parse_postcode(text: str) -> str:
    """Return the postcode as `6822CD`.

    Raises:
        BadAddress: it is empty, has no letters (a PC4 does not tell the wijk) or is something else.
    """
    clean = _clean(text).upper()
    match = _POSTCODE.fullmatch(clean) or _POSTCODE.fullmatch(clean.replace(" ", ""))
    if match:
        return match[1] + match[2]
    if not clean:
        raise BadAddress("postcode", "leeg")
    raise BadAddress("postcode", "zonder_letters" if _DIGITS_ONLY.fullmatch(clean) else "vorm")


def parse_house_number(text: str) -> int:
    """Return the number without additions: 12 for `12`, `12a`, `12-3 hs` and `12 bis`.

    Raises:
        BadAddress: it is empty or does not begin with a number from 1 to 99999.
    """
    clean = _clean(text)
    match = _NUMBER.fullmatch(clean)
    if match and (number := int(match[1])):
        return number
    raise BadAddress("huisnummer", "vorm" if clean else "leeg")


def pack(postcode: str, number: int) -> int:
    """Return the number of an address; `postcode` as `6822CD`, `number` from 0 to 99999."""
    letters = (ord(postcode[4]) - 65) * 26 + ord(postcode[5]) - 65
    return (((int(postcode[:4]) - 1000) * 676 + letters) << NUMBER_BITS) | number


def spaced(postcode: str) -> str:
    """Return the postcode as people read it: `6822 CD`."""
    return f"{postcode[:4]} {postcode[4:]}"


def _clean(text: str) -> str:
    """Undo what keyboards and copied text add: other kinds of space, full-width digits, invisible characters."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")
    return " ".join(text.split())
