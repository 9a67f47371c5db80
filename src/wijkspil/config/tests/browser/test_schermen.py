"""Every screen in every state, in the palette of both cities, on a phone and on a desk."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from wijkspil.config.tests.browser.demo_site import DemoSite, all_screens
from wijkspil.config.tests.browser.looking import Looker
from wijkspil.config.tests.browser.screen import FOUTEN, SUMMARY, Screen
from wijkspil.config.tests.routes import routes
from wijkspil.werkplek.tests.test_rechten import table

NO_SCREEN = {
    "/.well-known/security.txt": "text for researchers",
    "/aanspreekpunten.csv": "a file",
    "/hoe-snel-antwoorden-wij.csv": "a file",
    "/aanspreekpunten.json": "a file",
    "/eigen-thema-<digest>.css": "a style sheet",
    "/gezond/": "JSON for machines",
    "/gezond/klaar/": "JSON for machines",
    "/huisstijl-<digest>.css": "a style sheet",
    "/ideeen/<kenmerk>/foto/<pk>/<maat>/": "a picture",
    "/inloggen/gemeente/<provider_id>/": "sends on to the sign-in of the municipality",
    "/inloggen/gemeente/<provider_id>/terug/": "takes in what that sign-in tells, and sends on",
    "/inloggen/sleutel/": "JSON for the script of a passkey",
    "/inloggen/wachtwoord/kiezen/": "sends on to /inloggen/wachtwoord-vergeten/",
    "/media/images/<name>": "a picture",
    "/nieuws/feed.atom": "a feed",
    "/robots.txt": "text for search engines",
    "/sitemap.xml": "XML for search engines",
    "/volg/<code>/bijlagen/<pk>/<maat>/": "a picture or a file",
    "/wijken/<slug>/feed.atom": "a feed",
    "/werk/inbreng/<kenmerk>/bijlagen/<pk>/<maat>/": "a picture or a file",
    "/werk/post/binnen/<pk>/origineel/": "a mail as a file",
}
HOW_TO_ADD = """
These addresses are not looked at in a browser: {missing}

Add a line per address (and per state: with errors, empty, refused, …) to SCREENS in the file of your app in
src/wijkspil/config/tests/browser/screens/:

{lines}

Shows the address no page? Then say why in NO_SCREEN of config/tests/browser/test_schermen.py. More in
docs/toegankelijkheid.md.
"""


def buttons() -> set[str]:
    """Return the addresses that docs/rollen.md calls `doen`: a button that changes something and shows nothing."""
    return {f"/{address}" for address, (how, _row) in table().items() if how == "doen"}


def test_every_route_is_looked_at() -> None:
    seen = {screen.route.removeprefix("/en") for screen in all_screens()}
    missing = sorted(set(routes()) - seen - set(NO_SCREEN) - buttons())
    lines = "\n".join(
        f'    Screen("{route}"{", by=TEAMLID" if route.startswith("/werk/") else ""}),' for route in missing
    )
    assert not missing, HOW_TO_ADD.format(missing=", ".join(missing), lines=lines)


def test_the_lists_name_only_routes_that_exist() -> None:
    known = set(routes())
    assert {screen.route.removeprefix("/en") for screen in all_screens()} <= known
    assert set(NO_SCREEN) <= known


def test_no_screen_is_there_twice() -> None:
    names = [screen.name for screen in all_screens()]
    assert sorted(names) == sorted(set(names))


@pytest.mark.browser
@pytest.mark.parametrize("screen", all_screens(), ids=lambda screen: screen.name)
def test_the_screen_is_fine_for_everybody(site: DemoSite, looker: Looker, screen: Screen) -> None:
    looker.become(site.sessions[screen.by] if screen.by else "", site.url)
    answer = looker.tab.goto(site.url + screen.address(site.examples))
    assert answer.status == screen.status, f"{screen.name} answers {answer.status}, not {screen.status}"
    found = looker.weight_problems() if screen.is_public else []
    if screen.first:
        screen.first(looker.tab)
    expect_to_be_there(looker.tab, site, screen)
    found += looker.page_problems()
    assert not found, "\n- ".join([screen.name, *found])


def expect_to_be_there(tab: Page, site: DemoSite, screen: Screen) -> None:
    """Look at the screen that was meant, not at one to which the visitor was sent on."""
    meant = re.sub(r"<\w+>", "[^/]+", screen.lands or screen.route)
    path = urlsplit(tab.url).path
    assert re.fullmatch(meant, path), f"{screen.name} leads to {path}: {tab.title()}"
    if screen.state == FOUTEN:
        assert tab.locator(SUMMARY).count() == 1, f"{screen.name} shows no error summary: {tab.title()}"
