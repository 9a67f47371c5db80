"""Where an editor begins: the own wijken, and from there to the story and the news in as few steps as possible."""

import pytest

from wijkspil.core.models import LogRegel
from wijkspil.core.testkit.statements import query_budget
from wijkspil.mensen.permissions import Rol
from wijkspil.mensen.testkit import make_person
from wijkspil.paginas.models import NieuwsIndexPage, WijkPage
from wijkspil.paginas.testkit import make_story


@pytest.fixture
def dirk(site, arnhem):
    """Editor of gebied Noord."""
    return make_person("Dirk", Rol.REDACTEUR, arnhem.noord)


def test_shows_the_own_wijken_and_no_other(dirk, klarendal):
    shown = dirk.page("/werk/paginas/")
    assert shown.heading == "Pagina’s"
    assert {"Klarendal", "Noord", "St. Marten"} & set(shown.links)
    assert not {"Presikhaaf-West", "Oost"} & set(shown.links)


def test_leads_straight_to_story_and_news(dirk, klarendal):
    links = dirk.page("/werk/paginas/").links
    assert links["Schrijf het verhaal van Klarendal"] == f"/beheer/pages/{klarendal.pk}/edit/"
    assert links["Schrijf nieuws voor Klarendal"] == f"/beheer/pages/add/paginas/nieuwspage/{klarendal.pk}/"
    for name in ("Schrijf het verhaal van Klarendal", "Schrijf nieuws voor Klarendal"):
        assert dirk.client.get(links[name]).status_code == 200


def begin(person, area):
    """Press the button; give the address of the CMS that it leads to."""
    person.client.get("/werk/paginas/")
    token = person.client.cookies["csrf"].value
    return person.client.post(f"/werk/paginas/{area.pk}/beginnen/", {"csrfmiddlewaretoken": token})


def test_a_wijk_without_story_gets_a_draft_that_nobody_else_sees(dirk, site, arnhem, page):
    assert "Begin het verhaal van Klarendal" in dirk.page("/werk/paginas/").text
    answer = begin(dirk, arnhem.klarendal)
    story = WijkPage.objects.get()
    assert answer["Location"] == f"/beheer/pages/{story.pk}/edit/"
    assert dirk.client.get(answer["Location"]).status_code == 200, "the right to write it counts at once"
    assert (story.area, story.live, story.kernzin) == (arnhem.klarendal, False, "Wijk in Noord.")
    assert "Het verhaal van Klarendal" not in page("/wijken/klarendal/").headings
    assert "Nog niet op de site" in dirk.page("/werk/paginas/").text
    assert LogRegel.objects.filter(deed="verhaal.begonnen").count() == 1


def test_beginning_twice_opens_the_same_story(dirk, site, arnhem):
    assert begin(dirk, arnhem.klarendal)["Location"] == begin(dirk, arnhem.klarendal)["Location"]
    assert WijkPage.objects.count() == 1


def test_the_story_of_another_area_is_not_there(dirk, site, arnhem):
    assert begin(dirk, arnhem.presikhaaf_west).status_code == 404
    assert not WijkPage.objects.exists()


def test_who_writes_for_the_whole_gemeente_finds_the_pages_for_all(site, arnhem, dirk):
    dina = make_person("Dina", Rol.REDACTEUR, arnhem.stad)
    links = dina.page("/werk/paginas/").links
    assert links["Nieuws voor iedereen"] == f"/beheer/pages/add/paginas/nieuwspage/{NieuwsIndexPage.objects.get().pk}/"
    assert links["Startpagina en aankondiging"] == f"/beheer/pages/{site.pk}/edit/"
    assert "Nieuws voor iedereen" not in dirk.page("/werk/paginas/").links


def test_costs_as_many_queries_with_more_wijken(dirk, klarendal, arnhem):
    with query_budget(12) as few:
        dirk.page("/werk/paginas/")
    make_story(arnhem.st_marten)
    with query_budget(12) as more:
        dirk.page("/werk/paginas/")
    assert len(more) == len(few)
