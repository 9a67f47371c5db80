"""How a screen to look at is written down, and what can be done on it first."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

Step = Callable[[Page], None]
FOUTEN = "fouten"
MAIN_BUTTON = "form[method=post] button.nl-button--primary"
SUMMARY = ".wijk-foutlijst"


@dataclass(frozen=True)
class Screen:
    """One page in one state: `Screen("/werk/teams/nieuw/", "fouten", by=BEHEERDER, first=press("Maak het team"))`.

    Attributes:
        route: the address as in docs/paginas.md; its places are filled in from the `examples` of the apps.
        state: what is special about it; empty for the page as it opens. `fouten` must show the error summary.
        by: who looks, by a name of people.py; empty is anybody.
        first: what to do after opening it, before looking.
        query: what stands behind the address: `?thema=groen`.
        lands: the route on which one ends, when that is another one.
        status: what the server answers.
    """

    route: str
    state: str = ""
    by: str = ""
    first: Step | None = None
    query: str = ""
    lands: str = ""
    status: int = 200

    @property
    def name(self) -> str:
        """Return the name of its test."""
        words = (self.route, self.query, self.state, self.by and f"({self.by})")
        return " ".join(word for word in words if word)

    @property
    def is_public(self) -> bool:
        """Tell whether it is for anybody, so that its weight is limited."""
        return not self.by and not self.route.startswith("/demo/")

    def address(self, examples: dict[str, object]) -> str:
        """Return the address to open."""
        address = self.route
        for place in re.findall(r"<\w+>", self.route):
            address = address.replace(place, str(self._example(place, examples)))
        return address + self.query

    def _example(self, place: str, examples: dict[str, object]) -> object:
        """Find what stands in a place: an example for this state goes before one for all."""
        words = self.route.strip("/").split("/")
        number = words.index(place)
        with_word = f"{words[number - 1] if number else ''}/{place}"
        for name in (f"{with_word} {self.state}", with_word):
            if name in examples:
                return examples[name]
        raise LookupError(
            f"No example for {place} in {self.route}: let `examples` in the file of your app in "
            f"config/tests/browser/screens/ give one under the name ‘{with_word}’."
        )


def press(button: str = "") -> Step:
    """Press a button of the main part (its first main button when no words are given) and wait for what comes."""

    def step(tab: Page) -> None:
        main = tab.locator("main")
        found = main.get_by_role("button", name=button, exact=True) if button else main.locator(MAIN_BUTTON)
        with tab.expect_navigation():
            found.first.click()

    return step


def fill(**fields: str) -> Step:
    """Fill in fields by their name; a choice is given by its value."""

    def step(tab: Page) -> None:
        for name, value in fields.items():
            field = tab.locator(f'main [name="{name}"]')
            if field.first.get_attribute("type") in {"radio", "checkbox"}:
                tab.locator(f'main [name="{name}"][value="{value}"]').check()
            elif field.first.evaluate("field => field.tagName") == "SELECT":
                field.first.select_option(value)
            else:
                field.first.fill(value)

    return step


def choose_file(field: str, name: str, content: bytes) -> Step:
    """Choose a file from the disk of who looks."""

    def step(tab: Page) -> None:
        file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        tab.locator(f'main [name="{field}"]').set_input_files([file])  # type: ignore[list-item]

    return step


def choose_first(field: str) -> Step:
    """Choose the first real choice of a list or of a group."""

    def step(tab: Page) -> None:
        found = tab.locator(f'main [name="{field}"]').first
        if found.evaluate("field => field.tagName") == "SELECT":
            found.select_option(index=1)
        else:
            found.check()

    return step


def follow(link: str) -> Step:
    """Open a link of the main part by its words."""

    def step(tab: Page) -> None:
        with tab.expect_navigation():
            tab.locator("main").get_by_role("link", name=link, exact=True).first.click()

    return step


def hidden(**fields: str) -> Step:
    """Change what a hidden field sends, as when the page stood open for long."""

    def step(tab: Page) -> None:
        for name, value in fields.items():
            tab.locator(f'main input[name="{name}"]').first.evaluate(
                "(field, value) => { field.value = value; }", value
            )

    return step


def open_all(tab: Page) -> None:
    """Open everything that can be unfolded."""
    tab.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


def steps(*parts: Step) -> Step:
    """Do one thing after the other."""

    def step(tab: Page) -> None:
        for part in parts:
            part(tab)

    return step
