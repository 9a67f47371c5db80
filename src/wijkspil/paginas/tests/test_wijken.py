"""All wijken: the list from A to Z, and the map beside it."""

from xml.etree.ElementTree import Element

import pytest

from wijkspil.wijken.models import Omtrek


def drawing(page) -> Element | None:
    return page.document.find(".//{http://www.w3.org/2000/svg}svg[@viewBox]")


@pytest.fixture
def tiles(arnhem):
    for place, area in enumerate([arnhem.klarendal, arnhem.st_marten, arnhem.presikhaaf_west]):
        area.tile_x, area.tile_y = place, 0
        area.save()


def test_lists_all_wijken_from_a_to_z(page, site, arnhem):
    links = [text for text, address in page("/wijken/").links.items() if address.startswith("/wijken/")]
    names = [name for name in links if name in {"Klarendal", "Presikhaaf-Oost", "Presikhaaf-West", "St. Marten"}]
    assert names == sorted(names)
    assert len(names) == 4


def test_shows_a_tile_for_each_wijk_with_a_place(page, site, tiles):
    shown = page("/wijken/")
    assert "Op de kaart" in shown.headings
    assert shown.html.count("<rect") == 3


def test_shows_real_outlines_when_they_are_imported(page, site, arnhem, tiles):
    square = [[[[5.9, 51.98], [5.93, 51.98], [5.93, 52.0], [5.9, 52.0], [5.9, 51.98]]]]
    Omtrek.objects.create(area=arnhem.klarendal, geometry={"type": "MultiPolygon", "coordinates": square})
    shown = page("/wijken/")
    assert "Kaart van de wijken" in shown.headings
    assert "Op de kaart" not in shown.headings


def test_the_map_holds_nothing_that_a_keyboard_must_pass(page, site, tiles):
    html = page("/wijken/").html
    drawing_only = html[
        html.index("wijk-plattegrond__beeld") : html.index("</svg>", html.index("wijk-plattegrond__beeld"))
    ]
    assert drawing_only.count("<a ") == drawing_only.count('tabindex="-1"') == 3


def test_says_so_when_there_are_no_wijken_yet(page):
    assert "Er zijn nog geen wijken" in page("/wijken/").headings


def test_number_of_queries_does_not_grow_with_the_wijken(page, site, arnhem, tiles, query_budget):
    page("/wijken/")
    with query_budget(6):
        page.client.get("/wijken/?x=1")


def test_stands_in_the_main_menu(page, site):
    assert page("/").links["Wijken"] == "/wijken/"
