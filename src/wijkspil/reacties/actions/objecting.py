"""The writer of a reaction does not agree that it is not on the site; another colleague decides, for good."""

from django.db import transaction
from django.utils.translation import gettext as _

from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.core.logboek import log
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.mensen.actors import StaffActor
from wijkspil.reacties import mails
from wijkspil.reacties.actions.judging import check_judge
from wijkspil.reacties.actions.writing import held
from wijkspil.reacties.models import Reactie, Tegenspraak
from wijkspil.reacties.status import ReactieStatus


@transaction.atomic
def object_to_refusal(*, actor: Actor, reactie: Reactie, tekst: str) -> Tegenspraak:
    """The writer says why the reaction should be on the site; it waits on another colleague. Once.

    Raises:
        RuleViolation: it is on the site (again), or this was said before.
    """
    reactie = held(actor, reactie)
    if not reactie.may_object:
        raise RuleViolation("geen_tegenspraak", _("Dit kan nu niet. Lees hieronder hoe het met uw reactie staat."))
    objection = Tegenspraak.objects.create(reactie=reactie, tekst=tekst, gestuurd_op=clock.now())
    log(actor, "tegenspraak.gestuurd", objection, reactie=reactie.pk)
    return objection


@transaction.atomic
def decide_objection(*, actor: Actor, objection: Tegenspraak, gegrond: bool, uitleg: str) -> Reactie:
    """Another colleague than the one who refused decides, with an explanation to the writer; nothing follows on it.

    When the writer is right, the reaction stands on the site. Else the address is no longer needed and is erased.

    Raises:
        NotAllowed: the actor may not judge reactions in this area.
        RuleViolation: the actor refused the reaction, or a colleague was first.
    """
    if not isinstance(actor, StaffActor):
        raise NotAllowed
    reactie = Reactie.objects.select_for_update().filter(pk=objection.reactie_id).first()
    if reactie is None:
        raise RuleViolation("weg", _("De reactie is weg: de schrijver trok haar in."))
    check_judge(actor, reactie)
    objection = Tegenspraak.objects.get(reactie=reactie)
    if objection.besloten_op:
        raise RuleViolation("al_besloten", _("Een collega heeft dit al besloten."))
    if reactie.beoordeeld_door_id == actor.account.pk:
        raise RuleViolation("zelf_geweigerd", _("U hield deze reactie zelf van de site. Vraag een collega."))
    objection.gegrond, objection.uitleg = gegrond, uitleg
    objection.besloten_op, objection.besloten_door = clock.now(), actor.account
    objection.save()
    mails.tell_decision(reactie, objection)
    if gegrond:
        reactie.status, reactie.reden, reactie.beoordeeld_op = ReactieStatus.GEPLAATST, "", objection.besloten_op
        reactie.beoordeeld_door = actor.account
    else:
        reactie.email = ""
    reactie.save()
    log(actor, "tegenspraak.besloten", objection, reactie=reactie.pk, gegrond=gegrond)
    return reactie
