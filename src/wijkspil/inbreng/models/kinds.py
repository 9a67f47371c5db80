"""The sorts of inbreng, how each came in, and what we call it to its bringer and to everybody else."""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext


class Kind(models.TextChoices):
    """What sort of thing somebody brings in."""

    IDEE = "idee", _("Idee")
    INITIATIEF = "initiatief", _("Initiatief")
    BEHOEFTE = "behoefte", _("Behoefte")
    VRAAG = "vraag", _("Vraag")
    OPMERKING = "opmerking", _("Opmerking")


class Channel(models.TextChoices):
    """How it came in."""

    WEB = "web", _("Site")
    MAIL = "mail", _("Mail")
    TELEFOON = "telefoon", _("Telefoon")
    GESPREK = "gesprek", _("Gesprek")
    BRIEF = "brief", _("Brief")
    OVERLEG = "overleg", _("Overleg")


class Party(models.TextChoices):
    """As what somebody brings it in."""

    BEWONER = "bewoner", _("Bewoner")
    PROFESSIONAL = "professional", _("Professional of organisatie")


@dataclass(frozen=True)
class Words:
    """What we call one sort on the site.

    Attributes:
        name: by itself, on a label: a behoefte is a "Wens" there.
        yours: to its bringer: "uw wens".
        this: to others: "deze wens".
        too: what somebody says who wants the same.
    """

    name: str | Promise
    yours: str | Promise
    this: str | Promise
    too: str | Promise


WORDS: dict[str, Words] = {
    Kind.IDEE: Words(Kind.IDEE.label, _("uw idee"), _("dit idee"), _("Dit wil ik ook")),
    Kind.INITIATIEF: Words(Kind.INITIATIEF.label, _("uw initiatief"), _("dit initiatief"), _("Dit wil ik ook")),
    Kind.BEHOEFTE: Words(_("Wens"), _("uw wens"), _("deze wens"), _("Dit wil ik ook")),
    Kind.VRAAG: Words(Kind.VRAAG.label, _("uw vraag"), _("deze vraag"), _("Dit wil ik ook weten")),
    Kind.OPMERKING: Words(Kind.OPMERKING.label, _("uw opmerking"), _("deze opmerking"), _("Dit vind ik ook")),
}


# One can lend a hand to these; a question or remark asks for an answer.
NEEDS_HANDS = frozenset({Kind.IDEE, Kind.INITIATIEF, Kind.BEHOEFTE})


def supporters(kind: str, number: int) -> str:
    """Say how many others want the same, beside the bringer; empty when nobody does yet."""
    if not number:
        return ""
    if kind == Kind.VRAAG:
        sentence = ngettext("%(n)d ander wil dit ook weten", "%(n)d anderen willen dit ook weten", number)
    elif kind == Kind.OPMERKING:
        sentence = ngettext("%(n)d ander vindt dit ook", "%(n)d anderen vinden dit ook", number)
    else:
        sentence = ngettext("%(n)d ander wil dit ook", "%(n)d anderen willen dit ook", number)
    return sentence % {"n": number}
