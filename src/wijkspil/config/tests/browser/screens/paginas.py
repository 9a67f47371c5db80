"""The public site."""

from playwright.sync_api import Page

from wijkspil.config.tests.browser.people import REDACTEUR
from wijkspil.config.tests.browser.screen import (
    FOUTEN,
    Screen,
    Step,
    choose_file,
    choose_first,
    fill,
    hidden,
    open_all,
    press,
    steps,
)
from wijkspil.paginas.models import NieuwsPage
from wijkspil.paginas.screens import COOKIE
from wijkspil.wijken.models import Area

IDEE = fill(titel="Een bank bij de vijver", tekst="Dan kunnen mensen even zitten.")
TO_GEGEVENS = steps(choose_first("wijk"), IDEE, choose_first("thema"), press("Verder"))
TO_CONTROLEREN = steps(
    TO_GEGEVENS, fill(email="amira@bewoners.example", naam="Amira"), choose_first("openbaar"), press("Verder")
)

CHOSEN = steps(choose_first("wijk"), choose_first("thema"))


def about(tekst: str) -> Step:
    """Write about a life of one's own."""
    return steps(fill(titel="Wie kan mij helpen?", tekst=tekst), press("Verder"))


WRONG_FILE = choose_file("bestanden", "tekening.svg", b"<svg/>")


def remember_the_first_wijk(tab: Page) -> None:
    """Come back as somebody who found their wijk before."""
    slug = str(tab.locator(".wijk-kolommen a").first.get_attribute("href")).strip("/").split("/")[-1]
    tab.context.add_cookies([{"name": COOKIE, "value": slug, "url": tab.url}])
    tab.reload()


SCREENS = [
    Screen("/"),
    Screen("/", "wijk onthouden", first=remember_the_first_wijk),
    Screen("/", "menu open", first=open_all),
    Screen("/en/"),
    Screen("/<slug>/"),
    Screen("/<slug>/", "contact"),
    Screen("/<slug>/", "bestaat niet", status=404),
    Screen("/vind-uw-wijk/"),
    Screen("/vind-uw-wijk/", FOUTEN, query="?postcode=6822&huisnummer="),
    Screen("/vind-uw-wijk/", "onbekend adres", query="?postcode=9999ZZ&huisnummer=1"),
    Screen("/wijken/"),
    Screen("/wijken/<slug>/"),
    Screen("/wijken/<slug>/", "alles open", first=open_all),
    Screen("/wijken/<slug>/", "zonder eigen verhaal"),
    Screen("/wijken/<slug>/", "bestaat niet", status=404),
    Screen("/en/wijken/<slug>/"),
    Screen("/wijken/<wijk>/<slug>/"),
    Screen("/nieuws/"),
    Screen("/nieuws/<slug>/"),
    Screen("/deel-een-idee/"),
    Screen("/deel-een-idee/", FOUTEN, first=press("Verder")),
    Screen("/deel-een-idee/", "uw gegevens", first=TO_GEGEVENS),
    Screen("/deel-een-idee/", "controleren", first=TO_CONTROLEREN),
    Screen("/deel-een-idee/", "over iemands eigen leven", first=steps(CHOSEN, about("Ik kan mijn huur niet betalen."))),
    Screen("/deel-een-idee/", "misschien gevaar", first=steps(CHOSEN, about("Mijn man slaat mij elke avond."))),
    Screen("/deel-een-idee/", "een foto met fouten", first=steps(TO_CONTROLEREN, WRONG_FILE, press())),
    Screen("/deel-een-idee/", "niet meer te lezen", first=steps(hidden(concept="iets anders"), press("Verder"))),
    Screen("/en/deel-een-idee/", FOUTEN, first=press("Continue")),
    Screen("/deel-een-idee/verstuurd/"),
    Screen("/werk/paginas/", by=REDACTEUR),
]


def examples() -> dict[str, object]:
    """Pages with and without a story of their own, and news."""
    news = NieuwsPage.objects.filter(reageren_tot__isnull=False)
    of_a_wijk, for_all = news.filter(wijk__isnull=False).first(), news.filter(wijk=None).first()
    inherits = Area.objects.filter(niveau__is_wijk=True, verhaal=None).first()
    return {
        "/<slug>": "zo-werken-wij",
        "/<slug> contact": "contact",
        "/<slug> bestaat niet": "deze-bladzijde-is-er-niet",
        "wijken/<slug>": of_a_wijk.wijk.area.slug,
        "wijken/<slug> zonder eigen verhaal": (inherits or of_a_wijk.wijk.area).slug,
        "wijken/<slug> bestaat niet": "nergenshuizen",
        "wijken/<wijk>": of_a_wijk.wijk.area.slug,
        "<wijk>/<slug>": of_a_wijk.slug,
        "nieuws/<slug>": for_all.slug,
    }
