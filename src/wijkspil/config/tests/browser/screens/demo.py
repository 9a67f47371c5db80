"""What only the demo shows."""

from wijkspil.berichten.models import Bericht
from wijkspil.config.tests.browser.cast import bram
from wijkspil.config.tests.browser.screen import Screen
from wijkspil.mensen import mail

SCREENS = [
    Screen("/demo/inloggen/"),
    Screen("/demo/post/"),
    Screen("/demo/post/<pk>/"),
]


def examples() -> dict[str, object]:
    """A mail."""
    mail.invite(bram().account)
    return {"post/<pk>": Bericht.objects.latest("pk").pk}
