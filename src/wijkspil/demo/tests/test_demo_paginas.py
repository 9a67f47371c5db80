"""The demo of paginas: every area has a story that is marked as an example, and nothing in it is invented as fact."""

import re

import pytest

from wijkspil.core import clock
from wijkspil.demo import aanspreekpunten, mensen, paginas, wijken
from wijkspil.demo.context import context_for
from wijkspil.paginas.models import WijkPage
from wijkspil.reacties.models import Reactie
from wijkspil.wijken.queries import areas_on

pytestmark = pytest.mark.django_db


def fill(city: str) -> None:
    context = context_for(city, clock.today())
    for part in (wijken, mensen, aanspreekpunten, paginas):
        part.fill(context)


@pytest.mark.parametrize(("city", "stories"), [("arnhem", 24), ("nijmegen", 9)])
def test_every_wijk_shows_a_story_that_is_marked_as_an_example(page, city, stories):
    fill(city)
    assert WijkPage.objects.live().count() == stories
    for area in list(areas_on().wijken())[::6]:
        shown = page(f"/wijken/{area.slug}/")
        assert "Voorbeeldtekst" in shown.text
        assert re.search(r"Inwoners ?[0-9.]+", shown.text)
        assert "Uw aanspreekpunten" in shown.headings


def test_a_wijk_of_nijmegen_tells_whose_story_it_is(page):
    fill("nijmegen")
    assert "Dit verhaal gaat over heel Dukenburg. Zwanenveld hoort daarbij." in page("/wijken/zwanenveld/").text


def test_news_has_reactions_an_answer_and_one_that_waits(page):
    fill("arnhem")
    message = page("/").follow("Kijk mee naar het plan voor de speelplek")
    assert "Voorbeeldbericht" in message.text
    assert any("Antwoord van gemeente Arnhem" in line for line in message.having_class("wijk-reactie--medewerker"))
    assert Reactie.objects.filter(status="nieuw").count() == 1


def test_the_video_loads_nothing_from_elsewhere(page):
    fill("arnhem")
    shown = page("/zo-werken-wij/")
    assert shown.links["Bekijk de video: Zo werken wij in uw wijk"].startswith("https://video.arnhem.example/")
    assert not re.findall(r'(?:src|srcset|poster)="https?://', shown.html)
