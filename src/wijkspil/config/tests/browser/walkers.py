"""People who walk through the site for a journey, each in a window of their own; every page they come on is looked at.

With `WIJKSPIL_PLAATJES=folder` each page is kept there as a picture as well.
"""

import os
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Response

from wijkspil.config.tests.browser.demo_site import DemoSite
from wijkspil.config.tests.browser.hands import Mouse
from wijkspil.config.tests.browser.looking import AXE, RULES, RUN_AXE, STICKS_OUT

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}
IN_ARNHEM = pytest.mark.parametrize("site", [pytest.param("arnhem", id="@arnhem")], indirect=True)
# Where scripts are off, a test may still ask the page things, but no timer ends; axe waits for one that lasts nothing.
WITHOUT_TIMERS = "setTimeout = (act, _ms, ...words) => { act && Promise.resolve().then(() => act(...words)); }"
PICTURES = os.environ.get("WIJKSPIL_PLAATJES", "")


class Walker(Mouse):
    """Somebody of the story.

    Attributes:
        email: where this person reads mail.
        found: what was wrong with the pages.
        pages: how many they were.
    """

    def __init__(self, tab: Page, name: str, email: str, *, script: bool) -> None:
        super().__init__(tab)
        self.name, self.email = name, email
        self.found: list[str] = []
        self.pages = 0
        self._script = script
        tab.on("pageerror", lambda error: self.found.append(f"{tab.url}: script: {error}"))
        tab.on("response", self._answered)

    def open(self, path: str) -> None:
        """Open an address, as from a bookmark or a mail."""
        self.tab.goto(path)
        self._look()

    def follow(self, link: str) -> None:
        """Open a link by its words, and look at the page that comes."""
        super().follow(link)
        self._look()

    def press(self, button: str) -> None:
        """Press a button by its words, and look at the page that comes."""
        super().press(button)
        self._look()

    def pick(self, label: str, choice: str) -> None:
        """Choose from a list by the words of the list and of the choice."""
        self._field(label).select_option(label=choice)

    def give_file(self, label: str, name: str, content: bytes) -> None:
        """Choose a file from the own disk."""
        file: Any = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        self._field(label).set_input_files([file])

    def unfold(self, words: str) -> None:
        """Open what is folded away."""
        self.tab.locator("main summary").filter(has_text=words).first.click()

    def sees(self, *sentences: str) -> None:
        """Expect words on the page."""
        shown = self._words()
        for words in sentences:
            assert words in shown, f"{self.name} does not see ‘{words}’ at {self.tab.url}:\n{shown}"

    def sees_nothing_of(self, *sentences: str) -> None:
        """Expect that words are not on the page."""
        shown = self._words()
        for words in sentences:
            assert words not in shown, f"{self.name} sees ‘{words}’ at {self.tab.url}"

    def finds_no_page(self, path: str) -> None:
        """Expect that an address does not exist for this person."""
        answer = self.tab.goto(path)
        assert answer is not None
        assert answer.status == 404, f"{self.name} opens {path}: {answer.status}"

    def opens_mail(self, subject: str = "") -> None:
        """Open the newest mail of the demo to this person, or the newest of which the subject begins so.

        Nobody has these pages outside the demo: the crawl looks at them, and a journey does not again each time.
        """
        self.tab.goto("/demo/post/")
        mine = self.tab.locator("main li").filter(has_text=self.email)
        title = mine.get_by_role("link", name=re.compile(f"^{re.escape(subject)}")).first
        self.tab.goto(str(title.get_attribute("href")))

    def follows_mail(self, address: str, subject: str = "") -> None:
        """Open a mail, and in it the link that has these words in its address."""
        self.opens_mail(subject)
        self.open(str(self.tab.locator(f'main a[href*="{address}"]').first.get_attribute("href")))

    def pick_for(self, words: str, choice: str) -> None:
        """Choose from the list of which the explanation has these words."""
        self.tab.locator("main .utrecht-form-field").filter(has_text=words).locator("select").select_option(
            label=choice
        )

    @property
    def menu(self) -> list[str]:
        """The words of the main menu, without numbers."""
        return [words.split("\n")[0] for words in self.tab.locator("header nav a").all_inner_texts()]

    @property
    def kenmerk(self) -> str:
        """The number of an inbreng that stands on the page."""
        found = re.search(r"[0-9]{4}-[0-9]{5}", self.tab.locator("main").inner_text())
        assert found, f"no number at {self.tab.url}"
        return found.group()

    def _field(self, label: str) -> Locator:
        words = re.compile(rf"^\s*{re.escape(label)}(\s+\(niet verplicht\))?\s*$")
        return self.tab.locator("main").get_by_label(words).first

    def _words(self) -> str:
        """Return the words of the page, with spaces that do not break as any other."""
        return re.sub(r"\s+", " ", self.tab.locator("main").inner_text())

    def _answered(self, response: Response) -> None:
        if response.status >= 500:
            self.found.append(f"{response.url} answers {response.status}")

    def _look(self) -> None:
        """Look with axe at the page as it stands there."""
        self.pages += 1
        if not self._script:
            self.tab.evaluate(WITHOUT_TIMERS)
        self.tab.evaluate(AXE)
        wrong = [f"{one['rule']}: {one['help']} {one['nodes']}" for one in self.tab.evaluate(RUN_AXE, RULES)]
        wrong += [f"sticks out: {html}" for html in self.tab.evaluate(STICKS_OUT)]
        self.found += [f"{self.name} at {self.tab.url}: {one}" for one in wrong]
        if PICTURES:
            self._picture()

    def _picture(self) -> None:
        folder = Path(PICTURES, "met" if self._script else "zonder")
        folder.mkdir(parents=True, exist_ok=True)
        name = re.sub(r"[^a-z0-9]+", "-", self.heading.lower()).strip("-")[:50]
        self.tab.screenshot(path=folder / f"{self.name.lower()}-{self.pages:02}-{name}.png", full_page=True)


class Company:
    """All who take part in a journey, in one browser.

    Attributes:
        way: `met script` or `zonder script`; put behind titles, so that both ways do not meet on the one site.
    """

    def __init__(self, chromium: Browser, site: DemoSite, *, script: bool) -> None:
        self.way = "met script" if script else "zonder script"
        self._chromium, self._site, self._script = chromium, site, script
        self._walkers: dict[str, Walker] = {}

    def resident(self, name: str) -> Walker:
        """Return somebody with a telephone and without an account."""
        way = self.way.replace(" ", "-")
        return self._walker(name, f"{name.lower()}.{way}@bewoners.example", PHONE)

    def staff(self, name: str) -> Walker:
        """Return a colleague at a desk, signed in."""
        if name not in self._walkers:
            walker = self._walker(name, f"{name.lower().replace(' ', '.')}@arnhem.example", DESK)
            walker.tab.goto("/demo/inloggen/")
            button = f"Log in als {walker.name}"
            if not walker.tab.get_by_role("button", name=button, exact=True).is_visible():
                walker.unfold("Andere medewerkers")
            walker.press(button)
        return self._walkers[name]

    def title(self, words: str) -> str:
        """Return a title that only this way of walking has."""
        return f"{words} ({self.way})"

    def leave(self) -> None:
        """Close all windows."""
        for walker in self._walkers.values():
            walker.tab.context.close()

    def expect_good_pages(self) -> None:
        """Expect that nobody came on a page with something wrong."""
        found = [one for walker in self._walkers.values() for one in walker.found]
        assert not found, "\n- ".join(["", *found])

    def _walker(self, name: str, email: str, size: dict[str, int]) -> Walker:
        if name not in self._walkers:
            context = self._chromium.new_context(
                viewport=size,  # type: ignore[arg-type]
                reduced_motion="reduce",
                locale="nl-NL",
                base_url=self._site.url,
                java_script_enabled=self._script,
            )
            self._walkers[name] = Walker(context.new_page(), name.partition(" ")[0], email, script=self._script)
        return self._walkers[name]
