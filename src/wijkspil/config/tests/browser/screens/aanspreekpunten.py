"""Who is there: the register, and adding, changing, replacing and ending with a look beforehand."""

from datetime import date, timedelta
from typing import Any

from wijkspil.aanspreekpunten import actions
from wijkspil.aanspreekpunten.actions import Details, WisselingDetails
from wijkspil.aanspreekpunten.models import Aanspreekpunt, Wisseling
from wijkspil.config.tests.browser.cast import bram, wijk
from wijkspil.config.tests.browser.people import BEHEERDER, TEAMLID
from wijkspil.config.tests.browser.screen import FOUTEN, Screen, choose_first, fill, press, steps
from wijkspil.core import clock
from wijkspil.core.actors import SYSTEM
from wijkspil.wijken.queries import areas_on

LOOK_FIRST = steps(fill(until="1-1-2030"), press("Eerst kijken"))
STOP_LONG_AGO = steps(fill(until="1-1-2000"), press("Einddatum opslaan"))

SCREENS = [
    Screen("/aanspreekpunten/"),
    Screen("/aanspreekpunten/", "van één wijk", first=steps(choose_first("wijk"), press("Toon aanspreekpunten"))),
    Screen("/aanspreekpunten/", FOUTEN, query="?op=morgen"),
    Screen("/aanspreekpunten/<pk>/"),
    Screen("/aanspreekpunten/<pk>/", "gestopt", status=410),
    Screen("/werk/aanspreekpunten/", by=TEAMLID),
    Screen("/werk/aanspreekpunten/", "van de hele gemeente", by=BEHEERDER),
    Screen("/werk/aanspreekpunten/", "gestopt", query="?stand=gestopt", by=BEHEERDER),
    Screen("/werk/aanspreekpunten/<pk>/", by=TEAMLID),
    Screen("/werk/aanspreekpunten/<pk>/wijzigen/", by=TEAMLID),
    Screen("/werk/aanspreekpunten/<pk>/vervangen/", by=TEAMLID),
    Screen("/werk/aanspreekpunten/<pk>/vervangen/", FOUTEN, by=TEAMLID, first=press("Opvolger opslaan")),
    Screen("/werk/aanspreekpunten/<pk>/stoppen/", by=TEAMLID),
    Screen("/werk/aanspreekpunten/<pk>/stoppen/", FOUTEN, by=TEAMLID, first=press("Einddatum opslaan")),
    Screen("/werk/aanspreekpunten/<pk>/stoppen/", "eerst kijken", by=TEAMLID, first=LOOK_FIRST),
    Screen("/werk/aanspreekpunten/<pk>/stoppen/", "geweigerd", by=TEAMLID, first=STOP_LONG_AGO),
    Screen("/werk/aanspreekpunten/nieuw/", by=TEAMLID),
    Screen("/werk/aanspreekpunten/nieuw/", FOUTEN, by=TEAMLID, first=press("Opslaan")),
    Screen("/werk/aanspreekpunten/op-datum/", by=TEAMLID),
    Screen("/werk/aanspreekpunten/op-datum/", "rond 1 september", query="?kijk_op=1-9-2026", by=BEHEERDER),
    Screen("/werk/aanspreekpunten/op-datum/", FOUTEN, query="?kijk_op=morgen", by=TEAMLID),
    Screen("/werk/aanspreekpunten/wisselingen/", by=BEHEERDER),
    Screen("/werk/aanspreekpunten/wisselingen/nieuw/", by=BEHEERDER),
    Screen("/werk/aanspreekpunten/wisselingen/nieuw/", FOUTEN, by=BEHEERDER, first=press("Opslaan")),
    Screen("/werk/aanspreekpunten/wisselingen/<pk>/", by=BEHEERDER),
    Screen("/werk/aanspreekpunten/wisselingen/<pk>/", "past niet", by=BEHEERDER),
    Screen("/werk/aanspreekpunten/wisselingen/<pk>/wijzigen/", by=BEHEERDER),
    Screen("/werk/aanspreekpunten/wisselingen/<pk>/stoppen/", by=BEHEERDER),
    Screen("/werk/aanspreekpunten/wisselingen/<pk>/nieuw/", by=BEHEERDER),
]


def examples() -> dict[str, object]:
    """A contact of Bram's wijk, one that has ended, and two concepts of a wisseling: one fits, one does not."""
    line = Aanspreekpunt.objects.valid_on(clock.today()).filter(area__in=wijk().path_ids, account=bram().account)
    fits, gap = _concept("Nieuwe gezichten"), _concept("Iedereen stopt")
    actions.plan_endings(
        actor=SYSTEM,
        wisseling=gap,
        aanspreekpunten=list(Aanspreekpunt.objects.valid_on(clock.today())),
    )
    return {
        "aanspreekpunten/<pk>": line.first().pk,
        "aanspreekpunten/<pk> gestopt": _ended().pk,
        "wisselingen/<pk>": fits.pk,
        "wisselingen/<pk> past niet": gap.pk,
    }


def _concept(titel: str) -> Wisseling:
    city = next(area for area in areas_on() if area.parent_id is None)
    concept = actions.make_wisseling(
        actor=SYSTEM,
        details=WisselingDetails(
            area=city,
            titel=titel,
            valid_from=clock.today() + timedelta(days=60),
            visible_from=clock.today() + timedelta(days=30),
            tekst_bewoners="U krijgt nieuwe mensen in uw wijk.",
            namens="De stuurgroep",
            ondertekenaar="Mirjam Oudshoorn, voorzitter",
        ),
    )
    actions.plan_start(actor=SYSTEM, wisseling=concept, details=_details(concept.valid_from))
    return concept


def _ended() -> Aanspreekpunt:
    long_ago = clock.today() - timedelta(days=400)
    details = _details(long_ago, valid_until=long_ago + timedelta(days=30))
    return actions.add_aanspreekpunt(actor=SYSTEM, details=details)


def _details(start: date, **more: Any) -> Details:
    return Details(area=wijk(), rol="Loket", postbus="Loket in de wijk", telefoon="14 024", valid_from=start, **more)
