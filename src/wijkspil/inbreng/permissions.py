"""Who may do what with an inbreng; the table of roles stands in `mensen.permissions`."""

from django.db.models import Model

from wijkspil.berichten.models import about
from wijkspil.berichten.without_account import check_holder
from wijkspil.core.actors import Actor
from wijkspil.core.rules import NotAllowed
from wijkspil.inbreng.models import Inbreng
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import INBRENG_BEHANDELEN, INBRENG_LEZEN


def thing_of(thing: Model) -> str:
    """Return how a `LinkActor` names what its secret opens: an inbreng, or what somebody did at one."""
    return about(thing)


def check_bringer(actor: Actor, inbreng: Inbreng) -> None:
    """Refuse everybody but the bringer."""
    check_holder(actor, inbreng)


def check_handler(actor: Actor, inbreng: Inbreng) -> StaffActor:
    """Return the member of staff who handles the inbreng; refuse who holds no such role today."""
    if not isinstance(actor, StaffActor) or not _holds(actor, INBRENG_BEHANDELEN, inbreng):
        raise NotAllowed
    return actor


def may_handle(actor: Actor, inbreng: Inbreng) -> bool:
    """Tell whether a member of staff may do something with the inbreng."""
    return isinstance(actor, StaffActor) and _holds(actor, INBRENG_BEHANDELEN, inbreng)


def may_read(actor: Actor, inbreng: Inbreng) -> bool:
    """Tell whether a member of staff may read the inbreng with all that belongs to it."""
    return isinstance(actor, StaffActor) and _holds(actor, INBRENG_LEZEN, inbreng)


def _holds(actor: StaffActor, permission: str, inbreng: Inbreng) -> bool:
    """The permission counts in the area of the inbreng; elsewhere for who, or whose team, was asked to handle it."""
    if actor.may(permission, inbreng.area):
        return True
    return was_asked(actor, inbreng) and actor.may(permission)


def was_asked(actor: StaffActor, inbreng: Inbreng) -> bool:
    """Tell whether this member of staff, or a team of which they are a member today, was asked to handle it."""
    if inbreng.handler_id == actor.account.pk:
        return True
    return inbreng.team_id is not None and actor.teams.filter(pk=inbreng.team_id).exists()
