"""Reactions for tests, made by the same actions as on the site."""

from wijkspil.berichten.models import about
from wijkspil.core.actors import PUBLIC, SYSTEM, LinkActor
from wijkspil.reacties import actions, subjects
from wijkspil.reacties.models import Reactie, Tegenspraak, Tip
from wijkspil.reacties.status import TipReden

EMAIL = "noor@bewoners.example"


def written(reference: str, tekst: str = "Mooi plan!", *, naam: str = "Noor", email: str = EMAIL) -> Reactie:
    """Make somebody write a reaction; where a mail has to confirm it, that did not happen yet."""
    subject = subjects.subject_of(reference)
    assert subject is not None  # noqa: S101 - a test names something that is there
    said = actions.Said(tekst=tekst, naam=naam, email=email)
    reactie = actions.send_reactie(actor=PUBLIC, subject=subject, said=said)
    assert reactie is not None  # noqa: S101 - no test writes that often
    return reactie


def reacted(reference: str, tekst: str = "Mooi plan!", *, naam: str = "Noor", email: str = EMAIL) -> Reactie:
    """Make somebody write a reaction that waits on staff."""
    reactie = written(reference, tekst, naam=naam, email=email)
    return actions.confirm_reactie(actor=writer(reactie), reactie=reactie)


def objected(reactie: Reactie, tekst: str = "Ik noem niemand.") -> Tegenspraak:
    """Make the writer of a refused reaction not agree."""
    return actions.object_to_refusal(actor=writer(reactie), reactie=reactie, tekst=tekst)


def tipped(reference: str, tekst: str = "", reden: TipReden = TipReden.KWETSEND) -> Tip:
    """Make somebody find something wrong with a thing."""
    subject = subjects.subject_of(reference)
    assert subject is not None  # noqa: S101 - a test names something that is there
    return actions.send_tip(actor=PUBLIC, subject=subject, reden=reden, tekst=tekst)


def in_dispute(reference: str) -> Reactie:
    """Make a reaction that was refused and whose writer does not agree."""
    reactie = actions.refuse_reactie(actor=SYSTEM, reactie=reacted(reference), reden="Er staat een naam in.")
    objected(reactie)
    return reactie


def writer(reactie: Reactie) -> LinkActor:
    """Return the holder of the secret link of a reaction."""
    return LinkActor(about(reactie))
