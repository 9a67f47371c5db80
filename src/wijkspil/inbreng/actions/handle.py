"""What staff do that the bringer hears of: every step has a text and is signed by the one who takes it."""

from django.db import transaction
from django.utils.translation import gettext as _

from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.core.logboek import log, log_read
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.inbreng import mails, queries
from wijkspil.inbreng.actions.steps import locked, step
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.permissions import check_handler, may_read
from wijkspil.inbreng.status import StapKind, State


@transaction.atomic
def open_for_staff(*, actor: Actor, inbreng: Inbreng) -> None:
    """A member of staff reads it, with name and address of its bringer: that is logged.

    Raises:
        NotAllowed: it is not of an area that the actor reads, and the actor was not asked to handle it.
    """
    if not may_read(actor, inbreng):
        raise NotAllowed
    log_read(actor, "inbreng.gelezen", inbreng, kenmerk=inbreng.kenmerk)


@transaction.atomic
def take_up(*, actor: Actor, inbreng: Inbreng, version: int, tekst: str) -> Inbreng:
    """A team member takes it up and becomes its handler; the bringer hears who that is (the first contact)."""
    staff = check_handler(actor, inbreng)
    _check_words(tekst)
    inbreng = locked(inbreng, version)
    inbreng.handler = staff.account
    stap = step(inbreng, StapKind.IN_BEHANDELING, to=State.IN_BEHANDELING, by=staff, tekst=tekst)
    mails.tell_step(inbreng, stap)
    log(actor, "inbreng.opgepakt", inbreng, kenmerk=inbreng.kenmerk)
    return inbreng


@transaction.atomic
def answer(
    *, actor: Actor, inbreng: Inbreng, version: int, tekst: str, outcome: State, is_public: bool = False
) -> Inbreng:
    """A team member answers in their own name; the bringer gets it by mail.

    The outcome is seen by everybody when the inbreng is public; the text too, when `is_public`.
    """
    staff = check_handler(actor, inbreng)
    _check_words(tekst)
    inbreng = locked(inbreng, version)
    inbreng.outcome = outcome
    inbreng.handler = inbreng.handler or staff.account
    inbreng.answered_at = inbreng.answered_at or clock.now()
    inbreng.waits_on_staff = queries.offer_waits(inbreng)
    stap = step(inbreng, StapKind.ANTWOORD, to=outcome, by=staff, tekst=tekst, is_public=is_public)
    mails.tell_step(inbreng, stap)
    log(actor, "inbreng.beantwoord", inbreng, kenmerk=inbreng.kenmerk, uitkomst=outcome)
    return inbreng


@transaction.atomic
def complete(*, actor: Actor, inbreng: Inbreng, version: int, tekst: str, is_public: bool = False) -> Inbreng:
    """Round it off: what was promised is done, and the bringer hears what came of it."""
    staff = check_handler(actor, inbreng)
    _check_words(tekst)
    inbreng = locked(inbreng, version)
    inbreng.waits_on_staff = queries.offer_waits(inbreng)
    stap = step(inbreng, StapKind.AFGEROND, to=State.AFGEROND, by=staff, tekst=tekst, is_public=is_public)
    mails.tell_step(inbreng, stap)
    log(actor, "inbreng.afgerond", inbreng, kenmerk=inbreng.kenmerk)
    return inbreng


@transaction.atomic
def reopen(*, actor: Actor, inbreng: Inbreng, version: int, tekst: str) -> Inbreng:
    """Take it up again after an answer; the bringer hears why. The date of the answer that was promised stays."""
    staff = check_handler(actor, inbreng)
    _check_words(tekst)
    inbreng = locked(inbreng, version)
    inbreng.outcome = ""
    inbreng.waits_on_staff = True
    stap = step(inbreng, StapKind.HEROPEND, to=State.IN_BEHANDELING, by=staff, tekst=tekst)
    mails.tell_step(inbreng, stap)
    log(actor, "inbreng.heropend", inbreng, kenmerk=inbreng.kenmerk)
    return inbreng


def _check_words(tekst: str) -> None:
    """No step without words to the bringer."""
    if not tekst.strip():
        raise RuleViolation("zonder_tekst", _("Schrijf eerst een bericht aan de brenger."))
