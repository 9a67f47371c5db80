"""Finished public pages: who gets them, when they change, and what is never kept."""

from datetime import date

import pytest
from django.core.cache import cache
from django.core.cache.backends.locmem import LocMemCache
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.test import Client
from django.urls import path

from wijkspil.core import clock, page_cache, site_version

calls: list[str] = []


def counted(request: HttpRequest) -> HttpResponse:
    calls.append(request.get_full_path())
    return HttpResponse(f"<p>keer {len(calls)}</p>" * 50)


def with_cookie(request: HttpRequest) -> HttpResponse:
    response = counted(request)
    response.set_cookie("mijnwijk", "klarendal")
    return response


def with_token(request: HttpRequest) -> HttpResponse:
    calls.append("token")
    return HttpResponse(f'<input type="hidden" name="csrfmiddlewaretoken" value="{get_token(request)}">')


def no_store(request: HttpRequest) -> HttpResponse:
    response = counted(request)
    response["Cache-Control"] = "no-store"
    return response


def with_session(request: HttpRequest) -> HttpResponse:
    request.session["iets"] = 1
    return counted(request)


urlpatterns = [
    path("", counted),
    path("en/", counted),
    path("pagina/", counted),
    path("werk/iets/", counted),
    path("en/werk/iets/", counted),
    path("koekje/", with_cookie),
    path("token/", with_token),
    path("prive/", no_store),
    path("sessie/", with_session),
]


@pytest.fixture(autouse=True)
def page_cache_on(settings, db):
    settings.ROOT_URLCONF = __name__
    settings.PAGE_CACHE_SECONDS = 60
    cache.clear()
    calls.clear()
    yield
    cache.clear()


def test_second_visitor_gets_the_kept_page_with_one_query(django_assert_num_queries):
    first = Client().get("/pagina/")
    with django_assert_num_queries(1):
        second = Client().get("/pagina/")
    assert first.content == second.content
    assert len(calls) == 1


def test_browser_that_has_the_page_gets_304():
    first = Client().get("/pagina/")
    second = Client().get("/pagina/", headers={"If-None-Match": first["ETag"]})
    assert second.status_code == 304
    assert second.content == b""
    assert second["ETag"] == first["ETag"]
    assert second["Cache-Control"] == "no-cache"


def test_compressed_only_for_who_asks():
    plain = Client().get("/pagina/")
    squeezed = Client().get("/pagina/", headers={"Accept-Encoding": "gzip, br"})
    assert squeezed["Content-Encoding"] == "gzip"
    assert int(squeezed["Content-Length"]) == len(squeezed.content) < len(plain.content)
    assert "Accept-Encoding" in squeezed["Vary"]


def test_head_is_answered_from_the_kept_page():
    Client().get("/pagina/")
    assert Client().head("/pagina/").status_code == 200
    assert len(calls) == 1


@pytest.mark.django_db(transaction=True)
def test_a_change_shows_at_once():
    Client().get("/pagina/")
    site_version.raise_on_commit()
    assert b"keer 2" in Client().get("/pagina/").content


def test_a_page_of_yesterday_is_not_shown_today(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2026, 8, 31))
    assert b"keer 1" in Client().get("/pagina/").content
    monkeypatch.setattr(clock, "today", lambda: date(2026, 9, 1))
    assert b"keer 2" in Client().get("/pagina/").content


@pytest.mark.parametrize("address", ["/koekje/", "/token/", "/prive/", "/sessie/", "/werk/iets/", "/en/werk/iets/"])
def test_what_is_not_for_everybody_is_never_kept(address):
    Client().get(address)
    Client().get(address)
    assert len(calls) == 2


def test_a_page_kept_is_sent_without_cookie():
    client = Client()
    assert not client.get("/pagina/").cookies
    assert not client.get("/pagina/").cookies


@pytest.mark.parametrize("name", ["sessie", "messages"])
def test_who_has_a_session_gets_a_fresh_page_that_nobody_else_sees(name):
    Client().get("/pagina/")
    staff = Client()
    staff.cookies[name] = "x"
    answer = staff.get("/pagina/")
    assert b"keer 2" in answer.content
    assert answer["Cache-Control"] == "private, no-cache"
    assert b"keer 1" in Client().get("/pagina/").content


def test_only_the_home_page_looks_at_the_wijk_cookie():
    client = Client()
    client.cookies["mijnwijk"] = "klarendal"
    for address in ["/pagina/", "/", "/en/"]:
        Client().get(address)
        client.get(address)
    assert calls == ["/pagina/", "/", "/", "/en/", "/en/"]


def test_known_words_in_any_order_are_one_page():
    Client().get("/pagina/?thema=groen&wijk=elden")
    Client().get("/pagina/?wijk=elden&thema=groen")
    assert len(calls) == 1


@pytest.mark.parametrize("query", ["?x=1", "?wijk=a&wijk=b", "?wijk=" + "a" * 81, "?wijk=%00&_=1"])
def test_unknown_words_are_answered_but_not_kept(query):
    Client().get("/pagina/" + query)
    Client().get("/pagina/" + query)
    assert len(calls) == 2


def test_a_flood_of_queries_is_bounded_and_leaves_the_plain_page_alone(monkeypatch):
    monkeypatch.setattr(page_cache, "CHOSEN_ENTRIES_A_MINUTE", 20)
    monkeypatch.setattr(page_cache.time, "time", lambda: 1_800_000_000.0)
    assert isinstance(cache._connections[cache._alias], LocMemCache)
    Client().get("/pagina/")
    for number in range(60):
        Client().get(f"/pagina/?na={number}")
    assert len(cache._connections[cache._alias]._cache) <= 20 + 2
    Client().get("/pagina/")
    assert calls.count("/pagina/") == 1


def test_strange_host_is_refused_also_on_a_kept_page():
    Client().get("/pagina/")
    assert Client().get("/pagina/", headers={"Host": "kwaad.example"}).status_code == 400


def test_strange_bytes_in_the_query_are_no_error():
    assert Client().get("/pagina/?wijk=%ed%a0%80%00").status_code == 200
