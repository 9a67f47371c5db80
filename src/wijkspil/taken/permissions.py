"""Who may do what with a task; the table of roles stands in `mensen.permissions`."""

from wijkspil.core.actors import Actor
from wijkspil.core.rules import NotAllowed
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import ACCOUNTS_BEHEREN, TAKEN_BEHANDELEN
from wijkspil.taken.models import Taak


def may_handle(actor: Actor, taak: Taak) -> bool:
    """Tell whether the actor may do something with a task.

    The permission counts in the area of the task; elsewhere for its owner, or a member of the team that owns it.
    """
    return actor.may(TAKEN_BEHANDELEN, taak.area) or (_is_theirs(actor, taak) and actor.may(TAKEN_BEHANDELEN))


def may_hand_over(actor: Actor, taak: Taak) -> bool:
    """Tell whether the actor may give a task to somebody else.

    Whoever handles it, and whoever looks after the accounts there: the work of a colleague who leaves has to go on.
    """
    return may_handle(actor, taak) or actor.may(ACCOUNTS_BEHEREN, taak.area)


def check_handler(actor: Actor, taak: Taak) -> None:
    """Refuse who does not handle the task today."""
    if not may_handle(actor, taak):
        raise NotAllowed


def _is_theirs(actor: Actor, taak: Taak) -> bool:
    if not isinstance(actor, StaffActor):
        return False
    if taak.team_id is None:
        return taak.account_id == actor.account.pk
    return actor.teams.filter(pk=taak.team_id).exists()
