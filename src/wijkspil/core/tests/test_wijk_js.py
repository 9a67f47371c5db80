"""The comforts of wijk.js, and the component page, in a real browser: focus, counter, menu, widths, axe."""

import mimetypes
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.contrib.staticfiles import finders
from django.template import Context, engines
from django.template.loader import get_template
from django.test import RequestFactory
from django_cotton.compiler_regex import CottonCompiler
from playwright.sync_api import Page, Route, sync_playwright

from wijkspil.core.formulieren import Formulier
from wijkspil.core.menus import MenuItem, hoofdmenu
from wijkspil.core.palet import Huisstijl, huisstijl_css
from wijkspil.core.views import VoorbeeldFormulier

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
AXE = Path(__file__).resolve().parents[4] / "frontend/node_modules/axe-core/axe.min.js"
SITE = "http://wijkspil.test"

ARNHEM = Huisstijl(
    "gemeente", "#1d4f91", "#1d4f91", "#3b4658", 0.7, accent="#f2b632", accent_zacht="#fdf4dd",
    lettertype="figtree", radius_px=14,
)  # fmt: skip
NIJMEGEN = Huisstijl(
    "gemeente", "#17775b", "#17775b", "#3a4a46", 0.6, accent="#b3261e", accent_zacht="#fdf1f0",
    lettertype="source-sans-3", radius_px=8,
)  # fmt: skip


class TekstFormulier(Formulier):
    titel = forms.CharField(label="Titel", max_length=80)
    wat = forms.CharField(label="Wat is uw idee?", max_length=20, widget=forms.Textarea)


PAGE = """{% extends "base.html" %}{% block titel %}Deel een idee{% endblock %}{% block pagina %}
<c-foutlijst :formulier="formulier" /><h1>Deel een idee</h1><c-formulier :formulier="formulier" knop="Verstuur" />
{% endblock %}"""


def form_page(**answers: str) -> str:
    """A public page with a form, as the server sends it; with answers it was sent before."""
    formulier = TekstFormulier(answers or None)
    context = {"formulier": formulier, "gemeente": None, "huisstijl": None, "taal_wissel": None}
    template = engines["django"].engine.from_string(CottonCompiler().process(PAGE))
    return str(template.render(Context({**context, "request": RequestFactory().get("/idee/")})))


class Browser:
    """Chromium, shown pages from memory and static files from the source tree."""

    def __init__(self, tab: Page) -> None:
        self.tab = tab
        self.sent = 0
        self.html = ""
        self.css = huisstijl_css(ARNHEM)
        tab.route("**/*", self._answer)

    def show(self, html: str) -> Page:
        self.html = html
        self.tab.goto(f"{SITE}/idee/")
        return self.tab

    def violations(self) -> list[tuple[str, str]]:
        """What axe finds: the rule and the first element that breaks it."""
        self.tab.add_script_tag(path=str(AXE))
        result = self.tab.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [(found["id"], found["nodes"][0]["html"]) for found in result["violations"]]

    def _answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(SITE)
        if path.startswith("/static/"):
            found = finders.find(path.removeprefix("/static/"))
            route.fulfill(path=str(found), content_type=mimetypes.guess_type(path)[0] or "font/woff2")
        elif path.startswith("/huisstijl-"):
            route.fulfill(body=self.css, content_type="text/css")
        elif route.request.method == "POST":
            self.sent += 1  # never answered: the visitor waits and may click again
        else:
            route.fulfill(body=self.html, content_type="text/html; charset=utf-8")


@pytest.fixture
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        tab = chromium.new_page()
        tab.set_default_timeout(5000)
        yield Browser(tab)
        chromium.close()


def test_the_error_summary_has_the_focus_and_leads_to_the_field(browser: Browser) -> None:
    tab = browser.show(form_page(titel=""))
    assert tab.evaluate("document.activeElement.className") == "wijk-foutlijst"
    tab.get_by_role("link", name="Vul een titel in.").click()
    assert tab.evaluate("document.activeElement.id") == "id_titel"


def test_the_characters_left_follow_what_is_typed(browser: Browser) -> None:
    tab = browser.show(form_page())
    counter = tab.locator("#id_wat-n")
    assert counter.inner_text() == "U kunt nog 20 tekens gebruiken"
    for text, sentence in [
        ("hallo", "U kunt nog 15 tekens gebruiken"),
        ("x" * 19, "U kunt nog 1 teken gebruiken"),
        ("x" * 18 + "😀\n", "U hebt alle tekens gebruikt"),
        ("x" * 25, "Uw tekst is 5 tekens te lang"),
    ]:
        tab.locator("#id_wat").fill(text)
        tab.wait_for_function("zin => document.getElementById('id_wat-n').textContent === zin", arg=sentence)


def test_a_second_click_sends_nothing(browser: Browser) -> None:
    tab = browser.show(form_page())
    tab.evaluate("() => { const button = document.querySelector('main button'); button.click(); button.click(); }")
    tab.wait_for_timeout(300)
    assert browser.sent == 1


def test_escape_closes_the_menu_and_gives_the_focus_back(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hoofdmenu, "_providers", [lambda request: [MenuItem("Ideeën", "/ideeen/")]])
    browser.tab.set_viewport_size({"width": 390, "height": 800})
    tab = browser.show(form_page())
    tab.get_by_text("Menu", exact=True).click()
    assert tab.get_by_role("link", name="Ideeën").is_visible()
    tab.keyboard.press("Escape")
    assert not tab.get_by_role("link", name="Ideeën").is_visible()
    assert tab.evaluate("document.activeElement.tagName") == "SUMMARY"


@pytest.fixture
def component_pages(bram: Any) -> list[str]:
    """The component page, empty and with errors; rendered before the browser starts."""
    page = bram.page("/werk/componenten/")
    wrong = page.submit("Controleer het formulier", titel="", email="geen adres")
    assert wrong.errors
    return [page.html, wrong.html]


@pytest.mark.parametrize("look", [ARNHEM, NIJMEGEN], ids=["arnhem", "nijmegen"])
def test_every_component_passes_axe_and_fits_its_screen(
    component_pages: list[str], browser: Browser, look: Huisstijl
) -> None:
    browser.css = huisstijl_css(look)
    for width in (320, 390, 1280):
        browser.tab.set_viewport_size({"width": width, "height": 800})
        for html in component_pages:
            assert browser.show(html).evaluate("document.documentElement.scrollWidth") <= width
            assert browser.violations() == []


@pytest.mark.parametrize(
    ("width", "css"),
    [
        (390, "html { font-size: 200% !important }"),
        (320, "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"),
    ],
    ids=["200 % text", "text spacing"],
)
def test_the_components_take_large_and_wide_text_without_sideways_scrolling(
    component_pages: list[str], browser: Browser, width: int, css: str
) -> None:
    browser.tab.set_viewport_size({"width": width, "height": 800})
    tab = browser.show(component_pages[1])
    tab.add_style_tag(content=css)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_a_page_about_a_fault_passes_axe(browser: Browser) -> None:
    for template in ("400.html", "403_csrf.html", "500.html", "503.html"):
        browser.show(get_template(template).render())
        assert browser.violations() == []


def test_the_example_form_has_a_field_of_every_kind() -> None:
    kinds = {field.soort for field in VoorbeeldFormulier()}  # type: ignore[attr-defined]
    assert kinds == {"tekst", "groot", "keuze", "keuzes", "vinkje"}
