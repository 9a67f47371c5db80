"""The main journeys, by keyboard alone and without JavaScript: Arnhem on a phone, Nijmegen on a desk."""

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import Browser, Page

from wijkspil.config.tests.browser import journeys, people
from wijkspil.config.tests.browser.demo_site import DemoSite
from wijkspil.config.tests.browser.hands import Keyboard, Mouse
from wijkspil.config.tests.browser.screens.inbreng import FOR_JOURNEYS

pytestmark = pytest.mark.browser
SIZES = {"arnhem": {"width": 390, "height": 700}, "nijmegen": {"width": 1280, "height": 800}}
BY_KEYBOARD, WITHOUT_SCRIPT = FOR_JOURNEYS


def new_tab(chromium: Browser, site: DemoSite, by: str = "", **options: Any) -> Iterator[Page]:
    context = chromium.new_context(
        viewport=SIZES[site.gemeente], reduced_motion="reduce", locale="nl-NL", base_url=site.url, **options
    )
    if by:
        context.add_cookies([{"name": "sessie", "value": site.sessions[by], "url": site.url}])
    yield context.new_page()
    context.close()


@pytest.fixture
def keyboard(chromium: Browser, site: DemoSite) -> Iterator[Keyboard]:
    for tab in new_tab(chromium, site):
        yield Keyboard(tab)


@pytest.fixture
def keyboard_of_bram(chromium: Browser, site: DemoSite) -> Iterator[Keyboard]:
    for tab in new_tab(chromium, site, people.TEAMLID):
        yield Keyboard(tab)


@pytest.fixture
def mouse(chromium: Browser, site: DemoSite) -> Iterator[Mouse]:
    for tab in new_tab(chromium, site, java_script_enabled=False):
        yield Mouse(tab)


@pytest.fixture
def mouse_of_bram(chromium: Browser, site: DemoSite) -> Iterator[Mouse]:
    for tab in new_tab(chromium, site, people.TEAMLID, java_script_enabled=False):
        yield Mouse(tab)


def test_a_resident_goes_from_address_to_confirmed_idea_by_keyboard(keyboard: Keyboard, site: DemoSite) -> None:
    journeys.find_my_wijk(keyboard, site)
    journeys.share_an_idea(keyboard, site)


def test_a_team_member_answers_an_idea_by_keyboard(keyboard_of_bram: Keyboard, site: DemoSite) -> None:
    journeys.answer_an_idea(keyboard_of_bram, site, BY_KEYBOARD)


@pytest.mark.parametrize("path", ["/", "/wijken/", "/inloggen/"])
def test_the_first_tab_offers_to_skip_the_header(keyboard: Keyboard, path: str) -> None:
    keyboard.tab.goto(path)
    assert keyboard.next() == "Naar de inhoud"
    keyboard.tab.keyboard.press("Enter")
    assert keyboard.tab.evaluate("document.activeElement.id") == "inhoud"
    keyboard.next()
    assert keyboard.tab.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_every_stop_on_a_long_page_is_seen_forwards_and_backwards(keyboard: Keyboard, site: DemoSite) -> None:
    keyboard.tab.goto(f"/wijken/{site.examples['wijken/<slug>']}/")
    keyboard.reach(keyboard.tab.locator("footer a").last)
    assert keyboard.stops > 30
    keyboard.go_back_to(keyboard.tab.locator("main a").first)


def test_a_resident_goes_from_address_to_confirmed_idea_without_script(mouse: Mouse, site: DemoSite) -> None:
    journeys.find_my_wijk(mouse, site)
    journeys.share_an_idea(mouse, site)


def test_a_team_member_answers_an_idea_without_script(mouse_of_bram: Mouse, site: DemoSite) -> None:
    journeys.answer_an_idea(mouse_of_bram, site, WITHOUT_SCRIPT)


def test_the_menu_opens_without_script(mouse: Mouse, site: DemoSite) -> None:
    mouse.tab.goto("/")
    if site.gemeente == "arnhem":  # on a phone
        mouse.tab.locator(".wijk-menu summary").click()
    mouse.follow("Ideeën")
    assert mouse.heading == "Ideeën, wensen en vragen uit de wijken"


def test_staff_sign_in_with_password_and_app_without_script(mouse: Mouse) -> None:
    mouse.tab.goto("/inloggen/?next=/werk/")
    mouse.type("E-mailadres", people.EMAILS[people.MET_STAP])
    mouse.type("Wachtwoord", people.PASSWORD)
    mouse.press("Inloggen")
    counter = next(iter(yield_hotp_counters_from_time()))
    mouse.type("Code", format_hotp_value(hotp_value(people.TOTP_SECRET, counter)))
    mouse.press("Inloggen")
    assert mouse.tab.locator("main h2").first.inner_text() == "Wat wacht op u"
