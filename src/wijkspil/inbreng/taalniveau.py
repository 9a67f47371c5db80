"""Is a text easy to read (level B1)? Hints for the writer, each with the sentence that it is about. Pure: no Django.

It never refuses anything: a hint may be wrong, and the writer decides. Places such as {naam} count as one word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from wijkspil.core.plain_words import ALLOWED, NEVER

MOST_WORDS = 20  # in one sentence
MOST_WORDS_ON_AVERAGE = 15  # over a text of at least three sentences
LONGEST_WORD = 20  # letters
SHOWN = 240  # characters of a sentence that a hint quotes
MOST_READ = 10_000  # characters of a text; what is longer is refused by every form

HARD_WORDS: dict[str, str] = NEVER | {
    "aangaande|betreffende|inzake|omtrent": "over",
    "alsmede": "en",
    "bewerkstelligen": "zorgen voor",
    "conform": "volgens",
    "d\\.m\\.v\\.|middels": "met",
    "derhalve": "daarom",
    "desbetreffende": "deze",
    "desgewenst": "als u wilt",
    "dient te|dienen te": "moet",
    "doch": "maar",
    "echter": "maar",
    "faciliteren|gefaciliteerd": "helpen",
    "gaarne": "graag",
    "implementeren|ge[iï]mplementeerd": "invoeren",
    "in verband met": "door",
    "indien": "als",
    "inventariseren|ge[iï]nventariseerd": "op een rij zetten",
    "m\\.b\\.t\\.|met betrekking tot": "over",
    "prioriteren|geprioriteerd": "kiezen wat eerst komt",
    "realiseren|gerealiseerd|realisatie": "maken",
    "reeds": "al",
    "reguliere?": "gewone",
    "stakeholders?": "wie ermee te maken heeft",
    "ten behoeve van|t\\.b\\.v\\.": "voor",
    "teneinde": "om",
    "tevens": "ook",
    "vooralsnog": "voorlopig",
    "voornoemde?|bovengenoemde?": "deze",
    "werkzaamheden": "werk",
    "zodoende": "zo",
    "zorg ?dragen voor": "zorgen voor",
}
_HARD = [(re.compile(rf"(?<!\w)(?:{word})(?!\w)", re.IGNORECASE), better) for word, better in HARD_WORDS.items()]
_FAMILIAR = re.compile(r"\b(jij|je|jou|jouw|jullie)\b", re.IGNORECASE)

# Full stops that end no sentence.
_SHORT = re.compile(
    r"\b(?:bijv|bv|bijvb|dhr|mevr|mw|drs|ir|mr|dr|prof|nr|tel|blz|ca|incl|excl|evt|resp|jl|afd|str|enz|etc)\."
    r"|\b(?:[a-z]\.){2,}|(?-i:\b[A-Z]\.(?=\s+[A-Z]))|(?<=\d)\.(?=\d)",
    re.IGNORECASE,
)
_STOP = "\ue000"  # stands for a full stop that ends no sentence; nobody types it
_ENDS = re.compile(r"(?<=[.!?])[\"'’”)]*\s+|\n+")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|(?<!\S)\S+@\S+")  # each word is tried once, however long
_WORD = re.compile(r"\{\w+\}|[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d[\d.,]*")

_BECOMES = re.compile(r"\b(word|wordt|worden|werd|werden)\b", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"\b(?:(?:aan|af|bij|door|in|mee|na|neer|om|op|over|terug|toe|uit|vast|voor|weg)?ge[a-zë]{3,}(?:d|t|en)"
    r"|(?:be|ver|ont|her|er)[a-z]{3,}(?:d|t))\b",
    re.IGNORECASE,
)
# Look like a participle and are none.
_NO_PARTICIPLE = frozenset(
    re.findall(
        r"\w+",
        """
        bedrijfsgebied beeld begint behoudt bekend beleid bereid bericht beroemd besluit bestaat bestand betaalt
        betekent bezoekt eerst ervaart ervaring gebied gebieden gebouwen gebruiken gebruikt gedachten gedeelten
        geduld geest geesten gegevens geheimen gehelen geheugen gelden geluiden gemeenten genoeg gerecht gerechten
        gesprekken gevallen gevaren gevoelens geweld gewichten gewoonten gezicht gezichten gezinnen gezond gezonden
        herfst herkent ontmoet ontstaat ontvangt ontwerpt verandert verband verdient verdriet verdwijnt vergeet
        verkeerd verkeert verkoopt verliest verschil verstand vertelt vervoert verwacht
        """,
    )
)


class Soort(StrEnum):
    """What a hint is about."""

    LANGE_ZIN = "lange_zin"
    GEMIDDELD = "gemiddeld"
    LANG_WOORD = "lang_woord"
    MOEILIJK_WOORD = "moeilijk_woord"
    JE = "je"
    LIJDEND = "lijdend"


@dataclass(frozen=True)
class Hint:
    """One advice.

    Attributes:
        zin: the sentence it is about, shortened when it is very long.
        woord: the word it is about; empty when it is about all of the sentence.
        beter: what to write instead; empty when the writer has to find that.
        aantal: how many words or letters, where that counts.
    """

    soort: Soort
    zin: str
    woord: str = ""
    beter: str = ""
    aantal: int = 0


def lees_na(tekst: str) -> list[Hint]:
    """Return the hints about a text, in the order of its sentences; each advice about a word once."""
    sentences = zinnen(tekst[:MOST_READ])
    found = [hint for zin in sentences for hint in _about(zin)]
    found += _on_average(sentences)
    seen: set[tuple[Soort, str]] = set()
    hints = []
    for hint in found:
        about = (hint.soort, hint.woord.lower() or hint.zin)
        if about not in seen:
            seen.add(about)
            hints.append(hint)
    return hints


def zinnen(tekst: str) -> list[str]:
    """Return the sentences of a text: a new line ends one too, the full stop of "bijv." or "9.30" does not."""
    marked = _SHORT.sub(lambda found: found.group().replace(".", _STOP), tekst)
    parts = (part.replace(_STOP, ".").strip(" \t-•*") for part in _ENDS.split(marked))
    return [part for part in parts if part]


def woorden(zin: str) -> list[str]:
    """Return the words of a sentence; an address of a page or of a mailbox is none."""
    return _WORD.findall(_ADDRESS.sub(" ", zin))


def _about(zin: str) -> Iterator[Hint]:
    words = woorden(zin)
    shown = zin if len(zin) <= SHOWN else f"{zin[: SHOWN - 1].rstrip()}…"
    if len(words) > MOST_WORDS:
        yield Hint(Soort.LANGE_ZIN, shown, aantal=len(words))
    for word in words:
        if len(word) > LONGEST_WORD and "-" not in word:
            yield Hint(Soort.LANG_WOORD, shown, word, aantal=len(word))
    plain = ALLOWED.sub(" ", _ADDRESS.sub(" ", zin))
    for pattern, better in _HARD:
        if hard := pattern.search(plain):
            yield Hint(Soort.MOEILIJK_WOORD, shown, hard.group(), better)
    if familiar := _FAMILIAR.search(plain):
        yield Hint(Soort.JE, shown, familiar.group(), "uw" if familiar.group().lower() == "jouw" else "u")
    if done := _passive(plain):
        yield Hint(Soort.LIJDEND, shown, done)


def _passive(zin: str) -> str:
    """Return the two words that make a sentence passive: "wordt geplaatst"; empty when it is not."""
    becomes = _BECOMES.search(zin)
    if becomes is None:
        return ""
    participle = next((word for word in _PARTICIPLE.findall(zin) if word.lower() not in _NO_PARTICIPLE), "")
    return f"{becomes.group()} {participle}" if participle else ""


def _on_average(sentences: list[str]) -> Iterator[Hint]:
    lengths = [len(woorden(zin)) for zin in sentences]
    if len(lengths) >= 3 and (average := sum(lengths) / len(lengths)) > MOST_WORDS_ON_AVERAGE:
        longest = sentences[lengths.index(max(lengths))]
        yield Hint(Soort.GEMIDDELD, longest[:SHOWN], aantal=round(average))
