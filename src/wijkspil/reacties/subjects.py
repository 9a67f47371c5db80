"""What visitors react to: the upper app that owns a thing says how it is called, where it stands and who judges.

A subject is named by a reference that says nothing of a person, such as `nieuws:12` or `inbreng:2026-00042`; in an
address the colon is a dash. An app registers who knows its subjects in `AppConfig.ready`.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date

from wijkspil.core.registers import Register
from wijkspil.wijken.models import Area

LONGEST = 40  # signs of a reference
REACTIE = "reactie"  # the kind of a reaction, as something of which one can tell that it is wrong


@dataclass(frozen=True)
class Subject:
    """Something that visitors react to.

    Attributes:
        reference: such as `nieuws:12`.
        titel: what it is called; for staff also when it does not stand on the site, so nothing private.
        path: where it stands on the site, in the present language; empty when it does not.
        area: whose colleagues judge what is written.
        is_open: one can react now.
        closes: the first day on which one cannot any more, when that is known.
        by_mail: a reaction counts only when its writer confirmed it with the link in a mail.
        by_visitor: a visitor wrote it, so anybody may tell that something in it is wrong.
        tekst: what everybody reads there.
        staff_path: where a colleague takes it off the site; staff_permission: who may.
    """

    reference: str
    titel: str
    path: str
    area: Area
    is_open: bool
    closes: date | None = None
    by_mail: bool = True
    by_visitor: bool = True
    tekst: str = ""
    staff_path: str = ""
    staff_permission: str = ""

    @property
    def is_reaction(self) -> bool:
        """It is a reaction itself: one can tell that something is wrong, and not react to it."""
        return self.reference.startswith(f"{REACTIE}:")

    @property
    def slug(self) -> str:
        """The reference as it stands in an address."""
        return self.reference.replace(":", "-", 1)


subjects: Register[Callable[[Collection[str]], Iterable[Subject]]] = Register("reactie_onderwerpen")
"""Functions that name the subjects they know among some references (one or two queries)."""


def found(references: Collection[str]) -> dict[str, Subject]:
    """Return what is known among some references; what nobody knows (any more) is left out."""
    wanted = set(references)
    if not wanted:
        return {}
    known = (subject for names in subjects for subject in names(wanted))
    return {subject.reference: subject for subject in known if subject.reference in wanted}


def subject_of(reference: str) -> Subject | None:
    """Return one subject, or None."""
    return found([reference]).get(reference)


def by_slug(slug: str) -> Subject | None:
    """Return the subject that an address names, when it stands on the site."""
    subject = subject_of(slug.replace("-", ":", 1)) if len(slug) <= LONGEST else None
    return subject if subject and subject.path else None


def ids_of(kind: str, references: Collection[str]) -> list[str]:
    """Return what stands behind the colon of the references of one kind."""
    return [one.removeprefix(f"{kind}:") for one in references if one.startswith(f"{kind}:")]
