"""One browser and one demo of each city for all tests of this folder."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from wijkspil.config.tests.browser.demo_site import DemoSite, serving
from wijkspil.config.tests.browser.looking import Looker
from wijkspil.config.tests.browser.walkers import Company
from wijkspil.demo.context import GEMEENTEN

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Chromium, shared: every test opens a window of its own in it."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="package", params=GEMEENTEN, ids=lambda gemeente: f"@{gemeente}")
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoSite]:
    """The demo of each city in turn, in its own palette; the tests of one city stay on one worker."""
    with serving(request.param, tmp_path_factory.mktemp(request.param)) as running:
        yield running


@pytest.fixture(scope="package")
def looker(chromium: Browser) -> Looker:
    """The tab of the crawl."""
    return Looker(chromium)


@pytest.fixture(params=[True, False], ids=["met script", "zonder script"])
def company(request: pytest.FixtureRequest, chromium: Browser, site: DemoSite) -> Iterator[Company]:
    """Everybody of a journey, once with and once without JavaScript; afterwards all their pages must be good."""
    company = Company(chromium, site, script=request.param)
    yield company
    company.leave()
    company.expect_good_pages()
