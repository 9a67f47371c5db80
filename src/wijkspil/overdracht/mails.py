"""The mails about requests to be called: how many wait, and nothing of what they say."""

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from wijkspil.berichten.actions import queue_mail
from wijkspil.core.rules import RuleViolation
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.models import Account
from wijkspil.mensen.permissions import GEBIEDEN_BEHEREN, TERUGBELLEN
from wijkspil.overdracht.models import Terugbelverzoek

LANGUAGE = settings.LANGUAGE_CODE


def tell_wijkteam(account: Account, rows: Sequence[Terugbelverzoek], *, late: bool = False) -> int:
    """Tell somebody of a wijkteam how many of these wait there; return 1, or 0 when none does."""
    kind = "terugbellen.te_laat" if late else "terugbellen.wacht"
    return _tell(account, rows, TERUGBELLEN, kind, "werkplek:terugbellen")


def tell_beheerder(account: Account, rows: Sequence[Terugbelverzoek]) -> int:
    """Tell a beheerder how many of these wait too long in their areas; return 1, or 0 when none does."""
    return _tell(account, rows, GEBIEDEN_BEHEREN, "terugbellen.beheerder", "werkplek:wijkteams")


def _tell(account: Account, rows: Sequence[Terugbelverzoek], permission: str, kind: str, screen: str) -> int:
    actor = StaffActor(account)
    amount = sum(actor.may(permission, row.area) for row in rows)
    if not amount:
        return 0
    with translation.override(LANGUAGE):
        link = settings.SITE_URL + reverse(screen)
    try:
        queue_mail(
            kind=kind,
            to=account.email,
            template=f"overdracht/mail/{kind.split('.')[1]}.txt",
            context={"naam": account.get_short_name(), "aantal": amount, "link": link},
            language=LANGUAGE,
        )
    except RuleViolation:  # an address that no mail server takes must not keep it from the others
        return 0
    return 1
