"""What speaks for and against a question about somebody's own life. Pure: no Django.

    text ──► sentences ──► findings: phrases, each with who has the problem ──► features: amounts to weigh

Who has it decides: `schulden` of the writer or of one other person is a private matter, of a group it is a proposal or
an opinion. Beside the problems stand a request for help, and what points elsewhere: the street, thanks, a profession.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from wijkspil.overdracht.people import NOBODY, OTHER, SELF, THING, US, holders_of, nearest
from wijkspil.overdracht.spelling import Word, clean, sentences, sound
from wijkspil.overdracht.vocabulary import Match, Vocabulary, vocabulary

PROBLEMS = {"sterk": 2.0, "midden": 1.0}  # what a problem weighs by its role
CIVIC = frozenset({"ruimte", "publiek", "voorstel", "plezier", "zakelijk", "anders"})
FRAMES = CIVIC | {"vraag", "prive"}
MOST = 3  # of the same kind that count in one text
HEAVIEST = 4.0  # what the problems of one sentence weigh together, at most
REQUEST = 1.0  # what a request adds to the weight of a sentence
ELSEWHERE = 0.6  # what each word about the wijk takes from it
DENIALS = frozenset({"geen", "zonder", "nooit"})


@dataclass(frozen=True, slots=True)
class Finding:
    """A phrase in a text.

    Attributes:
        match: what was found.
        holder: who has the problem: zelf, wij, ander, groep or geen.
        start: where it starts in the cleaned text.
        end: the place after it.
        sentence: the number of its sentence.
    """

    match: Match
    holder: str
    start: int
    end: int
    sentence: int

    @property
    def role(self) -> str:
        """How it counts."""
        return self.match.concept.role

    @property
    def is_problem(self) -> bool:
        """True for a problem, whoever has it."""
        return self.role in PROBLEMS

    @property
    def is_personal(self) -> bool:
        """True for a problem of the writer or of one other person, and for danger of whomever."""
        return self.is_problem and (self.holder in {SELF, US, OTHER} or self.match.concept.urgent)


@dataclass(frozen=True)
class Passage:
    """What was found in a sentence or in a whole text.

    Attributes:
        findings: every phrase that counts, in order.
        people: of whom is spoken: zelf, wij, ander, groep.
        words: the words, each once, as they sound.
    """

    findings: list[Finding]
    people: frozenset[str]
    words: frozenset[str]

    @property
    def features(self) -> dict[str, float]:
        """The amounts that are weighed, by name."""
        return features(self.findings, self.people)


@dataclass(frozen=True)
class Evidence:
    """A cleaned text and what was found in each of its sentences."""

    text: str
    sentences: list[Passage]

    @cached_property
    def whole(self) -> Passage:
        """Return what was found in all sentences together."""
        return Passage(
            [finding for passage in self.sentences for finding in passage.findings],
            frozenset().union(*(passage.people for passage in self.sentences)),
            frozenset().union(*(passage.words for passage in self.sentences)),
        )


def gather(text: str, known: Vocabulary | None = None) -> Evidence:
    """Return the evidence in a text of any length and in any spelling."""
    known = known or vocabulary()
    text = clean(text)
    passages = []
    before = NOBODY
    for number, words in enumerate(sentences(text)):
        plain = [word.plain for word in words]
        holders = holders_of(plain, known, before)
        found = _in_sentence(words, holders, before, number, known)
        present = [holder for holder in holders if holder and holder != THING]
        before = present[-1] if present else before
        passages.append(Passage(found, frozenset(present), frozenset(map(sound, plain))))
    return Evidence(text, passages)


def features(findings: Collection[Finding], people: Collection[str]) -> dict[str, float]:
    """Return what is weighed: the most personal sentence, of whom is spoken, and how often each frame was found."""
    found: dict[str, set[int]] = defaultdict(set)
    for finding in findings:
        if finding.role in FRAMES:
            found[finding.role].add(finding.start)
    amounts = {role: float(min(len(places), MOST)) for role, places in found.items()}
    amounts |= {f"over_{person}": 1.0 for person in people if person != US}
    amounts["kern"] = _core(findings)
    if CIVIC.isdisjoint(found) and not {SELF, OTHER}.isdisjoint(people):
        amounts["alleen_over_iemand"] = 1.0
    return amounts


def _core(findings: Collection[Finding]) -> float:
    """Return the weight of the most personal sentence: an idea with one question about oneself is still a question."""
    by_sentence: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_sentence[finding.sentence].append(finding)
    return max(map(_weight, by_sentence.values()), default=0.0)


def _weight(found: Sequence[Finding]) -> float:
    problems = {finding.match.concept.name: PROBLEMS[finding.role] for finding in found if finding.is_personal}
    asks = any(finding.role == "vraag" for finding in found)
    elsewhere = {finding.start for finding in found if finding.role in CIVIC}
    weight = min(sum(problems.values()), HEAVIEST) + REQUEST * asks - ELSEWHERE * min(len(elsewhere), MOST + 1)
    return max(0.0, weight)


def _in_sentence(
    words: Sequence[Word], holders: Sequence[str], before: str, number: int, known: Vocabulary
) -> list[Finding]:
    plain = [word.plain for word in words]
    matches = [match for match in known.matches(plain) if not _is_denied(match, plain)]
    taken = {at for match in matches if _is_long_problem(match) for at in range(match.start, match.end)}
    return [
        Finding(match, nearest(match, holders) or before, words[match.start].start, words[match.end - 1].end, number)
        for match in matches
        if not _is_part(match, taken)
    ]


def _is_long_problem(match: Match) -> bool:
    return match.concept.role in PROBLEMS and match.end - match.start > 1


def _is_part(match: Match, taken: Collection[int]) -> bool:
    """Tell whether one word only belongs to a longer problem: `straat` in `op straat gezet`."""
    alone = match.end - match.start == 1
    return alone and match.start in taken and match.concept.role not in {*PROBLEMS, "teken"}


def _is_denied(match: Match, plain: Sequence[str]) -> bool:
    """Tell whether a problem is said not to be there: `geen schulden`, `niet gewelddadig`."""
    if match.concept.role not in PROBLEMS or not match.start:
        return False
    before = plain[match.start - 1]
    return before in DENIALS or (before == "niet" and match.end - match.start == 1)
