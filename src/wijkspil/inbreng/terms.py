"""By when a bringer hears something, in work days of the gemeente."""

from dataclasses import dataclass
from datetime import date

from wijkspil.core.workdays import add_work_days


@dataclass(frozen=True)
class Terms:
    """How many work days after it came in.

    Attributes:
        contact: until the bringer hears who handles it.
        answer: until the bringer hears what is done, and why.
    """

    contact: int = 5
    answer: int = 30

    def contact_before(self, start: date) -> date:
        """Return the last day of the term for the first contact, after something that came in on `start`."""
        return add_work_days(start, self.contact)

    def answer_before(self, start: date) -> date:
        """Return the last day of the term for the answer."""
        return add_work_days(start, self.answer)
