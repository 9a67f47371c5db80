"""The demo of mensen: staff with their roles and teams. All names are invented."""

from datetime import date, timedelta
from typing import NamedTuple

from wijkspil.core.actors import SystemActor
from wijkspil.core.guards import guarded
from wijkspil.demo.context import DemoContext
from wijkspil.mensen import actions
from wijkspil.mensen.models import Account, TeamSoort
from wijkspil.mensen.permissions import Rol
from wijkspil.wijken.models import Area
from wijkspil.wijken.queries import areas_on

ACTOR = SystemActor("demo")
TEAMS_SINCE = date(2016, 10, 1)
PREPARATION = timedelta(days=60)  # before the change new staff can already look around


class Medewerker(NamedTuple):
    """Somebody of the demo: what they are called, do, and where (the code of an area)."""

    naam: str
    functie: str
    rol: Rol
    gebied: str


ARNHEM = (
    Medewerker("Bram Bakker", "Medewerker team Leefomgeving", Rol.TEAMLID, "W2"),
    Medewerker("Carla Cornelissen", "Medewerker team Leefomgeving", Rol.TEAMLID, "W4"),
    Medewerker("Daan Dekker", "Redacteur", Rol.REDACTEUR, "GM0202"),
    Medewerker("Els Evers", "Medewerker sociaal wijkteam", Rol.WIJKTEAM, "W2"),
    Medewerker("Fatma Faber", "Functioneel beheerder", Rol.BEHEERDER, "GM0202"),
    Medewerker("Gijs Geurts", "Medewerker team Leefomgeving", Rol.TEAMLID, "W1"),
    Medewerker("Hanna Hoekstra", "Medewerker team Leefomgeving", Rol.TEAMLID, "W3"),
    Medewerker("Ilham Idrissi", "Medewerker team Leefomgeving", Rol.TEAMLID, "W5"),
    Medewerker("Jeroen Jonker", "Medewerker team Leefomgeving", Rol.TEAMLID, "W6"),
    Medewerker("Karin Kuipers", "Medewerker team Leefomgeving", Rol.TEAMLID, "W7"),
    Medewerker("Lucas Lammers", "Medewerker team Leefomgeving", Rol.TEAMLID, "W8"),
    Medewerker("Nora Nijhuis", "Programmamanager wijken", Rol.TEAMLID, "GM0202"),
)
NIJMEGEN = (
    Medewerker("Daan Dekker", "Redacteur", Rol.REDACTEUR, "GM0268"),
    Medewerker("Els Evers", "Medewerker sociaal wijkteam", Rol.WIJKTEAM, "WK026807"),
    Medewerker("Fatma Faber", "Functioneel beheerder", Rol.BEHEERDER, "GM0268"),
    Medewerker("Nora Nijhuis", "Programmamanager wijken", Rol.TEAMLID, "GM0268"),
)
WIJKMANAGEMENT = ("Wim Wolters", "Yvonne IJzerman")  # until the change, for all of Nijmegen
TABLE = (
    "Wijkregisseur sociaal",
    "Wijkregisseur fysiek",
    "Wijkregisseur veiligheid",
    "Projectmedewerker participatie",
)
STUURGROEP = "Stuurgroep wijkgericht werken"
FIRST = "WK026807"  # Dukenburg: here the first people of the list work, where the demo has most to see
FIRST_NAMES = ("Bram", "Anouk", "Mehmet", "Tom", "Carla", "Sanne", "Noor", "Ruben", "Esma", "Joris", "Lieke", "Omar")
LAST_NAMES = ("Bakker", "Peters", "Aktas", "Hermans", "Cornelissen", "Verweij", "Smulders", "de Haan", "Koster", "Bos")


def fill(context: DemoContext) -> None:
    """Make the staff and teams of one city; everything is checked together at the end, as one change."""
    areas = {area.code: area for area in areas_on(context.today)}
    with guarded():
        if context.gemeente == "arnhem":
            _fill_arnhem(areas)
        else:
            _fill_nijmegen(areas, context.wissel_op)
        _found_stuurgroep(next(area for area in areas.values() if area.parent_id is None))


def _fill_arnhem(areas: dict[str, Area]) -> None:
    for person in ARNHEM:
        _employ(person, areas, TEAMS_SINCE)
    for area in _team_areas(areas):
        actions.make_team(actor=ACTOR, naam=f"Team Leefomgeving {area.naam}", area=area, valid_from=TEAMS_SINCE)


def _fill_nijmegen(areas: dict[str, Area], wissel_op: date) -> None:
    for person in NIJMEGEN:
        _employ(person, areas, TEAMS_SINCE)
    for naam in WIJKMANAGEMENT:
        person = Medewerker(naam, "Medewerker Wijkmanagement", Rol.TEAMLID, "GM0268")
        _employ(person, areas, TEAMS_SINCE, until=wissel_op)
    top = areas["GM0268"]
    actions.make_team(actor=ACTOR, naam="Wijkmanagement", area=top, valid_from=TEAMS_SINCE, valid_until=wissel_op)
    stadsdelen = sorted(_team_areas(areas), key=lambda area: (area.code < FIRST, area.code))
    for number, stadsdeel in enumerate(stadsdelen):
        actions.make_team(actor=ACTOR, naam=f"Gebiedstafel {stadsdeel.naam}", area=stadsdeel, valid_from=wissel_op)
        for seat, functie in enumerate(TABLE):
            naam = _name(number * len(TABLE) + seat)
            person = Medewerker(naam, functie, Rol.TEAMLID, stadsdeel.code)
            _employ(person, areas, wissel_op - PREPARATION)


def _found_stuurgroep(top: Area) -> None:
    """Make the group that remarks on the way of working go to."""
    team = actions.make_team(actor=ACTOR, naam=STUURGROEP, area=top, soort=TeamSoort.STUURGROEP, valid_from=TEAMS_SINCE)
    nora = Account.objects.get(naam="Nora Nijhuis")
    actions.join_team(actor=ACTOR, account=nora, team=team, valid_from=TEAMS_SINCE)


def _team_areas(areas: dict[str, Area]) -> list[Area]:
    return sorted((area for area in areas.values() if area.niveau.carries_team), key=lambda area: area.code)


def _name(number: int) -> str:
    """Return the name of a person by number: each first name comes with another last name every round."""
    first = number % len(FIRST_NAMES)
    return f"{FIRST_NAMES[first]} {LAST_NAMES[(first + 3 * (number // len(FIRST_NAMES))) % len(LAST_NAMES)]}"


def _employ(person: Medewerker, areas: dict[str, Area], since: date, until: date | None = None) -> Account:
    top = next(area for area in areas.values() if area.parent_id is None)
    return actions.create_account(
        actor=ACTOR,
        naam=person.naam,
        functie=person.functie,
        email=f"{person.naam.lower().replace(' ', '.')}@{top.slug}.example",
        rol=person.rol,
        area=areas[person.gebied],
        valid_from=since,
        valid_until=until,
        invite=False,
    )
