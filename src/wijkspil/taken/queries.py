"""Read tasks, always narrowed to the areas of the reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.db.models.functions import StrIndex

from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.core.keyset import Slice, newest_first, soonest_first
from wijkspil.core.validity import valid_q
from wijkspil.core.workdays import DAY, add_work_days
from wijkspil.mensen import queries as mensen
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.models import Account, RolToekenning, Team
from wijkspil.mensen.permissions import TAKEN_BEHANDELEN, TAKEN_LEZEN, roles_with
from wijkspil.taken.models import Owner, Taak, TaakStap
from wijkspil.taken.status import State
from wijkspil.wijken.models import Area
from wijkspil.wijken.queries import areas_within

PAGE = 20
AT_ONCE = 500  # names in one question
SOON = timedelta(days=7)
PEOPLE = ("area", "account", "team")


def visible_to(actor: Actor) -> QuerySet[Taak]:
    """Return the tasks that an actor may see: the software all, anybody but staff none.

    Staff see those of the areas that they read, and their own and those of the teams of which they are a member.
    """
    if not isinstance(actor, StaffActor):
        return Taak.objects.all() if actor.kind == "systeem" else Taak.objects.none()
    readable = actor.areas_with(TAKEN_LEZEN)
    if not readable:
        return Taak.objects.none()
    theirs = Q(area__in=Area.objects.within(readable))
    return Taak.objects.filter(theirs | Q(account=actor.account) | Q(team__in=actor.teams))


def open_for(actor: Actor) -> QuerySet[Taak]:
    """Return the open tasks that an actor may see, each with `owner_left`: its owner cannot do it any more.

    That is a person without a role in the area today or whose account is closed, and a team that ended.
    """
    return visible_to(actor).filter(state=State.OPEN).annotate(owner_left=_owner_left())


def without_owner(actor: StaffActor) -> QuerySet[Taak]:
    """Return the open tasks in the areas of this member of staff whose owner cannot do them any more.

    The first to do on top.
    """
    return open_for(actor).filter(_left_in_areas_of(actor)).select_related(*PEOPLE).order_by("due", "pk")


def waiting_for(actor: Actor) -> QuerySet[Taak]:
    """Return what waits on this member of staff: their own tasks of this week or late, and those without an owner.

    Their own are also those of the teams that serve their areas. The first to do on top; for the menu and the start
    page: count or slice it.
    """
    if not isinstance(actor, StaffActor):
        return Taak.objects.none()
    soon = Q(due__lte=clock.today() + SOON)
    rows = open_for(actor).filter(_of(actor) & soon | _left_in_areas_of(actor))
    return rows.select_related(*PEOPLE).order_by("due", "pk")


def staff_list(actor: StaffActor, tab: str, *, na: str = "", voor: str = "") -> Slice[Taak]:
    """Return a page of a list of staff.

    `mijn` (of this person) and `gebied` (of all that they may see) hold what is open, the first to do on top, so late
    ones come first; `klaar` what is done or dropped, the last one on top.
    """
    if tab == "klaar":
        closed = visible_to(actor).exclude(state=State.OPEN).select_related(*PEOPLE)
        return newest_first(closed, "closed_at", na=na, voor=voor, size=PAGE)
    rows = open_for(actor).filter(_of(actor)) if tab == "mijn" else open_for(actor)
    return soonest_first(rows.select_related(*PEOPLE), "due", na=na, voor=voor, size=PAGE)


def taak_for(actor: Actor, pk: int) -> Taak | None:
    """Return a task that the actor may see, with `owner_left`, or None."""
    rows = visible_to(actor).annotate(owner_left=_owner_left())
    return rows.select_related(*PEOPLE, "asked_by").filter(pk=pk).first()


def about(actor: Actor, name: str) -> list[Taak]:
    """Return the tasks about a thing (`inbreng:12`) that the actor may see: what is open first."""
    rows = visible_to(actor).filter(about=name).select_related(*PEOPLE)
    return sorted(rows, key=lambda taak: (not taak.is_open, taak.due, taak.pk))


def things_with_tasks(names: Iterable[str]) -> set[str]:
    """Return which of these things (`inbreng:12`) a task is about, whatever its state."""
    every, found = list(names), set()
    for start in range(0, len(every), AT_ONCE):
        rows = Taak.objects.filter(about__in=every[start : start + AT_ONCE])
        found |= set(rows.values_list("about", flat=True))
    return found


def trail(taak: Taak, after_version: int = 0) -> list[TaakStap]:
    """Return the steps, oldest first; with `after_version` those that were taken after a screen was opened."""
    return list(taak.stappen.filter(version__gt=after_version).select_related("by", "to_account", "to_team"))


def open_of(account: Account) -> QuerySet[Taak]:
    """Return the open tasks of somebody, in every area: for whoever takes over when they leave."""
    return _all_open().filter(account=account)


def places_of_owners() -> QuerySet[Taak, Any]:
    """Return who has open tasks where: the ids of accounts with the paths of areas."""
    rows = Taak.objects.filter(state=State.OPEN, account__isnull=False)
    return rows.order_by("account", "area__path").values_list("account", "area__path").distinct()


def open_of_team(team: Team) -> QuerySet[Taak]:
    """Return the open tasks of a team, in every area."""
    return _all_open().filter(team=team)


@dataclass(frozen=True)
class OwnerChoices:
    """Who can get a task: the teams and the people, by name."""

    teams: list[Team]
    people: list[Account]


def owners_in(area: Area) -> OwnerChoices:
    """Return who can do a task of an area: who handles tasks there today, and the teams that serve it or an area above.

    Three queries at most.
    """
    teams = Team.objects.valid_on(clock.today()).filter(area__in=area.path_ids)
    return OwnerChoices(list(teams), list(mensen.staff_with(TAKEN_BEHANDELEN, area)))


@dataclass(frozen=True)
class NewChoices:
    """What a new task can be about: the areas of the actor, and everybody who can do something in one of them."""

    areas: list[Area]
    owners: OwnerChoices


def choices_for(actor: StaffActor) -> NewChoices:
    """Return the areas in which this member of staff gives tasks, and who can do them there."""
    held = actor.areas_with(TAKEN_BEHANDELEN)
    areas = list(areas_within(held))
    reach = {pk for area in held for pk in area.path_ids} | {area.pk for area in areas}
    roles = RolToekenning.objects.valid_on(clock.today()).filter(rol__in=roles_with(TAKEN_BEHANDELEN), area__in=reach)
    people = mensen.open_accounts().filter(pk__in=roles.values("account"))
    return NewChoices(
        areas, OwnerChoices(list(Team.objects.valid_on(clock.today()).filter(area__in=reach)), list(people))
    )


def can_do(owner: Owner, area: Area) -> bool:
    """Tell whether somebody, or a team, can do a task in an area today."""
    if isinstance(owner, Team):
        return clock.today() in owner.period and owner.area_id in area.path_ids
    return StaffActor(owner).may(TAKEN_BEHANDELEN, area)


def people_of(owner: Owner) -> list[Account]:
    """Return who hears of a task of this owner: the person, or everybody who works for the team today."""
    return mensen.staff_of(owner, TAKEN_BEHANDELEN) if isinstance(owner, Team) else [owner]


def to_remind(today: date) -> QuerySet[Taak]:
    """Return the open tasks of which the owner has to hear today, a work day: due before the next work day.

    A task for a Saturday is told on Friday. What was told for the same date already is left out.
    """
    last = add_work_days(today, 1) - DAY
    told = Q(reminded_for__isnull=True) | ~Q(reminded_for=F("due"))
    return _all_open().filter(told, due__lte=last)


def closed_before(moment: object) -> QuerySet[Taak]:
    """Return the tasks that were done or dropped before `moment`."""
    return Taak.objects.exclude(state=State.OPEN).filter(closed_at__lt=moment)


def _of(actor: StaffActor) -> Q:
    """Return the condition "of this person, of a team of which they are a member, or that serves their areas"."""
    serving = mensen.teams_serving(actor.areas_with(TAKEN_BEHANDELEN))
    return Q(account=actor.account) | Q(team__in=actor.teams) | Q(team__in=serving)


def _left_in_areas_of(actor: StaffActor) -> Q:
    return Q(owner_left=True, area__in=Area.objects.within(actor.areas_with(TAKEN_BEHANDELEN)))


def _owner_left() -> ExpressionWrapper[Any]:
    today = clock.today()
    roles = RolToekenning.objects.valid_on(today).filter(
        rol__in=roles_with(TAKEN_BEHANDELEN), account=OuterRef("account")
    )
    here = roles.annotate(at=StrIndex(OuterRef("area__path"), "area__path")).filter(at=1)
    works_here = Exists(here.filter(valid_q(today, "account__"), account__is_active=True))
    left = Q(account__isnull=False) & ~works_here | Q(team__isnull=False) & ~valid_q(today, "team__")
    return ExpressionWrapper(left, BooleanField())


def _all_open() -> QuerySet[Taak]:
    return Taak.objects.filter(state=State.OPEN).select_related(*PEOPLE)
