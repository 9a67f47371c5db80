"""One sentence for the writer: what we think a text is about, and the words that led to it. Pure: no Django.

Never frightening, and never a judgement: it says what was read, in the words of the writer.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from wijkspil.overdracht.evidence import CIVIC, PROBLEMS, Evidence, Finding
from wijkspil.overdracht.people import OTHER

LONGEST_QUOTE = 70  # characters of the writer's own words
CLAUSE_END = re.compile(r"[.,;:!?…()\n]|\s(?:en|maar|want|dus|and|but)(?=\s)")


def gettext_noop(text: str) -> str:
    """Mark a sentence for translation; it is translated where it is shown."""
    return text


ABOUT_YOURSELF = {
    "geld": gettext_noop("U schrijft over uw eigen geldzaken: ‘%(woorden)s’."),
    "wonen": gettext_noop("U schrijft over uw eigen woning of over een plek om te wonen: ‘%(woorden)s’."),
    "zorg": gettext_noop("U schrijft over hoe het met u gaat: ‘%(woorden)s’."),
    "veiligheid": gettext_noop("U schrijft over uw eigen veiligheid: ‘%(woorden)s’."),
    "opvoeden": gettext_noop("U schrijft over uw eigen gezin: ‘%(woorden)s’."),
}
ABOUT_ANOTHER = {
    "geld": gettext_noop("U schrijft over de geldzaken van iemand anders: ‘%(woorden)s’."),
    "wonen": gettext_noop("U schrijft over hoe iemand anders woont: ‘%(woorden)s’."),
    "zorg": gettext_noop("U schrijft over hoe het met iemand anders gaat: ‘%(woorden)s’."),
    "veiligheid": gettext_noop("U schrijft over de veiligheid van iemand anders: ‘%(woorden)s’."),
    "opvoeden": gettext_noop("U schrijft over een kind of een gezin: ‘%(woorden)s’."),
}
ASKS_HELP = gettext_noop("U vraagt hulp voor uzelf of voor iemand anders: ‘%(woorden)s’.")
ABOUT_A_LIFE = gettext_noop("U schrijft over uw eigen leven of dat van iemand anders.")
ABOUT_THE_WIJK = gettext_noop("U schrijft over iets voor de wijk of voor iedereen: ‘%(woorden)s’.")
ABOUT_NOBODY = gettext_noop("Wij lezen geen vraag over uw eigen leven of dat van iemand anders.")
NO_TEXT = gettext_noop("Er staat geen tekst.")


@dataclass(frozen=True)
class Reason:
    """Why we think so.

    Attributes:
        sentence: the sentence, with a place for the words; a msgid.
        words: what the writer wrote; empty when the sentence has no place for it.
        domain: geld, wonen, zorg, veiligheid, opvoeden or empty.
        about: zelf, ander or empty: whose life it is.
    """

    sentence: str
    words: str = ""
    domain: str = ""
    about: str = ""

    @property
    def text(self) -> str:
        """The whole sentence, in Dutch."""
        return self.sentence % {"woorden": self.words}


def explain(evidence: Evidence, urgent: Sequence[Finding], *, is_care: bool) -> Reason:
    """Return why a text is a question about somebody's own life, or why it is not."""
    if not evidence.sentences:
        return Reason(NO_TEXT)
    found = evidence.whole.findings
    if not is_care:
        civic = [finding for finding in found if finding.role in CIVIC]
        return _quoting(evidence.text, civic, ABOUT_THE_WIJK, ABOUT_NOBODY)
    problems = [finding for finding in found if finding.role in PROBLEMS]
    about = urgent or [finding for finding in problems if finding.is_personal] or problems
    if about:
        return _about_a_problem(evidence.text, about)
    requests = [finding for finding in found if finding.role == "vraag"]
    return _quoting(evidence.text, requests, ASKS_HELP, ABOUT_A_LIFE)


def _about_a_problem(text: str, problems: Sequence[Finding]) -> Reason:
    """Quote the clearest of the problems that the text says most about."""
    weights: Counter[tuple[str, str]] = Counter()
    for finding in problems:
        weights[_subject(finding)] += _weight(finding)
    subject = weights.most_common(1)[0][0]
    clearest = max((f for f in problems if _subject(f) == subject), key=lambda f: (_weight(f), _length(f)))
    domain, about = subject
    sentences = ABOUT_ANOTHER if about == "ander" else ABOUT_YOURSELF
    return Reason(sentences[domain], _quote(text, clearest), domain, about)


def _weight(finding: Finding) -> int:
    return int(PROBLEMS.get(finding.role, 1))


def _subject(finding: Finding) -> tuple[str, str]:
    return finding.match.concept.domain, "ander" if finding.holder == OTHER else "zelf"


def _quoting(text: str, findings: Sequence[Finding], sentence: str, otherwise: str) -> Reason:
    if not findings:
        return Reason(otherwise)
    return Reason(sentence, _quote(text, max(findings, key=_length)))


def _length(finding: Finding) -> int:
    return min(finding.end - finding.start, LONGEST_QUOTE)


def _quote(text: str, finding: Finding) -> str:
    """Return the part of the sentence around a phrase, in the words of the writer, shortened when it is long."""
    start = max((end.end() for end in CLAUSE_END.finditer(text, 0, finding.start)), default=0)
    stop = CLAUSE_END.search(text, finding.end)
    end = stop.start() if stop else len(text)
    if end - start > LONGEST_QUOTE:
        end = finding.end
    if end - start > LONGEST_QUOTE:
        start = finding.start
    quote = " ".join(text[start:end].split())
    return quote if len(quote) <= LONGEST_QUOTE else quote[: LONGEST_QUOTE - 2].rsplit(" ", 1)[0] + " …"
