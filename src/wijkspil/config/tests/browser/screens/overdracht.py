"""The sociale wijkteams, who waits to be called, and what is marked as a zorgvraag."""

from dataclasses import replace
from uuid import uuid4

from wijkspil.config.tests.browser.cast import wijk
from wijkspil.config.tests.browser.people import BEHEERDER, TEAMLID, WIJKTEAM
from wijkspil.config.tests.browser.screen import FOUTEN, Screen, fill, hidden, open_all, press, steps
from wijkspil.core.actors import PUBLIC
from wijkspil.inbreng import actions
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.testkit import AMIRA, bringer, content
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
    """What the demo holds, and a text about a life in a wijk of Bram."""
    care = _care().kenmerk
    return {
        "bel-mij-terug/<wijk>": Terugbelverzoek.objects.first().area.slug,
        "terugbellen/<pk>": Terugbelverzoek.objects.last().pk,
        "wijkteams/<gebied>": Wijkteam.objects.first().area.slug,
        "inbreng/<kenmerk> misschien een zorgvraag": care,
        "inbreng/<kenmerk> een zorgvraag met fouten": care,
    }


def _care() -> Inbreng:
    said = replace(content(wijk(), "Wie kan mij helpen?"), tekst="Ik kan mijn huur niet meer betalen.")
    shared = actions.share(actor=PUBLIC, sleutel=uuid4(), content=said, brenger=AMIRA)
    return actions.confirm(actor=bringer(shared), inbreng=shared)
