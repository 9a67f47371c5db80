"""The sociale wijkteams, who waits to be called, and what is marked as a zorgvraag."""

from wijkspil.config.tests.browser.people import BEHEERDER, TEAMLID, WIJKTEAM
from wijkspil.config.tests.browser.screen import FOUTEN, Screen, fill, hidden, open_all, press, steps
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.status import Zorg
from wijkspil.overdracht.models import Terugbelverzoek, Wijkteam

SCREENS = [
    Screen("/bel-mij-terug/<wijk>/"),
    Screen("/bel-mij-terug/<wijk>/", FOUTEN, first=press("Laat het wijkteam mij bellen")),
    Screen("/bel-mij-terug/<wijk>/ontvangen/"),
    Screen("/en/bel-mij-terug/<wijk>/"),
    Screen("/werk/terugbellen/", by=WIJKTEAM),
    Screen("/werk/terugbellen/<pk>/", by=WIJKTEAM, first=open_all),
    Screen("/werk/inbreng/<kenmerk>/", "misschien een zorgvraag", by=TEAMLID),
    Screen("/werk/inbreng/<kenmerk>/wijkteam/", "misschien een zorgvraag", by=TEAMLID),
    Screen(
        "/werk/inbreng/<kenmerk>/wijkteam/",
        "een zorgvraag met fouten",
        by=TEAMLID,
        first=steps(fill(naam=""), press("Draag over")),
    ),
    Screen("/werk/wijkteams/", by=BEHEERDER),
    Screen("/werk/wijkteams/<gebied>/", by=BEHEERDER),
    Screen("/werk/wijkteams/<gebied>/", FOUTEN, by=BEHEERDER, first=steps(fill(naam=""), press("Bewaar"))),
    Screen(
        "/werk/wijkteams/<gebied>/",
        "intussen veranderd",
        by=BEHEERDER,
        first=steps(hidden(version="1"), press("Bewaar")),
    ),
]


def examples() -> dict[str, object]:
    """What the demo holds."""
    care = Inbreng.objects.filter(zorg=Zorg.VERMOED).first().kenmerk
    return {
        "bel-mij-terug/<wijk>": Terugbelverzoek.objects.first().area.slug,
        "terugbellen/<pk>": Terugbelverzoek.objects.last().pk,
        "wijkteams/<gebied>": Wijkteam.objects.first().area.slug,
        "inbreng/<kenmerk> misschien een zorgvraag": care,
        "inbreng/<kenmerk> een zorgvraag met fouten": care,
    }
