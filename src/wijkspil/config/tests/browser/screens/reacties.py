"""Reacting to what stands on the site, and judging it."""

from wijkspil.config.tests.browser.cast import bram, wijk
from wijkspil.config.tests.browser.people import REDACTEUR, TEAMLID
from wijkspil.config.tests.browser.screen import FOUTEN, Screen, press
from wijkspil.core.actors import SYSTEM
from wijkspil.inbreng import testkit as inbreng
from wijkspil.inbreng.subjects import as_subject
from wijkspil.paginas import queries as paginas
from wijkspil.paginas.models import NieuwsPage
from wijkspil.reacties import actions
from wijkspil.reacties.models import Reactie
from wijkspil.reacties.testkit import objected, reacted, tipped, written

SCREENS = [
    Screen("/reageren/<onderwerp>/"),
    Screen("/reageren/<onderwerp>/", FOUTEN, first=press("Stuur mijn reactie")),
    Screen("/reageren/<onderwerp>/", "op nieuws"),
    Screen("/reageren/<onderwerp>/", "gesloten"),
    Screen("/reageren/<onderwerp>/ontvangen/"),
    Screen("/reageren/<onderwerp>/ontvangen/", "op nieuws"),
    Screen("/reactie/<code>/"),
    Screen("/reactie/<code>/", "bevestigd"),
    Screen("/reactie/<code>/", "geplaatst"),
    Screen("/reactie/<code>/", "geweigerd"),
    Screen("/reactie/<code>/", "geweigerd en fouten", first=press("Ik ben het er niet mee eens")),
    Screen("/reactie/<code>/", "niet eens"),
    Screen("/reactie/<code>/", "werkt niet meer", status=404),
    Screen("/reactie/gewist/"),
    Screen("/ideeen/<kenmerk>/", "met reacties"),
    Screen("/klopt-niet/<onderwerp>/"),
    Screen("/klopt-niet/<onderwerp>/", FOUTEN, first=press("Stuur")),
    Screen("/klopt-niet/<onderwerp>/", "een reactie"),
    Screen("/klopt-niet/<onderwerp>/ontvangen/"),
    Screen("/werk/reacties/", by=REDACTEUR),
    Screen("/werk/reacties/", "van één wijk", by=TEAMLID),
    Screen("/werk/reacties/<pk>/", by=REDACTEUR),
    Screen("/werk/reacties/<pk>/", "geplaatst", by=REDACTEUR),
    Screen("/werk/reacties/<pk>/", "niet eens", by=REDACTEUR),
    Screen("/werk/reacties/<pk>/", "zelf geweigerd", by=TEAMLID),
    Screen("/werk/reacties/tips/<pk>/", by=TEAMLID),
    Screen("/werk/reacties/tips/<pk>/", "over een idee, door een redacteur", by=REDACTEUR),
    Screen("/werk/reacties/<pk>/weigeren/", FOUTEN, by=REDACTEUR, first=press("Plaats niet")),
    Screen(
        "/werk/reacties/<pk>/",
        "niet eens en fouten",
        by=REDACTEUR,
        first=press("Beslis"),
        lands="/werk/reacties/<pk>/tegenspraak/",
    ),
]


def examples() -> dict[str, object]:
    """An idea that one can react to, and reactions in each state."""
    idea = inbreng.published(bram(), wijk(), "Een drinkfontein")
    reference = idea.reference
    news = NieuwsPage.objects.filter(reageren_tot__isnull=False).first()
    closed = NieuwsPage.objects.filter(reageren_tot=None).first()
    placed = actions.place_reactie(actor=SYSTEM, reactie=reacted(reference, "Graag bij de speeltuin."))
    actions.answer_reactie(actor=bram(), reactie=placed, tekst="Dank u. Wij kijken of daar water is.")
    refused = actions.refuse_reactie(actor=bram(), reactie=reacted(reference), reden="Er staat een naam in.")
    return {
        "reageren/<onderwerp>": as_subject(idea).slug,
        "reageren/<onderwerp> op nieuws": paginas.reference_of(news).replace(":", "-"),
        "reageren/<onderwerp> gesloten": paginas.reference_of(closed).replace(":", "-"),
        "reactie/<code>": written(reference, "Nog niet bevestigd.", email="nieuw@bewoners.example").code,
        "reactie/<code> bevestigd": reacted(reference, "Goed idee.").code,
        "reactie/<code> geplaatst": placed.code,
        "reactie/<code> geweigerd": refused.code,
        "reactie/<code> geweigerd en fouten": refused.code,
        "reactie/<code> niet eens": _objected(reference).code,
        "reactie/<code> werkt niet meer": "x" * 30,
        "klopt-niet/<onderwerp>": as_subject(idea).slug,
        "klopt-niet/<onderwerp> een reactie": placed.slug,
        "tips/<pk>": tipped(f"reactie:{placed.pk}", "Dit doet pijn.").pk,
        "tips/<pk> over een idee, door een redacteur": tipped(reference).pk,
        "ideeen/<kenmerk> met reacties": idea.kenmerk,
        "reacties/<pk>": Reactie.objects.filter(status="nieuw", confirmed_at__isnull=False).first().pk,
        "reacties/<pk> geplaatst": placed.pk,
        "reacties/<pk> niet eens": _objected(reference).pk,
        "reacties/<pk> niet eens en fouten": _objected(reference).pk,
        "reacties/<pk> zelf geweigerd": _objected(reference).pk,
    }


def _objected(reference: str) -> Reactie:
    """Make a reaction that Bram refused and whose writer does not agree."""
    reactie = reacted(reference, "De buurman van nummer 3 vindt het ook.")
    objected(actions.refuse_reactie(actor=bram(), reactie=reactie, reden="Er staat een huisnummer in."))
    return reactie
