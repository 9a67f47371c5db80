"""The demo of taken: work that is late, for today and for later, of people and of teams, done and dropped."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from wijkspil.berichten.actions import erase_mails
from wijkspil.berichten.models import about
from wijkspil.core import clock
from wijkspil.core.actors import SystemActor
from wijkspil.core.workdays import work_day_from
from wijkspil.demo.context import GEMEENTEN, DemoContext
from wijkspil.inbreng.models import Inbreng
from wijkspil.mensen import queries as mensen
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.models import Account, RolToekenning
from wijkspil.mensen.permissions import Rol
from wijkspil.taken import actions, queries
from wijkspil.taken.models import Taak
from wijkspil.wijken.models import Area
from wijkspil.wijken.queries import areas_on


@dataclass(frozen=True)
class TaakText:
    """A task and how far it is.

    Attributes:
        wijken: the wijk it is for, as a code, per city: (Arnhem, Nijmegen).
        gegeven: how many days ago it was given; klaar: in how many days it has to be done, negative for late.
        team: the team of the area has it, instead of a person.
        over_idee: it is about the last idea of that wijk.
        gedaan, vervalt: what was done, or why it is not needed any more; empty while it is open.
    """

    wijken: tuple[str, str]
    titel: str
    gegeven: int
    klaar: int
    tekst: str = ""
    team: bool = False
    over_idee: bool = False
    gedaan: str = ""
    vervalt: str = ""


HERE = ("WK020207", "BU02680732")  # where Bram works
ELSEWHERE = ("WK020204", "BU02680206")

TAKEN = (
    TaakText(
        HERE, "Sleutel van het buurthuis regelen", 20, -3,
        "De kookgroep wil op woensdag zelf kunnen openen en sluiten.",
    ),
    TaakText(HERE, "Bellen met wie dit idee bracht", 4, 0, "Vraag wie er nog meer wil helpen.", over_idee=True),
    TaakText(HERE, "Rondje lopen met de wijkagent", 6, 5, "Neem de plekken mee die vaak worden genoemd."),
    TaakText(HERE, "Koffie met de nieuwe winkeliers", 2, 12, team=True),
    TaakText(HERE, "Wijkkrant: stuk over de geveltuinen", 9, 24, "Een halve pagina, met foto.", team=True),
    TaakText(
        HERE, "Verf bestellen voor de speeltuin", 40, -20,
        gedaan="De verf staat in het buurthuis. De vrijwilligers schilderen in het voorjaar.",
    ),
    TaakText(HERE, "Tent regelen voor de burendag", 30, -8, vervalt="De burendag is dit jaar binnen."),
    TaakText(ELSEWHERE, "Afspraak maken met de school", 8, 2, "Over de pluktuin.", over_idee=True),
    TaakText(ELSEWHERE, "Route van de schoonmaakdag maken", 12, -2),
    TaakText(ELSEWHERE, "Zaal zoeken voor de bewonersavond", 15, 9, team=True),
)  # fmt: skip


def fill(context: DemoContext) -> None:
    """Give every task of the demo; afterwards /demo/post/ is empty for the visitor's own mail."""
    city = GEMEENTEN.index(context.gemeente)
    areas = {area.code: area for area in areas_on(context.today)}
    for number, text in enumerate(TAKEN):
        taak = _give(text, context.today, areas[text.wijken[city]], number)
        if taak.is_open and not queries.can_do(taak.owner, taak.area):  # the change of 1 September came in between
            actions.hand_over(actor=SystemActor("demo"), taken=[taak], to=mensen.teams_serving([taak.area])[0])
        erase_mails(thing=taak)


def _give(text: TaakText, today: date, area: Area, number: int) -> Taak:
    with _days_ago(today, text.gegeven):
        team = mensen.teams_serving([area])[0]
        people = _nearest_people(area)
        person = people[number // 3 % len(people)]  # the first of the list has the most to show: that is Bram
        actor = StaffActor(people[(number + 1) % len(people)])
        taak = actions.add_taak(
            actor=actor,
            area=area,
            details=actions.Details(text.titel, _due(today, text.klaar), text.tekst),
            owner=team if text.team else person,
            about=_idea(area) if text.over_idee else "",
        )
    with _days_ago(today, max(-text.klaar, 1)):
        if text.gedaan:
            taak = actions.complete(actor=actor, taak=taak, version=taak.version, proof=text.gedaan)
        elif text.vervalt:
            taak = actions.drop(actor=actor, taak=taak, version=taak.version, reason=text.vervalt)
    if text.klaar <= 0:
        actions.remind_owner(taken=[taak], owner=taak.owner)  # so that it is not told on the visitor's first day
    return taak


def _nearest_people(area: Area) -> list[Account]:
    """Return who handles tasks of an area on that day and belongs to nothing larger than needed."""
    roles = RolToekenning.objects.valid_on(clock.today()).filter(rol=Rol.TEAMLID, area__in=area.path_ids)
    found = list(roles.select_related("account").order_by("-area__path", "pk"))
    return [role.account for role in found if role.area_id == found[0].area_id]


def _due(today: date, days: int) -> date:
    due = today + timedelta(days=days)
    return work_day_from(due) if days > 0 else due


def _idea(area: Area) -> str:
    idea = Inbreng.objects.filter(area=area).order_by("pk").last()
    return about(idea) if idea else ""


def _days_ago(today: date, days: int) -> AbstractContextManager[None]:
    return clock.standing_at(timezone.make_aware(datetime.combine(today - timedelta(days=days), time(9, 30))))
