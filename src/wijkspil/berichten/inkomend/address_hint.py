"""A postcode with a house number that somebody wrote: a suggestion for the wijk, never more than that."""

import re
from dataclasses import dataclass

from wijkspil.wijken.addresses import HIGHEST_NUMBER

_POSTCODE = re.compile(r"(?<![\w-])([1-9]\d{3})[  ]{0,2}([A-Z]{2}|[a-z]{2})(?!\w)")
_NUMBER_BEFORE = re.compile(r"(?<!\d)(\d{1,5})(?:\s?[-/]?\s?(?:[a-zA-Z]{1,3}|\d{1,4}|bis|hs))?[\s,;|·–-]{0,6}$")
_NUMBER_AFTER = re.compile(r"[\s,;|]{0,4}(?:nr\.?|nummer|huisnummer|no\.?)?\s?(\d{1,5})(?![\d.:-])")
_NOBODYS = {"SA", "SD", "SS"}  # never given out
_NO_HOME = re.compile(r"(?:postbus|antwoordnummer)[\s\d]*[\s,;|·–-]*$", re.IGNORECASE)
_NEAR = 30  # characters


@dataclass(frozen=True)
class AddressHint:
    """An address as somebody wrote it.

    Attributes:
        postcode: as `6822CD`.
        house_number: without additions.
        from_signature: it stood in the signature, so it is most likely where the sender lives.
    """

    postcode: str
    house_number: int
    from_signature: bool


def address_hint(text: str, signature: str) -> AddressHint | None:
    """Return the first address in the signature, else the first one in the text; None when there is none."""
    for words, from_signature in ((signature, True), (text, False)):
        for found in _POSTCODE.finditer(words):
            number = _number(words, found)
            if found[2].upper() not in _NOBODYS and number:
                return AddressHint(found[1] + found[2].upper(), number, from_signature)
    return None


def _number(words: str, postcode: re.Match[str]) -> int:
    before = words[max(0, postcode.start() - _NEAR) : postcode.start()]
    if _NO_HOME.search(before):
        return 0
    found = _NUMBER_BEFORE.search(before) or _NUMBER_AFTER.match(words, postcode.end())
    number = int(found[1]) if found else 0
    return number if number <= HIGHEST_NUMBER else 0
