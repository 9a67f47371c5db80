"""Read the sociale wijkteams."""

from django.db.models.functions import Length

from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import GEBIEDEN_BEHEREN
from wijkspil.overdracht.models import Wijkteam
from wijkspil.wijken import queries as wijken
from wijkspil.wijken.models import Area


def wijkteam_of(area: Area) -> Wijkteam | None:
    """Return the sociaal wijkteam that works for an area: its own, else that of the nearest area above; or None."""
    rows = Wijkteam.objects.filter(area__in=area.path_ids).select_related("area")
    return rows.order_by(Length("area__path").desc()).first()


def areas_with_wijkteam(actor: StaffActor) -> list[tuple[Area, Wijkteam | None]]:
    """Return the areas of this beheerder that can have a wijkteam, from the top down, each with its own or None."""
    areas = [area for area in wijken.areas_within(actor.areas_with(GEBIEDEN_BEHEREN)) if not area.niveau.is_wijk]
    teams = {team.area_id: team for team in Wijkteam.objects.filter(area__in=areas)}
    return [(area, teams.get(area.pk)) for area in areas]


def area_for_wijkteam(actor: StaffActor, slug: str) -> tuple[Area, Wijkteam | None] | None:
    """Return an area that this beheerder may give a wijkteam, with its own wijkteam or None; or None."""
    return next((pair for pair in areas_with_wijkteam(actor) if pair[0].slug == slug), None)
