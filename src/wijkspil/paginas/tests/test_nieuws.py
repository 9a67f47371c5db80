"""News: the list, a message with its author, plain pages, feeds and the map of the site."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.core.files.base import ContentFile
from wagtail.documents.models import Document

from wijkspil.core import clock
from wijkspil.paginas import queries
from wijkspil.paginas.models import TekstPage
from wijkspil.paginas.testkit import make_news, make_photo, make_story, next_week
from wijkspil.wijken.models import Area

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_list_shows_newest_first_with_its_wijk(page, klarendal):
    make_news(klarendal, title="Oud", datum=clock.today() - timedelta(days=3))
    make_news(title="Nieuw")
    shown = page("/nieuws/")
    assert shown.heading == "Nieuws"
    assert [h for h in shown.headings if h in {"Oud", "Nieuw"}] == ["Nieuw", "Oud"]
    places = shown.having_class("wijk-meta")
    assert "Alle wijken" in places[0]
    assert "Klarendal" in places[1]


def test_empty_list_says_so(page, site):
    assert "Er is nog geen nieuws" in page("/nieuws/").headings


def test_a_long_list_goes_on_and_nothing_is_shown_twice(page, site, monkeypatch):
    monkeypatch.setattr(queries, "NEWS_PER_PAGE", 3)
    for number in range(7):
        make_news(title=f"Bericht {number}")
    seen = []
    shown = page("/nieuws/")
    for _step in range(3):
        seen += [heading for heading in shown.headings if heading.startswith("Bericht")]
        if "Volgende" in shown.links:
            shown = shown.follow("Volgende")
    assert seen == [f"Bericht {number}" for number in reversed(range(7))]
    assert shown.follow("Vorige").heading == "Nieuws"


@pytest.mark.parametrize("key", ["x", "2026-13-45.1", "2026-01-01.", ".", "2026-01-01.99999999999999999999"])
def test_a_strange_place_in_the_list_shows_the_first_page(page, site, key):
    make_news(title="Bericht")
    assert "Bericht" in page(f"/nieuws/?na={key}").headings


def test_list_needs_few_queries_however_long_it_is(page, klarendal, query_budget):
    for number in range(25):
        make_news(klarendal, title=f"Bericht {number}")
    page("/nieuws/")
    with query_budget(6):
        page("/nieuws/")


def test_message_shows_author_date_and_where_it_belongs(page, klarendal):
    make_news(klarendal, title="Nieuwe bank", slug="bank", auteur="Bram Bakker, team Leefomgeving")
    shown = page("/wijken/klarendal/bank/")
    assert shown.title.startswith("Nieuwe bank - ")
    assert "Geschreven door Bram Bakker, team Leefomgeving" in shown.text
    assert shown.links["Klarendal"] == "/wijken/klarendal/"
    assert "Er staan nieuwe schommels." in shown.paragraphs


def test_message_needs_few_queries(page, klarendal, query_budget):
    make_news(klarendal, slug="bank", reageren_tot=next_week())
    page("/wijken/klarendal/bank/")
    with query_budget(6):
        page("/wijken/klarendal/bank/")


def test_a_plain_page_below_another_is_there_too(page, site):
    above = TekstPage.objects.get(slug="privacy")
    above.add_child(instance=TekstPage(title="Cookies", slug="cookies", inhoud=[("tekst", "<p>Geen.</p>")]))
    assert page("/privacy/cookies/").heading == "Cookies"


def test_draft_is_not_there(page, klarendal):
    message = make_news(klarendal, slug="bank")
    message.unpublish()
    page("/wijken/klarendal/bank/", status=404)
    assert "De speelplek is klaar" not in page("/nieuws/").headings


def test_a_moved_message_belongs_to_its_new_wijk(page, klarendal, arnhem):
    other = make_story(arnhem.presikhaaf_west)
    message = make_news(klarendal, title="Verhuisd")
    message.move(other, pos="last-child")
    assert "Verhuisd" in page("/wijken/presikhaaf-west/").headings
    assert "Verhuisd" not in page("/wijken/klarendal/").headings


@pytest.mark.parametrize(
    "slug",
    ["zo-werken-wij", "verschil-met-de-sociale-wijkteams", "contact", "huisregels", "privacy", "toegankelijkheid"],
)
def test_plain_page_is_there_with_the_numbers_of_the_gemeente(page, site, slug, arnhem):
    shown = page(f"/{slug}/")
    assert shown.heading == TekstPage.objects.get(slug=slug).title
    assert "{" not in shown.text


def test_contact_page_names_phone_and_mail(page, site, arnhem):
    text = page("/contact/").text
    assert arnhem.gemeente.telefoon in text
    assert arnhem.gemeente.email in text


def test_plain_page_in_english_is_marked_dutch(page, site):
    assert '<article class="wijk-stack" lang="nl">' in page("/en/privacy/").html


def test_video_of_our_own_has_captions_and_loads_nothing_before_a_click(page, site):
    film = Document.objects.create(title="film", file=ContentFile(b"film", name="film.mp4"))
    text = Document.objects.create(title="tekst", file=ContentFile(b"WEBVTT", name="film.vtt"))
    video = {"titel": "Zo doen wij dat", "beeld": make_photo(), "adres": "", "bestand": film, "ondertiteling": text}
    contact = TekstPage.objects.get(slug="contact")
    contact.inhoud = [("video", {**video, "tekst": "Een medewerker vertelt."})]
    contact.save()
    shown = page("/contact/")
    assert 'preload="none"' in shown.html
    assert f'src="{text.url}"' in shown.html
    assert "Een medewerker vertelt." in shown.text
    assert not [e for e in shown.document.iter() if (e.get("src") or "").startswith("http")]


@pytest.mark.parametrize(
    ("asked", "status", "content", "header"),
    [
        ("", 200, b"0123456789", None),
        ("bytes=2-4", 206, b"234", "bytes 2-4/10"),
        ("bytes=7-", 206, b"789", "bytes 7-9/10"),
        ("bytes=7-99", 206, b"789", "bytes 7-9/10"),
        ("bytes=10-", 416, b"", "bytes */10"),
        ("bytes=5-2", 416, b"", "bytes */10"),
        ("bytes=0-1,3-4", 200, b"0123456789", None),
        ("rubbish", 200, b"0123456789", None),
    ],
)
def test_video_of_our_own_plays_from_any_moment(page, site, asked, status, content, header):
    film = Document.objects.create(title="film", file=ContentFile(b"0123456789", name="film.mp4"))
    answer = page.client.get(film.url, headers={"Range": asked} if asked else {})
    assert answer.status_code == status
    assert answer.getvalue() == content
    assert answer.headers.get("Content-Range") == header


def test_feed_of_a_wijk_holds_its_news_and_that_for_all(page, klarendal, arnhem):
    make_news(klarendal, title="Hier <b>& daar</b>", slug="hier", auteur="Bram")
    make_news(title="Overal")
    make_news(make_story(arnhem.presikhaaf_west), title="Elders")
    answer = page.client.get("/wijken/klarendal/feed.atom")
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)  # noqa: S314 - our own
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["Overal", "Hier <b>& daar</b>"]
    link = entries[1].find(f"{ATOM}link")
    assert link is not None
    assert link.get("href", "").endswith("/wijken/klarendal/hier/")
    assert entries[1].findtext(f"{ATOM}author/{ATOM}name") == "Bram"


def test_feed_for_all_and_of_an_unknown_wijk(page, klarendal):
    make_news(klarendal, title="Hier")
    assert "Hier" in page.client.get("/nieuws/feed.atom").text
    page("/wijken/onbekend/feed.atom", status=404)


def test_every_address_on_the_map_of_the_site_works(page, klarendal):
    make_news(klarendal)
    make_news()
    found = ElementTree.fromstring(page.client.get("/sitemap.xml").content)  # noqa: S314 - our own
    addresses = [element.text or "" for element in found.iter(f"{MAP}loc")]
    assert len(addresses) == len(set(addresses)) == 3 + 6 + 2 + Area.objects.filter(parent__isnull=False).count()
    for address in addresses:
        page("/" + address.split("/", 3)[3])


def test_search_engines_stay_out_of_the_staff_part(page, site):
    text = page.client.get("/robots.txt").text
    assert "Disallow: /werk/" in text
    assert "/sitemap.xml" in text
