"""What is compared and what comes out; without numpy, so that a web process may use it."""

from collections.abc import Hashable
from dataclasses import dataclass

from wijkspil.verbinden import texts


@dataclass(frozen=True)
class Item:
    """A text that can be like another.

    Attributes:
        id: under which it is kept.
        title: its first line.
        body: the rest; may be empty.
        kind: idee, initiatief, behoefte, aanbod; or melding, vraag, bezwaar, …
    """

    id: Hashable
    title: str
    body: str = ""
    kind: str = "idee"

    @property
    def text(self) -> str:
        """Return what is compared: title and body, cleaned."""
        return texts.whole(self.title, self.body)

    @property
    def parts(self) -> list[str]:
        """Return the title and the sentences of the body, cleaned, without the empty ones."""
        return [part for part in (texts.clean(self.title, texts.LONGEST_TITLE), *texts.sentences(self.body)) if part]


@dataclass(frozen=True)
class Candidate:
    """A text that is near.

    Attributes:
        id: of the text.
        score: about 0 for texts that have nothing to do with each other, rarely above 1.
        is_strong: it may carry the badge "lijkt sterk".
    """

    id: Hashable
    score: float
    is_strong: bool


@dataclass(frozen=True)
class Reason:
    """Why two texts came near: the sentence of each that is closest to the other."""

    own: str
    other: str
