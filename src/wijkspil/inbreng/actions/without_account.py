"""What every deed without an account shares: the lock, and the question whether it is still possible."""

from collections.abc import Iterable
from typing import TypeVar

from django.utils.translation import gettext as _

from wijkspil.berichten.actions import erase_mails
from wijkspil.berichten.mail_address import normal
from wijkspil.berichten.without_account import check_holder
from wijkspil.core.actors import Actor
from wijkspil.core.limits import Limit
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.inbreng.actions.steps import locked
from wijkspil.inbreng.models import Hulpaanbod, Inbreng, Steun
from wijkspil.reacties.actions import forget_subject

Deed = TypeVar("Deed", Steun, Hulpaanbod)

# Asked more often, an address gets no further mail and the answer is the same: nobody can fill the mailbox of another.
MAILS_TO_ONE_ADDRESS = Limit("samen-adres", amount=10, seconds=24 * 3600)


def check_open(inbreng: Inbreng) -> None:
    """Refuse when it does not stand on the site, is done, or will not come about."""
    if not inbreng.is_open_to_all:
        raise RuleViolation("gesloten", _("Dit kan hier niet meer. Bel de gemeente als u ons iets wilt vertellen."))


def held(actor: Actor, deed: Deed) -> Deed:
    """Read what the secret link opens again, with its inbreng, and keep others away until the end of the transaction.

    The inbreng comes first: whoever takes back an inbreng takes the rows in the same order, so nobody waits in a ring.

    Raises:
        NotAllowed: the actor does not hold the link, or it was erased meanwhile.
    """
    check_holder(actor, deed)
    inbreng = locked(deed.inbreng)
    row = type(deed).objects.select_for_update().filter(pk=deed.pk).first()
    if row is None:
        raise NotAllowed
    # It may have moved along with another inbreng, between the click and the lock.
    row.inbreng = inbreng if row.inbreng_id == inbreng.pk else locked(row.inbreng)
    return row


def forget_all(inbreng: Inbreng) -> None:
    """Erase all that others did at an inbreng; the inbreng is locked, and saved by the caller."""
    _erase(inbreng, [*inbreng.steun.all(), *inbreng.hulp.all()])
    forget_subject(inbreng.reference)


def forget_of(inbreng: Inbreng, address: str) -> None:
    """Erase what was done at an inbreng with one mail address; the inbreng is locked, and saved by the caller."""
    if address:
        same = {"email": normal(address)}
        _erase(inbreng, [*inbreng.steun.filter(**same), *inbreng.hulp.filter(**same)])
        forget_subject(inbreng.reference, email=address)


def _erase(inbreng: Inbreng, deeds: Iterable[Steun | Hulpaanbod]) -> None:
    for deed in deeds:
        erase_mails(thing=deed)
        if isinstance(deed, Steun) and deed.confirmed_at:
            inbreng.steun_aantal -= 1
        deed.delete()
