"""Is this text a question about somebody's own life? Pure: no Django, no network, no database.

    gather (evidence.py) ──► score (zorggewichten.json) ──► Verdict ──► one sentence for the writer (reasons.py)

Everything happens on this machine, with a list of words and phrases and a small table of weights that anybody can read.
How it was made, what it gets right and what not: docs/zorg-herkennen.md.
"""

import json
import math
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wijkspil.overdracht.evidence import Evidence, Finding, Passage, gather
from wijkspil.overdracht.people import GROUP
from wijkspil.overdracht.reasons import Reason, explain

FILE = Path(__file__).resolve().parent / "data" / "zorggewichten.json"
IS_CARE = 0.5
FEW_WORDS = 8  # with fewer words than this, small words say less
ONE_SENTENCE = 2.5  # log-odds: how much clearer one sentence must be than a whole text
URGENT_FROM = 0.2  # below this score a sign of danger stands in a text about something else: a joke, a campaign


@dataclass(frozen=True)
class Weights:
    """What each feature and each small word weighs; made by `python -m bench.zorg`.

    Attributes:
        base: the score (in log-odds) of a text in which nothing was found; 0 is the line between care and not.
        features: weight by name, of `evidence.features`.
        words: weight by sound; divided by the root of the number of different words.
    """

    base: float
    features: dict[str, float]
    words: dict[str, float]

    def score(self, evidence: Evidence) -> float:
        """Return how much a text looks like a question about somebody's own life, from 0 to 1.

        A long text about the wijk with one sentence that clearly is such a question, is one.
        """
        if not evidence.sentences:
            return 0.0
        clearest = max(map(self.log_odds, evidence.sentences)) - ONE_SENTENCE
        return _share(max(self.log_odds(evidence.whole), clearest))

    def log_odds(self, passage: Passage) -> float:
        """Return the weight of a passage: above 0 it looks like such a question."""
        amounts = passage.features
        weighed = sum(self.features.get(name, 0.0) * amount for name, amount in amounts.items())
        small = sum(self.words.get(word, 0.0) for word in sorted(passage.words))
        return self.base + weighed + small / math.sqrt(max(len(passage.words), FEW_WORDS))


@dataclass(frozen=True)
class Verdict:
    """What the recogniser says of a text. It advises; it never blocks.

    Attributes:
        zorg: it is, from a score of 0.5.
        score: from 0 to 1.
        spoed: it says that somebody may be in danger now; then it is also zorg.
        reason: what led to it, in one sentence for the writer.
    """

    zorg: bool
    score: float
    spoed: bool
    reason: Reason

    @property
    def reden(self) -> str:
        """The sentence for the writer, in Dutch."""
        return self.reason.text


@cache
def weights() -> Weights:
    """Return the weights of `data/zorggewichten.json`, read once."""
    data = json.loads(FILE.read_text(encoding="utf-8"))
    return Weights(data["basis"], data["tekens"], data["woorden"])


def recognise(text: str, using: Weights | None = None) -> Verdict:
    """Tell whether a text is about somebody's own life, whether there is danger, and why we think so.

    Any text will do: empty, of ten thousand words, with NUL or half characters; a text that gives orders is only read.
    """
    using = using or weights()
    evidence = gather(text)
    score = using.score(evidence)
    urgent = _signs_of_danger(evidence.whole.findings, score)
    if urgent:
        score = max(score, IS_CARE)
    is_care = score >= IS_CARE
    return Verdict(is_care, round(score, 3), bool(urgent), explain(evidence, urgent, is_care=is_care))


def _share(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


def _signs_of_danger(findings: Collection[Finding], score: float) -> list[Finding]:
    """Return the findings that say that the writer or somebody else may be in danger now, not long ago.

    A whole phrase (`slaat mij`) says so in almost any text; a word (`riem`), or danger of a group, only in a zorgvraag.
    """
    past = {finding.sentence for finding in findings if finding.role == "verleden"}
    return [
        finding
        for finding in findings
        if finding.match.concept.urgent and finding.sentence not in past
        if score >= (URGENT_FROM if finding.is_problem and finding.holder != GROUP else IS_CARE)
    ]
