"""On paper stands everything about an inbreng, and nothing that can only be pressed."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from wijkspil.config.tests.browser import people
from wijkspil.config.tests.browser.demo_site import DemoSite
from wijkspil.config.tests.browser.test_reizen import new_tab

pytestmark = pytest.mark.browser
KINDS = ("met toezeggingen", "met verband", "wacht op samenvoegen", "beantwoord")


@pytest.fixture
def paper(chromium: Browser, site: DemoSite) -> Iterator[Page]:
    for tab in new_tab(chromium, site, people.TEAMLID):
        tab.emulate_media(media="print")
        yield tab


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_of_an_inbreng(paper: Page, site: DemoSite, kind: str) -> None:
    paper.goto(f"/werk/inbreng/{site.examples[f'inbreng/<kenmerk> {kind}']}/")
    for pressed in ("button", "a.nl-button", "input", "textarea", "summary", "nav"):
        assert paper.locator(pressed).filter(visible=True).count() == 0, pressed
    main = paper.locator("main")
    for part in (".wijk-tijdlijn > li", ".wijk-zaak", ".wijk-gegevens > div", ".utrecht-alert", "h1"):
        for shown in main.locator(part).all():
            assert shown.is_visible(), part
    assert main.locator(".wijk-tijdlijn > li").count() > 0
    width = paper.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert width == 0, "nothing falls off the paper"
