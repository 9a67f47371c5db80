"""What somebody typed so far in the journey "Deel een idee", carried from page to page in one hidden field.

There is no session and no login: the answers travel with the pages, signed, so that nothing gets lost when a page stood
open for a day, and nothing is kept of somebody who stops halfway. The answers stay as they were typed; each page checks
them again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.core import signing

_SALT = "deel-een-idee"
# "alt" belongs to a photo, which does not travel; "zorg" says that its writer goes on. The idea is the same without.
_BESIDE = frozenset({"alt", "zorg"})


@dataclass
class Concept:
    """The answers so far.

    Attributes:
        sleutel: made when the journey begins; the same idea sent twice is one idea.
        answers: field name → what was typed, of all pages.
    """

    sleutel: UUID = field(default_factory=uuid4)
    answers: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, text: str) -> "Concept":
        """Read the hidden field.

        Raises:
            signing.BadSignature: it was changed on the way, or is not ours (or of a version that looked otherwise).
        """
        data: Any = signing.loads(text, salt=_SALT)
        try:
            return cls(UUID(data["sleutel"]), {str(name): str(value) for name, value in data["answers"].items()})
        except (AttributeError, KeyError, TypeError, ValueError):
            raise signing.BadSignature from None

    def write(self) -> str:
        """Return the hidden field."""
        return signing.dumps({"sleutel": str(self.sleutel), "answers": self.answers}, salt=_SALT, compress=True)

    def take(self, typed: Mapping[str, str], names: Sequence[str]) -> None:
        """Take over what was typed on one page; a choice that was left open counts as empty."""
        self.answers |= {name: typed.get(name, "") for name in names}

    @property
    def sleutel_of_content(self) -> UUID:
        """One key for one content: sending again gives the same idea, sending after a change gives a new one."""
        said = {name: answer for name, answer in self.answers.items() if name not in _BESIDE}
        return uuid5(self.sleutel, repr(sorted(said.items())))
