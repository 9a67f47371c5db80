"""Whom a sentence speaks of: the writer, one other person, a group or a thing. Pure: no Django."""

from collections.abc import Sequence

from wijkspil.overdracht.vocabulary import Match, Vocabulary

SELF, US, OTHER, GROUP, THING, NOBODY = "zelf", "wij", "ander", "groep", "ding", "geen"
REACH = 10  # words between a problem and who has it
CLOSE = 3  # words between a thing and what is said of it: `mijn fiets is depressief`


def holders_of(words: Sequence[str], known: Vocabulary, before: str) -> list[str]:
    """Return for each word whom it stands for; empty when for nobody. `ze` is who was last spoken of."""
    symbols = [known.symbols(word) for word in words]
    last = before if before in {OTHER, GROUP} else ""
    holders = []
    for at, found in enumerate(symbols):
        holder = _holder(at, symbols, found, last)
        if holder in {OTHER, GROUP}:
            last = holder
        holders.append(holder)
    return holders


def _holder(at: int, symbols: Sequence[frozenset[str]], found: frozenset[str], last: str) -> str:
    if _is_one_other(at, symbols) or "@hij" in found:
        return OTHER
    if "@groep" in found:
        return GROUP
    if "@ding" in found:
        return THING
    if any(_names_a_relative(symbol) for symbol in symbols[at + 1 : at + 3]):
        return ""  # `mijn` in `mijn moeder`: the mother counts
    for symbol, holder in (("@haar", last or OTHER), ("@ze", last), ("@zelf", SELF), ("@wij", US)):
        if symbol in found:
            return holder
    return ""


def _names_a_relative(symbols: frozenset[str]) -> bool:
    return "@kin" in symbols or "@buur" in symbols


def _is_one_other(at: int, symbols: Sequence[frozenset[str]]) -> bool:
    """Tell whether a word stands for one known person: `mijn moeder`, `de buurvrouw`, `een oude man`."""
    found, earlier = symbols[at], symbols[max(0, at - 2) : at]
    if "@buur" in found:
        return True
    owned = any("@mijn" in symbol for symbol in earlier)
    if "@kin" in found and owned:
        return True
    return "@mens" in found and (at == 0 or owned or any("@lid" in symbol for symbol in earlier))


def nearest(match: Match, holders: Sequence[str]) -> str:
    """Return who stands nearest to a phrase: inside it, else before it, else (it counts as further away) after it."""
    inside = [holder for holder in holders[match.start : match.end] if holder and holder != THING]
    if inside:
        return next((holder for holder in inside if holder in {OTHER, GROUP}), inside[0])
    best, distance = "", REACH + 1.0
    for at, holder in enumerate(holders):
        away = float(match.start - at) if at < match.start else 1.5 * (at - match.end + 1)
        if holder and away < distance and not (holder == THING and (at > match.start or away > CLOSE)):
            best, distance = holder, away
    return best
