"""How the sociale wijkteams are reached."""

from dataclasses import asdict, dataclass

from django.db import transaction

from wijkspil.core.actors import Actor
from wijkspil.core.logboek import log
from wijkspil.core.rules import NotAllowed
from wijkspil.core.versions import ChangedMeanwhile
from wijkspil.mensen.permissions import GEBIEDEN_BEHEREN
from wijkspil.overdracht.models import Wijkteam
from wijkspil.wijken.models import Area


@dataclass(frozen=True)
class Reach:
    """How to reach a sociaal wijkteam; the fields of `Wijkteam`."""

    naam: str
    telefoon: str
    openingstijden: str = ""
    inloop: str = ""
    bezoekadres: str = ""
    website: str = ""
    area_is_assumed: bool = True


@transaction.atomic
def set_wijkteam(*, actor: Actor, area: Area, version: int, reach: Reach) -> Wijkteam:
    """Say how the sociaal wijkteam of an area is reached, for the first time (version 1) or anew.

    Raises:
        NotAllowed: the actor does not look after this area.
        ChangedMeanwhile: somebody else did so after `version`.
    """
    if not actor.may(GEBIEDEN_BEHEREN, area):
        raise NotAllowed
    first = {"naam": reach.naam, "telefoon": reach.telefoon}
    team, new = Wijkteam.objects.select_for_update().get_or_create(area=area, defaults=first)
    if not new and team.version != version:
        raise ChangedMeanwhile
    for name, value in asdict(reach).items():
        setattr(team, name, value)
    team.version += 1
    team.save()
    log(actor, "wijkteam.ingesteld", team, gebied=area.code)
    return team
