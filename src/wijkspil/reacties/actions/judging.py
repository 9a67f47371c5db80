"""What staff do with a reaction: place it, keep it off the site, answer it."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wijkspil.berichten.models import about
from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.core.logboek import log
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import REACTIES_BEOORDELEN
from wijkspil.reacties import mails
from wijkspil.reacties.actions.tips import settle_tips
from wijkspil.reacties.models import Reactie
from wijkspil.reacties.status import STEPS, ReactieStatus, TipState


@transaction.atomic
def place_reactie(*, actor: Actor, reactie: Reactie) -> Reactie:
    """Let a reaction appear. The address is kept: when it is taken off the site later, its writer hears why.

    Raises:
        NotAllowed: the actor may not judge reactions in this area.
        RuleViolation: somebody else has judged it already.
    """
    reactie = _judge(actor, reactie, ReactieStatus.GEPLAATST)
    log(actor, "reactie.geplaatst", reactie)
    return reactie


@transaction.atomic
def refuse_reactie(*, actor: Actor, reactie: Reactie, reden: str) -> Reactie:
    """Keep a reaction off the site, or take it off; its writer hears why and how to object, if we have an address.

    Raises:
        NotAllowed: the actor may not judge reactions in this area.
        RuleViolation: it was refused already, or there is no reason.
    """
    if not reden.strip():
        raise RuleViolation("zonder_reden", _("Schrijf waarom de reactie niet op de site komt."))
    reactie = _judge(actor, reactie, ReactieStatus.GEWEIGERD, reden=reden)
    mails.tell_refusal(reactie)
    settle_tips(actor, [about(reactie)], TipState.WEG)
    log(actor, "reactie.geweigerd", reactie)
    return reactie


@transaction.atomic
def answer_reactie(*, actor: StaffActor, reactie: Reactie, tekst: str) -> Reactie:
    """Answer a placed reaction in the name of the gemeente; stands there at once, with name and function.

    Raises:
        NotAllowed: the actor may not judge reactions in this area.
        RuleViolation: the reaction does not stand on the site.
    """
    check_judge(actor, reactie)
    row = Reactie.objects.select_for_update().filter(pk=reactie.pk).first()
    if row is None or row.status != ReactieStatus.GEPLAATST:
        raise RuleViolation("niet_geplaatst", _("Plaats de reactie eerst. Daarna kunt u erop antwoorden."))
    now = clock.now()
    answer = Reactie.objects.create(
        onderwerp=row.onderwerp,
        area_id=row.area_id,
        antwoord_op=row,
        naam=actor.account.naam,
        tekst=tekst,
        status=ReactieStatus.GEPLAATST,
        van_medewerker=True,
        asked_at=now,
        confirmed_at=now,
        beoordeeld_op=now,
        beoordeeld_door=actor.account,
    )
    log(actor, "reactie.beantwoord", reactie, antwoord=answer.pk)
    return answer


def check_judge(actor: Actor, reactie: Reactie) -> None:
    """Refuse who may not judge reactions in the area of this one."""
    if not actor.may(REACTIES_BEOORDELEN, reactie.area):
        raise NotAllowed


def _judge(actor: Actor, reactie: Reactie, to: ReactieStatus, **changes: Any) -> Reactie:
    """Take one step, by one person: two colleagues cannot both judge the same reaction."""
    check_judge(actor, reactie)
    came_from = [state for state, steps in STEPS.items() if to in steps]
    changes |= {"status": to, "beoordeeld_op": clock.now()}
    if isinstance(actor, StaffActor):
        changes["beoordeeld_door"] = actor.account
    rows = Reactie.objects.filter(pk=reactie.pk, status__in=came_from, confirmed_at__isnull=False)
    if not rows.update(**changes):
        raise RuleViolation("al_beoordeeld", _("Een collega heeft deze reactie al beoordeeld."))
    reactie.refresh_from_db()
    return reactie
