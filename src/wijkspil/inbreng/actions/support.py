"""Others want the same: asked with a mail address, counted once the link in the mail was used."""

from django.db import transaction
from django.utils.translation import gettext as _

from wijkspil.berichten.actions import erase_mails
from wijkspil.berichten.mail_address import normal
from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.core.logboek import log, log_inside
from wijkspil.core.rules import RuleViolation
from wijkspil.inbreng import mails
from wijkspil.inbreng.actions.without_account import MAILS_TO_ONE_ADDRESS, check_open, held
from wijkspil.inbreng.models import Inbreng, Steun


@transaction.atomic
def ask_to_support(*, actor: Actor, inbreng: Inbreng, email: str, language: str) -> None:
    """Mail an address the question whether it wants the same. Anybody may ask; nothing is counted yet.

    Does the same whether this address supported it before or not, so that nobody learns who wants what.

    Raises:
        RuleViolation: it does not stand on the site any more, or is done.
    """
    check_open(inbreng)
    address = normal(email)
    if MAILS_TO_ONE_ADDRESS.hit(address):
        return
    steun, _made = Steun.objects.update_or_create(
        inbreng=inbreng, email=address, defaults={"language": language, "asked_at": clock.now()}
    )
    mails.ask_whether(steun)
    log_inside(actor, "steun.gevraagd", steun, kenmerk=inbreng.kenmerk)


@transaction.atomic
def confirm_support(*, actor: Actor, steun: Steun) -> Steun:
    """The holder of the mailbox wants it too: counted, once; again changes nothing.

    Raises:
        RuleViolation: it does not stand on the site any more, or it is the bringer's own.
    """
    steun = held(actor, steun)
    if steun.confirmed_at:
        return steun
    if not steun.inbreng.is_public:
        raise RuleViolation("niet_meer_openbaar", _("Dit staat niet meer op de site. Meedoen kan daarom niet meer."))
    if steun.email == normal(steun.inbreng.brenger_email):
        raise RuleViolation("van_uzelf", _("U hebt dit zelf gedeeld. Wij tellen hier wie het nog meer wil."))
    steun.confirmed_at = clock.now()
    steun.save(update_fields=["confirmed_at"])
    _count(steun.inbreng, 1)
    log(actor, "steun.bevestigd", steun, kenmerk=steun.inbreng.kenmerk)
    return steun


@transaction.atomic
def withdraw_support(*, actor: Actor, steun: Steun) -> None:
    """Take it back: counted no more, and the address is erased, here and in the mails."""
    steun = held(actor, steun)
    if steun.confirmed_at:
        _count(steun.inbreng, -1)
    erase_mails(thing=steun)
    log(actor, "steun.ingetrokken", steun, kenmerk=steun.inbreng.kenmerk)
    steun.delete()


def _count(inbreng: Inbreng, change: int) -> None:
    """Keep the stored number right; the row of the inbreng is locked."""
    inbreng.steun_aantal += change
    inbreng.save(update_fields=["steun_aantal"])
