"""Signing in, and the second step."""

from wijkspil.config.tests.browser import people
from wijkspil.config.tests.browser.people import MET_STAP, NET_BINNEN, NET_BINNEN_ZONDER, TEAMLID, ZONDER_STAP
from wijkspil.config.tests.browser.screen import FOUTEN, Screen, fill, press, steps

APP, KEYS, CODES = (f"/inloggen/tweede-stap/{name}/" for name in ("app", "sleutels", "herstelcodes"))
PASSWORD_GIVEN = steps(fill(login=people.EMAILS[MET_STAP], password=people.PASSWORD), press("Inloggen"))

SCREENS = [
    Screen("/inloggen/"),
    Screen("/inloggen/", FOUTEN, first=press("Inloggen")),
    Screen("/en/inloggen/"),
    Screen("/inloggen/gesloten/"),
    Screen("/inloggen/uitloggen/", by=TEAMLID),
    Screen("/inloggen/gemeente/gestopt/"),
    Screen("/inloggen/gemeente/mislukt/", status=401),
    Screen("/inloggen/wachtwoord-vergeten/"),
    Screen("/inloggen/wachtwoord-vergeten/", FOUTEN, first=press("Mail mij een link")),
    Screen("/inloggen/wachtwoord-vergeten/verstuurd/"),
    Screen("/inloggen/wachtwoord-vergeten/klaar/"),
    Screen("/inloggen/wachtwoord-kiezen/<uidb36>/<key>/"),
    Screen("/inloggen/wachtwoord-kiezen/<uidb36>/<key>/", "werkt niet meer"),
    Screen("/inloggen/wachtwoord/", by=NET_BINNEN),
    Screen("/inloggen/wachtwoord/", FOUTEN, by=NET_BINNEN, first=press("Bewaar mijn wachtwoord")),
    Screen("/inloggen/nog-een-keer/", by=MET_STAP),
    Screen("/inloggen/nog-een-keer/", FOUTEN, by=MET_STAP, first=press("Ga verder")),
    Screen("/inloggen/tweede-stap/", by=ZONDER_STAP),
    Screen("/inloggen/tweede-stap/", by=NET_BINNEN),
    Screen("/inloggen/tweede-stap/controle/", first=PASSWORD_GIVEN),
    Screen("/inloggen/tweede-stap/controle/", FOUTEN, first=steps(PASSWORD_GIVEN, press("Inloggen"))),
    Screen("/inloggen/tweede-stap/nog-een-keer/", by=MET_STAP),
    Screen(APP, by=NET_BINNEN_ZONDER),
    Screen(APP, FOUTEN, by=NET_BINNEN_ZONDER, first=press("Zet aan")),
    Screen(f"{APP}weg/", by=NET_BINNEN),
    Screen(CODES, by=NET_BINNEN),
    Screen(f"{CODES}nieuw/", by=NET_BINNEN),
    Screen(KEYS, by=NET_BINNEN),
    Screen(KEYS, "leeg", by=ZONDER_STAP),
    Screen(f"{KEYS}nieuw/", by=NET_BINNEN),
    Screen(f"{KEYS}controle/", by=MET_STAP),
    Screen(f"{KEYS}<pk>/", by=NET_BINNEN),
    Screen(f"{KEYS}<pk>/weg/", by=NET_BINNEN),
]


def examples() -> dict[str, object]:
    """The link of a mail to choose a password, and a passkey."""
    return people.examples()
