"""The start page: the way to the own wijk, the tasks, the news and all wijken."""

from datetime import timedelta

from wijkspil.core import clock
from wijkspil.paginas.testkit import make_news


def test_works_before_anything_is_set_up(page):
    assert page("/").heading


def test_shows_heading_of_the_gemeente_and_all_wijken(page, site, arnhem):
    home = page("/")
    assert home.heading == arnhem.gemeente.slogan
    assert home.links["Klarendal"] == "/wijken/klarendal/"
    assert "Noord" not in home.links, "a gebied is no wijk"


def test_asks_for_postcode_and_house_number(page, site):
    form = page("/").forms[0]
    assert (form.method, form.action) == ("post", "/vind-uw-wijk/"), "an address stands in no address bar"
    assert {"postcode", "huisnummer"} <= form.names


def test_own_wijk_comes_first_when_the_browser_remembers_it(page, site):
    page.client.cookies["mijnwijk"] = "klarendal"
    home = page("/")
    assert "Uw wijk: Klarendal" in home.headings
    assert home.links["Naar Klarendal"] == "/wijken/klarendal/"


def test_strange_cookie_is_ignored(page, site):
    page.client.cookies["mijnwijk"] = "<script>"
    assert "Vind uw wijk" in page("/").headings


def test_announcement_stands_there_from_its_date_until_its_end(page, site):
    today = clock.today()
    site.aankondiging = "Zaterdag is het burendag."
    site.aankondiging_van, site.aankondiging_tot = today, today + timedelta(days=1)
    site.save()
    assert "Zaterdag is het burendag." in page("/").html
    site.aankondiging_van, site.aankondiging_tot = today - timedelta(days=2), today
    site.save()
    assert "burendag" not in page("/").html
    site.aankondiging_van, site.aankondiging_tot = today + timedelta(days=1), None
    site.save()
    assert "burendag" not in page("/").html


def test_newest_news_stands_there(page, site, klarendal):
    make_news(klarendal, title="Nieuwe bank")
    make_news(title="Burendag")
    assert page("/").follow("Nieuwe bank").heading == "Nieuwe bank"
    assert "Burendag" in page("/").headings


def test_english_interface_keeps_dutch_texts_marked(page, site):
    home = page("/en/")
    assert 'lang="nl"' in home.html
