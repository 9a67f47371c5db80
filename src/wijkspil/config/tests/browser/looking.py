"""What every screen is looked at for: axe, sideways scrolling, console, weight. Gives sentences."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage

AXE = (Path(__file__).resolve().parents[5] / "frontend/node_modules/axe-core/axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """(tags) => axe.run(document, {runOnly: tags, resultTypes: ['violations'], preload: false}).then((found) =>
  found.violations.map((one) => ({rule: one.id, help: one.help, nodes: one.nodes.slice(0, 3).map((node) =>
    node.target.join(' ') + '  ' + node.html.slice(0, 160) + '  ' + node.failureSummary.split('\\n').slice(1).join(';')
  )})))"""
# Elements that stick out, but not those in a part that scrolls by itself.
STICKS_OUT = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll('body *')].filter((one) => {
    if (one.getBoundingClientRect().right <= innerWidth + 1) return false;
    for (let up = one.parentElement; up; up = up.parentElement)
      if (/auto|scroll|hidden/.test(getComputedStyle(up).overflowX)) return false;
    return true;
  }).slice(0, 3).map((one) => one.outerHTML.slice(0, 160))"""
WIDTHS = (390, 1280)
NARROWEST = 320  # pixels: a screen of 1280 enlarged four times (WCAG 1.4.10)
HEIGHT = 844
HEAVIEST = 100_000  # bytes over the wire for a first view
MOST_REQUESTS = 8


class Looker:
    """A tab that goes from screen to screen, and hears what the console says and what is fetched.

    One tab for all screens costs half of one a screen. Its cache is off, so that every page is a first view.
    """

    def __init__(self, chromium: Browser) -> None:
        size = {"width": WIDTHS[0], "height": HEIGHT}
        self.context = chromium.new_context(viewport=size, reduced_motion="reduce", locale="nl-NL")
        self.tab = self.context.new_page()
        self.tab.set_default_timeout(10_000)
        self.said: list[str] = []
        self.sizes: list[int] = []
        self.fetched: list[str] = []
        self.tab.on("console", self._console)
        self.tab.on("pageerror", lambda error: self.said.append(f"script: {error}"))
        self.tab.on("response", lambda response: self.fetched.append(response.url))
        network = self.context.new_cdp_session(self.tab)
        network.send("Network.enable")
        network.send("Network.setCacheDisabled", {"cacheDisabled": True})
        network.on("Network.loadingFinished", lambda told: self.sizes.append(int(told["encodedDataLength"])))

    def become(self, session: str, url: str) -> None:
        """Forget the screen before, and look as whoever has this session; empty is anybody."""
        self.context.clear_cookies()
        if session:
            self.context.add_cookies([{"name": "sessie", "value": session, "url": url}])
        self.tab.set_viewport_size({"width": WIDTHS[0], "height": HEIGHT})
        for heard in (self.said, self.sizes, self.fetched):
            heard.clear()

    def weight_problems(self) -> list[str]:
        """Look at what the first view cost."""
        found = []
        if sum(self.sizes) > HEAVIEST:
            found.append(f"{sum(self.sizes)} bytes over the wire, {HEAVIEST} allowed")
        if len(self.fetched) > MOST_REQUESTS:
            found.append(f"{len(self.fetched)} requests, {MOST_REQUESTS} allowed: {', '.join(self.fetched)}")
        return found

    def page_problems(self) -> list[str]:
        """Look with axe, on a phone and on a desk, and whether it fits on every screen."""
        found = list(self.said)
        self.tab.evaluate(AXE)
        for width in (*WIDTHS, NARROWEST):
            self.tab.set_viewport_size({"width": width, "height": HEIGHT})
            found += [f"at {width} px, sticks out: {html}" for html in self.tab.evaluate(STICKS_OUT)]
            if width != NARROWEST:
                found += [_sentence(width, one) for one in self.tab.evaluate(RUN_AXE, RULES)]
        return found

    def _console(self, message: ConsoleMessage) -> None:
        """Keep errors, a breach of the Content-Security-Policy included; not that the page itself is a 404."""
        if message.type == "error" and message.location.get("url") != self.tab.url:
            self.said.append(f"console: {message.text} {message.location.get('url', '')}")


def _sentence(width: int, found: dict[str, Any]) -> str:
    return "\n    ".join([f"at {width} px, {found['rule']}: {found['help']}", *found["nodes"]])
