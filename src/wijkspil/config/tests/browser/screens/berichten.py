"""Following a wijk by mail."""

from wijkspil.berichten.models import Abonnee
from wijkspil.berichten.testkit import asked, follower
from wijkspil.config.tests.browser.cast import wijk
from wijkspil.config.tests.browser.screen import FOUTEN, Screen, press

SCREENS = [
    Screen("/volgen/"),
    Screen("/volgen/", FOUTEN, first=press()),
    Screen("/volgen/gevraagd/"),
    Screen("/volgen/<code>/"),
    Screen("/volgen/<code>/", FOUTEN, first=press("Volg dit ook")),
    Screen("/volgen/<code>/", "mail kwam terug"),
    Screen("/volgen/<code>/", "werkt niet meer", status=404),
    Screen("/volgen/<code>/bevestigen/", "nog niet bevestigd"),
    Screen("/volgen/<code>/afmelden/"),
]


def examples() -> dict[str, object]:
    """Somebody who was asked, somebody who follows the wijk, and somebody whose address does not work."""
    bounced = follower("terug@bewoners.example", wijk())
    Abonnee.objects.filter(pk=bounced.pk).update(bounced_at=bounced.confirmed_at)
    return {
        "volgen/<code>": follower("volger@bewoners.example", wijk()).code,
        "volgen/<code> mail kwam terug": bounced.code,
        "volgen/<code> nog niet bevestigd": asked("vraag@bewoners.example", wijk()).code,
        "volgen/<code> werkt niet meer": "x" * 30,
    }
