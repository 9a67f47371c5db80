"""Two ways to go through the site, for the same journeys: with a mouse, and with the keyboard alone."""

import re
from typing import Any

from playwright.sync_api import Locator, Page

FARTHEST = 120  # presses of Tab to get anywhere on a page
LOOK_AT_FOCUS = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return '';
  const name = one.outerHTML.slice(0, 120);
  // The ring is on the element, or on the card or choice around it.
  const rings = (style) => parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== 'none';
  let seen = false;
  for (let box = one, up = 0; box && up < 4; box = box.parentElement, up += 1)
    seen ||= rings(getComputedStyle(box)) || rings(getComputedStyle(box, '::after'));
  if (!seen) return `no visible focus on ${name}`;
  const box = one.getBoundingClientRect();
  const bottom = Math.min(box.bottom, innerHeight), top = Math.max(box.top, 0);
  if (bottom <= top || box.right <= 0 || box.left >= innerWidth) return `focus outside the window on ${name}`;
  const covers = (y) => {
    const hit = document.elementFromPoint(Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1), y);
    const own = [one, ...(one.labels || [])];
    return hit && !hit.contains(one) && !own.some((part) => part.contains(hit));
  };
  if (covers(top + 1) && covers((top + bottom) / 2)) return `focus is covered on ${name}`;
  return '';
}"""


class Mouse:
    """Clicks and types; needs no script on the page."""

    def __init__(self, tab: Page) -> None:
        self.tab = tab
        tab.set_default_timeout(10_000)

    @property
    def heading(self) -> str:
        """The h1 of the page."""
        return self.tab.locator("h1").inner_text()

    def follow(self, link: str) -> None:
        """Open a link by its words."""
        with self.tab.expect_navigation():
            self._use(self._link(link))

    def jump(self, link: str) -> None:
        """Use a link to another place on the same page."""
        self._use(self._link(link))

    def press(self, button: str) -> None:
        """Press a button by its words, and wait for the page that comes."""
        with self.tab.expect_navigation():
            self._use(self.tab.get_by_role("button", name=button, exact=True).first)

    def type(self, label: str, text: str) -> None:
        """Fill in a field by its label."""
        self._field(label).fill(text)

    def choose(self, label: str) -> None:
        """Choose a radio button by its words."""
        self._field(label).check()

    def _link(self, words: str) -> Locator:
        """Find a link by its first words; a count or the name of a person may follow them."""
        return self.tab.get_by_role("link", name=re.compile(f"^{re.escape(words)}")).first

    def _field(self, label: str) -> Locator:
        return self.tab.locator("main").get_by_label(label, exact=True).first

    def _use(self, target: Locator) -> None:
        target.click()


class Keyboard(Mouse):
    """Presses Tab, Enter, Space and arrows only; at every stop the focus must be seen, and not be covered."""

    def __init__(self, tab: Page) -> None:
        super().__init__(tab)
        self.stops = 0

    def type(self, label: str, text: str) -> None:
        """Go to a field and type."""
        self.reach(self._field(label))
        self.tab.keyboard.press("ControlOrMeta+A")
        self.tab.keyboard.type(text)

    def jump(self, link: str) -> None:
        """From the error summary, which has the focus by itself, to the field that a link names."""
        assert self.tab.evaluate("document.activeElement.className") == "wijk-foutlijst"
        goal = str(self._link(link).get_attribute("href"))
        super().jump(link)
        assert self.tab.evaluate("document.activeElement.id") == goal.removeprefix("#")

    def choose(self, label: str) -> None:
        """Go to the group and then with the arrows to the choice."""
        wanted = self._field(label)
        group = self.tab.locator(f'main [name="{wanted.get_attribute("name")}"]')
        self.reach(group)
        for _ in range(group.count()):
            if _has_focus(wanted):
                break
            self.tab.keyboard.press("ArrowDown")
        self.tab.keyboard.press("Space")
        assert wanted.is_checked(), f"the keyboard does not choose ‘{label}’"

    def next(self, key: str = "Tab") -> str:
        """Press Tab once; return the words of what has the focus now."""
        self.tab.keyboard.press(key)
        self.stops += 1
        wrong = self.tab.evaluate(LOOK_AT_FOCUS)
        assert not wrong, f"{self.tab.url}: {wrong}"
        return str(self.tab.evaluate("document.activeElement.innerText || document.activeElement.id"))

    def go_back_to(self, target: Locator) -> None:
        """The same, backwards."""
        self.reach(target, "Shift+Tab")

    def reach(self, target: Locator, key: str = "Tab") -> None:
        """Press Tab until one of these elements has the focus."""
        target.first.wait_for(state="attached")
        for _ in range(FARTHEST):
            if _has_focus(target):
                return
            self.next(key)
        raise AssertionError(f"{self.tab.url}: {FARTHEST} presses of Tab do not lead to {target}")

    def _use(self, target: Locator) -> None:
        self.reach(target)
        self.tab.keyboard.press("Enter")


def _has_focus(target: Locator) -> Any:
    return target.evaluate_all("(all) => all.includes(document.activeElement)")
