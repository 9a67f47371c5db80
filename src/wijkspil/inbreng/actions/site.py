"""Whether everybody may read it: a team member decides, within what the bringer agreed to."""

from django.db import transaction
from django.utils.translation import gettext as _

from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.core.logboek import log, log_inside
from wijkspil.core.rules import RuleViolation
from wijkspil.inbreng import digest, mails
from wijkspil.inbreng.actions.steps import locked, step
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.permissions import check_handler
from wijkspil.inbreng.status import Publication, StapKind, State, Zorg
from wijkspil.inbreng.zorgvraag import forget_care
from wijkspil.reacties.actions import settle_tips
from wijkspil.reacties.status import TipState


@transaction.atomic
def publish(*, actor: Actor, inbreng: Inbreng, version: int) -> Inbreng:
    """Put it on the public pages, without anything about its bringer; the bringer hears it.

    Raises:
        RuleViolation: the bringer did not agree, it has no theme yet, or it may be a zorgvraag and nobody looked.
    """
    staff = check_handler(actor, inbreng)
    inbreng = locked(inbreng, version)
    if not inbreng.may_be_public:
        raise RuleViolation("geen_toestemming", _("De brenger wil niet dat dit openbaar wordt."))
    if inbreng.state == State.SAMENGEVOEGD:
        raise RuleViolation("samengevoegd", _("Dit gaat verder bij een ander. Die staat op de site."))
    if inbreng.thema is None:
        raise RuleViolation("geen_thema", _("Kies eerst een thema. Dan vinden bewoners het op de site."))
    if inbreng.stays_private:
        raise RuleViolation("zorgvraag", _("Kijk eerst na of dit over iemands eigen leven gaat."))
    if inbreng.is_public:
        return inbreng
    inbreng.publication = Publication.OPENBAAR
    inbreng.published_at = clock.now()
    mails.tell_step(inbreng, step(inbreng, StapKind.GEPUBLICEERD, by=staff))
    log(actor, "inbreng.gepubliceerd", inbreng, kenmerk=inbreng.kenmerk)
    return inbreng


@transaction.atomic
def not_publish(*, actor: Actor, inbreng: Inbreng, version: int, reason: str) -> Inbreng:
    """Keep it from the public pages, or take it off again; the bringer hears why. Its photos are judged anew too."""
    staff = check_handler(actor, inbreng)
    inbreng = locked(inbreng, version)
    take_off(inbreng)
    mails.tell_step(inbreng, step(inbreng, StapKind.NIET_GEPUBLICEERD, by=staff, tekst=reason))
    settle_tips(actor, [inbreng.reference], TipState.WEG)
    log(actor, "inbreng.niet_gepubliceerd", inbreng, kenmerk=inbreng.kenmerk)
    return inbreng


def take_off(inbreng: Inbreng) -> None:
    """Let it not stand on the site, with its photos, in the transaction of the caller; not saved here."""
    if inbreng.is_public:
        digest.take_back(inbreng)
        inbreng.bijlagen.update(is_public=False)
    inbreng.publication = Publication.NIET if inbreng.may_be_public else Publication.PRIVE
    inbreng.published_at = None


@transaction.atomic
def is_no_care(*, actor: Actor, inbreng: Inbreng, version: int) -> Inbreng:
    """A team member read it and says: this is no question about somebody's own life. The words that led to it go.

    Said again changes nothing.
    """
    staff = check_handler(actor, inbreng)
    inbreng = locked(inbreng, version)
    if not inbreng.may_be_care:
        return inbreng
    forget_care(inbreng, Zorg.NAGEKEKEN)
    step(inbreng, StapKind.GEEN_ZORGVRAAG, by=staff)
    log_inside(actor, "inbreng.geen_zorgvraag", inbreng, kenmerk=inbreng.kenmerk)
    return inbreng
