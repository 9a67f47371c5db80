"""The main journeys, told once; a hand (hands.py) goes through them."""

import re

from wijkspil.config.tests.browser.demo_site import DemoSite
from wijkspil.config.tests.browser.hands import Mouse

TITEL = "Een hek om de zandbak"


def find_my_wijk(hand: Mouse, site: DemoSite) -> None:
    """From the home page, by address, to the page of the wijk."""
    hand.tab.goto(site.url)
    example = re.search(r"[0-9]{4} [A-Z]{2}", hand.tab.locator("#postcode-u").inner_text()).group()
    hand.type("Postcode", example.replace(" ", "").lower())
    hand.type("Huisnummer", "12")
    hand.press("Toon mijn wijk")
    assert re.search(r"/wijken/[\w-]+/$", hand.tab.url), hand.tab.url


def share_an_idea(hand: Mouse, site: DemoSite) -> None:
    """All pages of the idea with a mistake on the way, then the mail, the confirmation and the page to follow it."""
    hand.follow("Deel een idee")
    hand.press("Verder")
    correct_the_title(hand)
    hand.type("Vertel erover", "Dan ligt er geen rommel meer in.")
    hand.choose("Speeltuinen")
    hand.press("Verder")
    hand.type("Uw e-mailadres", "amira@bewoners.example")
    hand.choose("Nee, alleen voor de gemeente")
    hand.press("Verder")
    assert TITEL in hand.tab.locator("main").inner_text()
    hand.press("Verstuur mijn idee")
    assert hand.heading == "Kijk in uw mail"
    confirm(hand, site)


def correct_the_title(hand: Mouse) -> None:
    """From the error in the summary to its field."""
    assert hand.tab.title().startswith("Fout: ")
    hand.jump("Vul een titel in.")
    hand.type("Titel", TITEL)


def confirm(hand: Mouse, site: DemoSite) -> None:
    """Open the mail and confirm; end on the page to follow the idea."""
    hand.tab.goto(f"{site.url}/demo/post/")
    hand.tab.goto(site.url + str(hand.tab.locator("main .wijk-werklijst a").first.get_attribute("href")))
    hand.tab.goto(site.url + str(hand.tab.locator('main a[href*="/bevestig/"]').get_attribute("href")))
    hand.press("Ja, dit heb ik gestuurd")
    assert hand.heading == "Dank u wel, wij gaan aan de slag"
    hand.follow("Volg uw idee")
    assert re.fullmatch(r"Uw idee [0-9]{4}-[0-9]{5}", hand.heading)


def answer_an_idea(hand: Mouse, site: DemoSite, titel: str) -> None:
    """From the start page of staff to an idea, with a mistake in the answer, until it is sent."""
    hand.tab.goto(f"{site.url}/werk/")
    hand.follow("Inbreng")
    hand.follow(titel)
    hand.follow("Antwoord de brenger")
    hand.press("Verstuur het antwoord")
    assert hand.tab.title().startswith("Fout: ")
    hand.choose("wij gaan dit doen")
    hand.type("Uw antwoord", "Dat doen wij in het voorjaar.")
    hand.press("Bekijk de mail eerst")
    assert "Zo krijgt de brenger het" in hand.tab.locator("main").inner_text()
    hand.press("Verstuur het antwoord")
    assert "Uw antwoord is verstuurd." in hand.tab.locator("main").inner_text()
