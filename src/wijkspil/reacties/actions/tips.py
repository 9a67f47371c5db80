"""Somebody tells that something on the site is wrong: it waits on a colleague, and by itself changes nothing."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.core.logboek import log
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import REACTIES_BEOORDELEN
from wijkspil.reacties.models import Tip
from wijkspil.reacties.status import TipReden, TipState
from wijkspil.reacties.subjects import Subject
from wijkspil.wijken.models import Area


@transaction.atomic
def send_tip(*, actor: Actor, subject: Subject, reden: TipReden, tekst: str = "") -> Tip:
    """Keep what somebody finds wrong, and nothing of who it is. Anybody may.

    Raises:
        RuleViolation: it does not stand on the site, or no visitor wrote it.
    """
    if not subject.path or not subject.by_visitor:
        raise RuleViolation("niet_op_de_site", _("Dit staat niet meer op de site. Dank u wel dat u het wilde zeggen."))
    tip = Tip.objects.create(
        onderwerp=subject.reference, area=subject.area, reden=reden, tekst=tekst, gestuurd_op=clock.now()
    )
    log(actor, "tip.gestuurd", tip, onderwerp=subject.reference, reden=reden)
    return tip


@transaction.atomic
def keep_despite_tips(*, actor: Actor, tip: Tip) -> int:
    """A colleague read it: what the tip is about may stay. All tips about it are done; return how many.

    Raises:
        NotAllowed: the actor may not judge in this area.
        RuleViolation: a colleague was first.
    """
    if not actor.may(REACTIES_BEOORDELEN, tip.area):
        raise NotAllowed
    number = settle_tips(actor, [tip.onderwerp], TipState.BLIJFT)
    if not number:
        raise RuleViolation("al_besloten", _("Een collega heeft dit al beoordeeld."))
    return number


def settle_tips(actor: Actor, references: Collection[str], to: TipState) -> int:
    """Close the open tips about some things; part of the action that decides about those things."""
    rows = list(Tip.objects.select_for_update().filter(onderwerp__in=references, state=TipState.OPEN))
    for tip in rows:
        tip.state, tip.besloten_op = to, clock.now()
        tip.besloten_door = actor.account if isinstance(actor, StaffActor) else None
        tip.save()
        log(actor, "tip.afgehandeld", tip, onderwerp=tip.onderwerp, stand=to)
    return len(rows)


def forget_tips(references: Collection[str]) -> None:
    """Erase the tips about things that are erased."""
    Tip.objects.filter(onderwerp__in=references).delete()


def move_tips(references: Collection[str], area: Area) -> None:
    """Let the colleagues of another area judge the tips about some things."""
    Tip.objects.filter(onderwerp__in=references).update(area=area)
