"""Read the sociale wijkteams, and who waits to be called by one."""

from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.mensen import queries as mensen
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.models import Account
from wijkspil.mensen.permissions import GEBIEDEN_BEHEREN, TERUGBELLEN
from wijkspil.overdracht import sealed
from wijkspil.overdracht.models import TerugbelAantal, Terugbelverzoek, Wijkteam
from wijkspil.wijken import queries as wijken
from wijkspil.wijken.models import Area, lies_in


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


def can_be_called(area: Area) -> bool:
    """Tell whether somebody of this wijk can ask to be called: it can be sealed, and somebody here may read it."""
    return sealed.has_key() and mensen.staff_with(TERUGBELLEN, area).exists()


def visible_to(actor: Actor) -> QuerySet[Terugbelverzoek]:
    """Return the requests that an actor may open: of the wijken for which they work at a sociaal wijkteam."""
    areas = actor.areas_with(TERUGBELLEN) if isinstance(actor, StaffActor) else []
    if not areas:
        return Terugbelverzoek.objects.none()
    return Terugbelverzoek.objects.filter(lies_in(areas, "area__")).select_related("area", "opened_by")


def waiting(actor: Actor) -> QuerySet[Terugbelverzoek]:
    """Return who waits to be called, the oldest first, without what they said."""
    return visible_to(actor).defer("inhoud")


def request_for(actor: Actor, pk: int) -> Terugbelverzoek | None:
    """Return a request that this member of a wijkteam may open, or None."""
    return visible_to(actor).filter(pk=pk).first()


def counts(areas: list[Area]) -> list[TerugbelAantal]:
    """Return what stayed of the requests of the last year in these areas, the newest month first.

    Also of the gebied in which a wijk lies: numbers are kept per gebied.
    """
    today = clock.today()
    since = date(today.year - 1, today.month, 1)
    here = lies_in(areas, "area__") | Q(area__in={pk for area in areas for pk in area.path_ids})
    return list(TerugbelAantal.objects.filter(here, maand__gte=since).select_related("area"))


def untold() -> list[Terugbelverzoek]:
    """Return the requests that the wijkteam does not know of yet, locked."""
    return _locked(Terugbelverzoek.objects.filter(told_at=None))


def late_untold(day: date) -> list[Terugbelverzoek]:
    """Return the requests whose day passed before `day` and of which the beheerder was not told, locked."""
    return _locked(Terugbelverzoek.objects.filter(due_on__lt=day, escalated_at=None))


def _locked(rows: QuerySet[Terugbelverzoek]) -> list[Terugbelverzoek]:
    return list(rows.select_related("area").defer("inhoud").select_for_update(of=("self",), skip_locked=False))


def older_than(moment: datetime) -> QuerySet[Terugbelverzoek]:
    """Return the requests from before a moment."""
    return Terugbelverzoek.objects.filter(created_at__lt=moment).select_related("area").defer("inhoud")


def readers() -> list[Account]:
    """Return who works at a sociaal wijkteam today."""
    return mensen.colleagues_with(TERUGBELLEN)


def beheerders() -> list[Account]:
    """Return who looks after areas today."""
    return mensen.colleagues_with(GEBIEDEN_BEHEREN)
