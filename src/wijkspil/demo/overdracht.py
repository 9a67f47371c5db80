"""The demo of overdracht: how the sociale wijkteams are reached, and who waits. All of it is invented.

We take it that each works for exactly one gebied or stadsdeel; that is marked, on the screens too.
"""

from uuid import NAMESPACE_URL, uuid5

from wijkspil.core.actors import PUBLIC, SystemActor
from wijkspil.demo.context import DemoContext
from wijkspil.demo.ideeen import KLARENDAL, PRESIKHAAF
from wijkspil.overdracht.actions import Asked, Reach, ask_to_be_called, set_wijkteam
from wijkspil.wijken.models import Area
from wijkspil.wijken.queries import areas_on

ACTOR = SystemActor("demo")
WAITING = (
    Asked(naam="Voorbeeld", telefoon="026 000 00 97", wanneer="In de ochtend", bericht="Nee, alleen met mij praten"),
    Asked(
        naam="Nog een voorbeeld",
        telefoon="026 000 00 98",
        wanneer="Dat maakt niet uit",
        bericht="Ja, dat mag",
        taal="Arabisch",
        tekst="Dit is een voorbeeld voor de demo. Ik wil graag weten wie mij met brieven kan helpen.",
    ),
)
WIJK = {"arnhem": KLARENDAL[0], "nijmegen": PRESIKHAAF[1]}  # where Els works
PHONES = {"arnhem": "026 000 00", "nijmegen": "024 000 00"}
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")


def fill(context: DemoContext) -> None:
    """Give every area that carries a team its sociaal wijkteam."""
    areas = [area for area in areas_on(context.today) if area.niveau.carries_team]
    for number, area in enumerate(sorted(areas, key=lambda area: area.code)):
        set_wijkteam(actor=ACTOR, area=area, version=1, reach=_reach(context.gemeente, area, number))
    for person in WAITING:
        _let_wait(person, context)


def _let_wait(person: Asked, context: DemoContext) -> None:
    """Let somebody wait to be called in the wijk where Els works."""
    area = next(area for area in areas_on(context.today) if area.code == WIJK[context.gemeente])
    ask_to_be_called(actor=PUBLIC, sleutel=uuid5(NAMESPACE_URL, person.naam), area=area, asked=person)


def _reach(city: str, area: Area, number: int) -> Reach:
    day = DAYS[number % len(DAYS)]
    return Reach(
        naam=f"Sociaal wijkteam {area.naam}",
        telefoon=f"{PHONES[city]} {30 + number}",
        openingstijden="maandag tot en met vrijdag, 9.00 tot 17.00 uur",
        inloop=f"{day}, 9.30 tot 12.00 uur",
        bezoekadres=f"Wijkgebouw {area.naam} (verzonnen adres)",
        website=f"https://wijkteams.{city}.example/",
    )
