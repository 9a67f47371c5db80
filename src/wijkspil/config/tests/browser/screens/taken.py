"""Tasks of colleagues."""

from wijkspil.config.tests.browser.cast import bram, wijk
from wijkspil.config.tests.browser.people import BEHEERDER, TEAMLID
from wijkspil.config.tests.browser.screen import FOUTEN, Screen, press
from wijkspil.taken import actions
from wijkspil.taken.testkit import given, late

SCREENS = [
    Screen("/werk/taken/", by=TEAMLID),
    Screen("/werk/taken/", "van een ander", by=BEHEERDER),
    Screen("/werk/taken/nieuw/", by=TEAMLID),
    Screen("/werk/taken/nieuw/", FOUTEN, by=TEAMLID, first=press("Geef de taak")),
    Screen("/werk/taken/<pk>/", by=TEAMLID),
    Screen("/werk/taken/<pk>/", "te laat", by=TEAMLID),
    Screen("/werk/taken/<pk>/", "gedaan", by=TEAMLID),
    Screen("/werk/taken/<pk>/gedaan/", by=TEAMLID),
    Screen("/werk/taken/<pk>/gedaan/", FOUTEN, by=TEAMLID, first=press()),
    Screen("/werk/taken/<pk>/wijzigen/", by=TEAMLID),
    Screen("/werk/taken/<pk>/overdragen/", by=TEAMLID),
    Screen("/werk/taken/<pk>/overdragen/", FOUTEN, by=TEAMLID, first=press()),
    Screen("/werk/taken/<pk>/vervalt/", by=TEAMLID),
    Screen("/werk/taken/<pk>/vervalt/", FOUTEN, by=TEAMLID, first=press()),
]


def examples() -> dict[str, object]:
    """A task of Bram that is open, one that is late and one that is done."""
    me = bram()
    done = given(me.account, wijk(), "Sleutel ophalen", by=me)
    actions.complete(actor=me, taak=done, version=done.version, proof="De sleutel ligt op kantoor.")
    return {
        "taken/<pk>": given(me.account, wijk(), by=me).pk,
        "taken/<pk> te laat": late(me.account, wijk()).pk,
        "taken/<pk> gedaan": done.pk,
    }
