"""A question about somebody's own life goes on at the sociaal wijkteam."""

from django.db import transaction
from django.utils.translation import gettext as _

from wijkspil.berichten.actions import erase_mails
from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.core.logboek import log
from wijkspil.core.rules import RuleViolation
from wijkspil.inbreng import mails, queries
from wijkspil.inbreng.actions.bijlagen import forget_files
from wijkspil.inbreng.actions.site import take_off
from wijkspil.inbreng.actions.steps import locked, step
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.permissions import check_handler
from wijkspil.inbreng.status import StapKind, State, Zorg
from wijkspil.inbreng.zorgvraag import forget_care
from wijkspil.reacties.actions import settle_tips
from wijkspil.reacties.status import TipState


@transaction.atomic
def leave_to_wijkteam(*, actor: Actor, inbreng: Inbreng, version: int, tekst: str, erase: bool) -> Inbreng:
    """Answer that the sociaal wijkteam goes on with it, to which its bringer said yes; it leaves the site for good.

    With `erase` everything that was written here goes: the text, what was added and noted, photos and mails. What
    stays is its number, that it was there, and this answer.

    Raises:
        RuleViolation: there are no words to the bringer, or it is done or was taken back.
        ChangedMeanwhile: somebody else changed it after `version`.
    """
    staff = check_handler(actor, inbreng)
    if not tekst.strip():
        raise RuleViolation("zonder_tekst", _("Schrijf eerst een bericht aan de brenger."))
    inbreng = locked(inbreng, version)
    if not inbreng.may_be_handed_over:
        raise RuleViolation("niet_over_te_dragen", _("Dit kan niet meer. Pak het eerst weer op."))
    take_off(inbreng)
    settle_tips(actor, [inbreng.reference], TipState.WEG)
    if erase:
        _erase_words(inbreng)
    forget_care(inbreng, Zorg.WIJKTEAM)
    inbreng.outcome, inbreng.handler = State.DOORVERWEZEN, inbreng.handler or staff.account
    inbreng.answered_at = inbreng.answered_at or clock.now()
    inbreng.waits_on_staff = queries.offer_waits(inbreng)
    step(inbreng, StapKind.OVERGEDRAGEN, by=staff)
    mails.tell_step(inbreng, step(inbreng, StapKind.ANTWOORD, to=State.DOORVERWEZEN, by=staff, tekst=tekst))
    log(actor, "inbreng.overgedragen", inbreng, kenmerk=inbreng.kenmerk, tekst_gewist=erase)
    return inbreng


def _erase_words(inbreng: Inbreng) -> None:
    erase_mails(thing=inbreng)
    forget_files(inbreng)
    inbreng.titel = inbreng.tekst = inbreng.place = inbreng.biedt = ""
    inbreng.stappen.update(tekst="")
