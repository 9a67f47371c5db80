"""The demo of overdracht: how the sociale wijkteams are reached. Numbers and addresses are invented.

We take it that each works for exactly one gebied or stadsdeel; that is marked, on the screens too.
"""

from wijkspil.core.actors import SystemActor
from wijkspil.demo.context import DemoContext
from wijkspil.overdracht.actions import Reach, set_wijkteam
from wijkspil.wijken.models import Area
from wijkspil.wijken.queries import areas_on

ACTOR = SystemActor("demo")
PHONES = {"arnhem": "026 000 00", "nijmegen": "024 000 00"}
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")


def fill(context: DemoContext) -> None:
    """Give every area that carries a team its sociaal wijkteam."""
    areas = [area for area in areas_on(context.today) if area.niveau.carries_team]
    for number, area in enumerate(sorted(areas, key=lambda area: area.code)):
        set_wijkteam(actor=ACTOR, area=area, version=1, reach=_reach(context.gemeente, area, number))


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
