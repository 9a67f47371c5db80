"""The components: each stands on the component page and in the documentation, and the pages around them hold."""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpRequest
from django.template import engines
from django.template.loader import get_template
from django.test import RequestFactory
from django.utils import translation
from django_cotton.compiler_regex import CottonCompiler

from wijkspil.core.menus import MenuItem, current_item, hoofdmenu
from wijkspil.core.templatetags.wijkspil import breekbaar, datum, initialen, tel, tijdstip
from wijkspil.core.testkit.html_checks import parse, problems

CORE = Path(__file__).resolve().parents[1]
COTTON = CORE / "templates/cotton"
DOCS = (CORE.parents[2] / "docs/componenten.md").read_text(encoding="utf-8")
NAMES = sorted(path.stem.replace("_", "-") for path in COTTON.glob("*.html"))
TEMPLATES = sorted(CORE.parent.glob("*/templates/**/*.html"))
C_VARS = re.compile(r"<c-vars ([^>]*)/>")
PARAMETER = re.compile(r":?([a-z_]+)=")


def rendered(source: str, request: HttpRequest | None = None, **context: Any) -> str:
    """Render a template that is written in the test."""
    template = engines["django"].from_string(CottonCompiler().process(source))
    return template.render(context, request)


@pytest.mark.parametrize("name", NAMES)
def test_every_component_is_shown_somewhere_on_the_component_page(name: str) -> None:
    templates = [
        *(CORE / "templates/core").rglob("*.html"),
        *(CORE / "templates").glob("base*.html"),
        *COTTON.glob("*"),
    ]
    others = [path for path in templates if path.stem != name.replace("-", "_")]
    assert any(re.search(rf"<c-{name}[ >/]", path.read_text(encoding="utf-8")) for path in others)


@pytest.mark.parametrize("name", NAMES)
def test_every_component_and_parameter_is_in_the_documentation(name: str) -> None:
    rows = DOCS.splitlines()
    own = [row for row in rows if row.startswith(f"| `c-{name}`")]
    row = next(iter(own or [row for row in rows if f"<c-{name} " in row]), "")
    assert row, f"c-{name} is not in docs/componenten.md"
    template = (COTTON / f"{name.replace('-', '_')}.html").read_text(encoding="utf-8")
    assert "{% comment %}" in template
    for variables in C_VARS.findall(template):
        missing = [word for word in PARAMETER.findall(variables) if not re.search(rf"\b{word}\b", row)]
        assert not missing


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_template_of_the_site_can_be_read(path: Path) -> None:
    get_template(path.as_posix().split("/templates/")[1])


def test_a_component_sees_only_its_own_parameters() -> None:
    """A variable of the page with the name of a parameter must not leak in."""
    page = {"naam": "LEK", "titel": "LEK", "href": "LEK", "kop": "LEK", "soort": "LEK", "icoon": "LEK", "voet": "LEK"}
    for name in NAMES:
        template = (COTTON / f"{name.replace('-', '_')}.html").read_text(encoding="utf-8")
        declared = {word for variables in C_VARS.findall(template) for word in PARAMETER.findall(variables)}
        used = set(re.findall(r"\{\{ ?([a-z_]+)", template)) | set(re.findall(r"\{% if ([a-z_]+)", template))
        assert not used & set(page) - declared, name


def test_text_of_a_resident_is_escaped_in_every_way_of_passing_it() -> None:
    source = (
        '<c-kaart titel="{{ gevaar }}" href="/x/">{{ gevaar }}<c-slot name="voet">{{ gevaar }}</c-slot></c-kaart>'
        '<c-contactkaart :naam="gevaar" :email="gevaar" voor="{{ gevaar }}" /><c-zaak :titel="gevaar" href="/x/" />'
    )
    html = rendered(source, gevaar='"><script>alert(1)</script>')
    assert "<script>" not in html
    assert "&amp;lt;" not in html, "escaped twice"


# --- Pages ------------------------------------------------------------------------------------------------------------


def request_to(path: str) -> HttpRequest:
    return RequestFactory().get(path)


@pytest.mark.parametrize("template", ["400.html", "403_csrf.html", "500.html", "503.html"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_error_page_needs_no_database_and_no_request(template: str, language: str) -> None:
    with translation.override(language):
        html = get_template(template).render()
    document, invalid = parse(html)
    assert not invalid
    assert problems(document, language) == []


@pytest.mark.parametrize("template", ["403.html", "404.html"])
def test_an_error_page_of_the_site_has_the_menu_and_the_telephone_number(template: str, arnhem: Any) -> None:
    html = get_template(template).render({}, request_to("/bestaat-niet/"))
    document, invalid = parse(html)
    assert not invalid
    assert problems(document) == []
    assert "Hulp nodig?" in html
    assert 'href="tel:' in html


def test_the_component_page_shows_errors_above_the_form_and_at_the_fields(bram: Any) -> None:
    page = bram.page("/werk/componenten/")
    assert page.heading == "Componenten"
    page = page.submit("Controleer het formulier", titel="Bankjes", email="geen adres")
    assert page.title.startswith("Fout: Componenten")
    assert page.errors == page.field_errors
    assert "Kies een onderwerp." in page.errors
    assert page.value("titel") == "Bankjes"


def test_the_component_page_is_there_in_english(bram: Any) -> None:
    assert bram.page("/en/werk/componenten/").heading == "Components"


# --- Menu -------------------------------------------------------------------------------------------------------------

ITEMS = [
    MenuItem("Home", "/"),
    MenuItem("Ideeën", "/ideeen/", key="ideeen"),
    MenuItem("Nieuw idee", "/ideeen/nieuw/", also=("/kijk-in-uw-mail/",)),
]


@pytest.mark.parametrize(
    ("path", "key", "name"),
    [
        ("/", "", "Home"),
        ("/ideeen/", "", "Ideeën"),
        ("/ideeen/12/", "", "Ideeën"),
        ("/ideeen/nieuw/", "", "Nieuw idee"),
        ("/kijk-in-uw-mail/", "", "Nieuw idee"),
        ("/wijk/klarendal/", "ideeen", "Ideeën"),
    ],
)
def test_a_page_falls_under_the_nearest_entry_of_the_menu(path: str, key: str, name: str) -> None:
    current = current_item(ITEMS, path, key)
    assert current is not None
    assert current.name == name


def test_a_page_may_fall_under_no_entry() -> None:
    assert current_item(ITEMS[1:], "/zoeken/") is None
    assert current_item(ITEMS, "/zoeken/") is None  # not under the entry that stands above all


def test_the_menu_marks_the_present_page_and_the_part_above_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hoofdmenu, "_providers", [lambda request: ITEMS])
    source = '{% load wijkspil %}{% menu "hoofdmenu" %}'
    assert '<a href="/ideeen/" aria-current="page">' in rendered(source, request_to("/ideeen/"))
    assert '<a href="/ideeen/" aria-current="true">' in rendered(source, request_to("/ideeen/12/"))


# --- Filters ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Mirjam Kuiper", "MK"),
        ("Femke van Loon", "FL"),
        ("Özge", "Ö"),
        ("team leefomgeving Noord", "TN"),
        ("", ""),
        ("  ", ""),
        ("(onbekend)", ""),
    ],
)
def test_initials_are_of_the_first_and_last_word(name: str, letters: str) -> None:
    assert initialen(name) == letters


def test_a_long_name_breaks_after_a_slash_or_an_at_sign() -> None:
    assert breekbaar("Sint Marten/Sonsbeek <b>") == "Sint Marten/<wbr>Sonsbeek &lt;b&gt;"
    assert breekbaar("wijken@arnhem.example") == "wijken@<wbr>arnhem.example"


def test_a_telephone_number_becomes_an_address() -> None:
    assert tel("026 - 000 00 10") == "tel:0260000010"
    assert tel("+31 (0)26 000") == "tel:+3126000"


def test_a_date_and_a_time_are_written_in_full_on_the_dutch_clock() -> None:
    moment = datetime(2026, 8, 31, 22, 30, tzinfo=UTC)
    assert datum(date(2026, 9, 1)) == "1 september 2026"
    assert datum(moment) == "1 september 2026"
    assert tijdstip(moment) == "0.30 uur"
    assert datum(None) == tijdstip(None) == ""
    with translation.override("en"):
        assert datum(moment) == "1 September 2026"
        assert tijdstip(moment) == "0:30"


def test_a_date_component_is_readable_for_machines_too() -> None:
    html = rendered('<c-datum :op="op" />', op=date(2026, 9, 1))
    assert html.strip() == '<time datetime="2026-09-01">1 september 2026</time>'
