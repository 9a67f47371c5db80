"""The sociale wijkteams, and what is marked as a zorgvraag."""

from wijkspil.config.tests.browser.people import BEHEERDER, TEAMLID
from wijkspil.config.tests.browser.screen import FOUTEN, Screen, fill, hidden, press, steps
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.status import Zorg
from wijkspil.overdracht.models import Wijkteam

SCREENS = [
    Screen("/werk/inbreng/<kenmerk>/", "misschien een zorgvraag", by=TEAMLID),
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
    return {
        "wijkteams/<gebied>": Wijkteam.objects.first().area.slug,
        "inbreng/<kenmerk> misschien een zorgvraag": Inbreng.objects.filter(zorg=Zorg.VERMOED).first().kenmerk,
    }
