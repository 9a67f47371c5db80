"""Who may do what with an inbreng; the table of roles stands in `mensen.permissions`."""

from wijkspil.core.actors import Actor
from wijkspil.core.rules import NotAllowed
from wijkspil.inbreng.models import Inbreng
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import INBRENG_BEHANDELEN


def thing_of(inbreng: Inbreng) -> str:
    """Return how a `LinkActor` names the inbreng that its secret opens."""
    return f"inbreng:{inbreng.pk}"


def check_bringer(actor: Actor, inbreng: Inbreng) -> None:
    """Refuse everybody but the holder of the secret link of this inbreng."""
    if actor.kind != "link" or actor.id != thing_of(inbreng):
        raise NotAllowed


def check_handler(actor: Actor, inbreng: Inbreng) -> StaffActor:
    """Return the member of staff who handles the inbreng; refuse who holds no such role in its wijk today."""
    if not isinstance(actor, StaffActor) or not actor.may(INBRENG_BEHANDELEN, inbreng.area):
        raise NotAllowed
    return actor
