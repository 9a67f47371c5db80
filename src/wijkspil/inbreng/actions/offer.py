"""Somebody offers to help: asked with a mail address, read by the team once the link in the mail was used."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from wijkspil.berichten.actions import erase_mails
from wijkspil.berichten.mail_address import normal
from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.core.logboek import log, log_inside
from wijkspil.core.rules import RuleViolation
from wijkspil.core.states import check_step
from wijkspil.inbreng import mails, queries
from wijkspil.inbreng.actions.steps import locked, step
from wijkspil.inbreng.actions.without_account import MAILS_TO_ONE_ADDRESS, held
from wijkspil.inbreng.models import Hulpaanbod, Inbreng
from wijkspil.inbreng.permissions import check_handler
from wijkspil.inbreng.status import ANSWERS, ASKS_FOR_STAFF, HULP_STEPS, UNANSWERED, HulpState, StapKind


@dataclass(frozen=True)
class Offer:
    """What somebody offers to do, and who that is."""

    naam: str
    email: str
    tekst: str
    language: str = "nl"


@transaction.atomic
def offer_help(*, actor: Actor, inbreng: Inbreng, offer: Offer) -> None:
    """Keep an offer and ask the mail address whether it is theirs. Anybody may; the team reads nothing yet.

    Offered again before it was confirmed, the new words take the place of the old ones.

    Raises:
        RuleViolation: it does not stand on the site any more, or is done.
    """
    _check_open(inbreng)
    address = normal(offer.email)
    if MAILS_TO_ONE_ADDRESS.hit(address):
        return
    said = {"naam": offer.naam, "tekst": offer.tekst, "language": offer.language, "asked_at": clock.now()}
    row, _made = Hulpaanbod.objects.update_or_create(
        inbreng=inbreng, email=address, confirmed_at__isnull=True, defaults=said
    )
    mails.ask_whether(row)
    log_inside(actor, "hulpaanbod.gestuurd", row, kenmerk=inbreng.kenmerk)


@transaction.atomic
def confirm_offer(*, actor: Actor, offer: Hulpaanbod) -> Hulpaanbod:
    """The holder of the mailbox offers this: the team reads it, and it waits on them; again changes nothing.

    Raises:
        RuleViolation: it does not stand on the site any more, or is done.
    """
    offer = held(actor, offer)
    if offer.confirmed_at:
        return offer
    _check_open(offer.inbreng)
    offer.confirmed_at = clock.now()
    offer.save(update_fields=["confirmed_at"])
    offer.inbreng.waits_on_staff = True
    step(offer.inbreng, StapKind.HULP_AANGEBODEN)
    log(actor, "hulpaanbod.bevestigd", offer, kenmerk=offer.inbreng.kenmerk)
    return offer


@transaction.atomic
def withdraw_offer(*, actor: Actor, offer: Hulpaanbod) -> None:
    """Take it back: name, address, words and the answer are erased, here and in the mails."""
    offer = held(actor, offer)
    erase_mails(thing=offer)
    log(actor, "hulpaanbod.ingetrokken", offer, kenmerk=offer.inbreng.kenmerk)
    inbreng, waited = offer.inbreng, offer.is_open
    offer.delete()
    if waited:
        _wait_no_longer(inbreng)
        inbreng.save(update_fields=["waits_on_staff", "due_on"])


@transaction.atomic
def answer_offer(*, actor: Actor, offer: Hulpaanbod, to: HulpState, tekst: str) -> Hulpaanbod:
    """A team member answers who offered to help: agreed, done, or not needed; by mail, signed.

    Raises:
        NotAllowed: the actor does not handle the inbreng.
        RuleViolation: that cannot become of it now, or there are no words.
    """
    staff = check_handler(actor, offer.inbreng)
    if not tekst.strip():
        raise RuleViolation("zonder_tekst", _("Schrijf eerst een antwoord."))
    inbreng = locked(offer.inbreng)
    offer = inbreng.hulp.select_for_update().get(pk=offer.pk)
    check_step(HULP_STEPS, offer.state, to)
    offer.state, offer.antwoord, offer.answered_at = to, tekst, clock.now()
    offer.signed = queries.signature(staff.account, inbreng.area)
    offer.save(update_fields=["state", "antwoord", "answered_at", "signed"])
    _wait_no_longer(inbreng)
    step(inbreng, StapKind.HULP_BEANTWOORD, by=staff)
    mails.answer_offer(offer)
    log(actor, "hulpaanbod.beantwoord", offer, kenmerk=inbreng.kenmerk, stand=to)
    return offer


def _check_open(inbreng: Inbreng) -> None:
    if not inbreng.needs_hands:
        raise RuleViolation("gesloten", _("Hier is geen hulp meer nodig. Dank u wel dat u wilde helpen."))


def _wait_no_longer(inbreng: Inbreng) -> None:
    """Let it rest on the list of staff, unless it waits for something else; not saved."""
    last = inbreng.stappen.filter(kind__in=ASKS_FOR_STAFF | ANSWERS).last()
    asks = last is not None and last.kind in ASKS_FOR_STAFF
    inbreng.waits_on_staff = inbreng.state in UNANSWERED or asks or queries.offer_waits(inbreng)
    if not inbreng.waits_on_staff:
        inbreng.due_on = None
