"""PDOK's Locatieserver as second source.

The answers here are written after PDOK's published documentation (https://github.com/PDOK/locatieserver/wiki/API-Locatieserver,
version of 1 February 2023, and the OpenAPI page of v3.1). They are NOT recorded from the service. A server of our own
plays PDOK on this machine; nothing leaves it.
"""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import cache
from django.test import override_settings

from wijkspil.wijken import locatieserver, queries
from wijkspil.wijken.models import Omtrek

pytestmark = pytest.mark.django_db


def document(**changes):
    """One address as PDOK gives it, with the fields that we ask for."""
    return {
        "postcode": "6822CD",
        "huisnummer": 12,
        "gemeentecode": "0202",
        "wijkcode": "WK020206",
        "buurtcode": "BU02020600",
        "centroide_ll": "POINT(5.91 51.99)",
        **changes,
    }


def answer_of(*documents):
    return {
        "response": {"numFound": len(documents), "start": 0, "maxScore": 9.5, "numFoundExact": True, "docs": documents}
    }


class Pdok(ThreadingHTTPServer):
    """Plays PDOK: gives `body`, after `delay` seconds, and remembers what was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.body: bytes = json.dumps(answer_of(document())).encode()
        self.status, self.delay = 200, 0.0
        self.asked: list[str] = []


class Handler(BaseHTTPRequestHandler):
    """Answers as the test told."""

    server: Pdok

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        time.sleep(self.server.delay)
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(self.server.body)))
        self.end_headers()
        self.wfile.write(self.server.body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def pdok() -> Iterator[Pdok]:
    server = Pdok()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with override_settings(LOCATIESERVER_URL=f"http://127.0.0.1:{server.server_port}/search/v3_1"):
        yield server
    server.shutdown()
    server.server_close()


def wijk() -> str:
    areas = queries.areas_of(queries.find_address("6822CD", "12a"))
    return areas[-1].naam if areas else ""


def test_asks_only_what_is_documented(pdok, arnhem):
    assert wijk() == "Klarendal"
    (asked,) = pdok.asked
    parts = urlsplit(asked)
    assert parts.path == "/search/v3_1/free"
    assert parse_qs(parts.query) == {
        "q": ["6822CD 12"],
        "fq": ["type:adres"],
        "fl": ["postcode,huisnummer,gemeentecode,wijkcode,buurtcode,centroide_ll"],
        "rows": ["10"],
    }


def test_the_answer_says_where_it_comes_from(pdok, arnhem):
    answer = queries.find_address("6822CD", "12")
    assert (answer.bron, answer.jaar) == ("pdok", arnhem.klarendal.jaar)


def test_an_address_that_only_looks_like_it_is_not_taken(pdok, arnhem):
    pdok.body = json.dumps(answer_of(document(huisnummer=14), document(postcode="6822CE"))).encode()
    assert wijk() == ""


def test_another_municipality_is_named(pdok, arnhem):
    pdok.body = json.dumps(
        answer_of(document(gemeentecode="0344", wijkcode="WK034408", buurtcode="BU03440800"))
    ).encode()
    assert "Utrecht" in queries.find_address("6822CD", "12").hint


def test_without_a_known_code_the_point_decides(pdok, arnhem):
    ring = [[5.9, 51.98], [5.92, 51.98], [5.92, 52.0], [5.9, 52.0], [5.9, 51.98]]
    Omtrek.objects.create(area=arnhem.st_marten, geometry={"type": "MultiPolygon", "coordinates": [[ring]]})
    pdok.body = json.dumps(answer_of(document(gemeentecode="9999", wijkcode=None, buurtcode=None))).encode()
    assert wijk() == "St. Marten"


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b"{}", b'{"response": null}', b'{"response": {"docs": 1}}', b"\xff\xfe", b"x" * 300_000,
     b'{"response": {"docs": ["x", {"postcode": "6822CD", "huisnummer": 12, "centroide_ll": 7}]}}'],
)  # fmt: skip
def test_any_answer_is_survived(pdok, arnhem, body):
    pdok.body = body
    assert queries.find_address("6822CD", "12").area_id is None


@pytest.mark.parametrize("status", [301, 400, 404, 500, 503])
def test_after_three_failures_nobody_asks_for_a_minute(pdok, arnhem, status):
    pdok.status = status
    for _ in range(5):
        assert wijk() == ""
    assert len(pdok.asked) == 3
    pdok.status = 200
    cache.delete(locatieserver._PAUSED)
    assert wijk() == "Klarendal"


def test_a_slow_service_takes_two_seconds_at_most(pdok, arnhem, monkeypatch):
    monkeypatch.setattr(locatieserver, "TIMEOUT", 0.2)
    locatieserver._client.cache_clear()
    pdok.delay = 3
    started = time.monotonic()
    answer = queries.find_address("6822CD", "12")
    locatieserver._client.cache_clear()
    assert time.monotonic() - started < 2
    assert "Kloppen de postcode en het huisnummer?" in answer.hint, "the page is still useful"


def test_a_service_that_is_not_there_is_no_error(arnhem):
    with override_settings(LOCATIESERVER_URL="http://127.0.0.1:9/search/v3_1"):
        assert wijk() == ""


def test_nothing_is_asked_when_it_is_off(pdok, arnhem):
    with override_settings(LOCATIESERVER_URL=""):
        assert wijk() == ""
    assert not pdok.asked


def test_our_own_table_comes_first(pdok, arnhem, tmp_path, run):
    path = tmp_path / "t2024.csv"
    path.write_text("PC6;Huisnummer;Buurt2024;Wijk2024;Gemeente2024\n6822CD;12;2020500;20205;202\n", encoding="utf-8")
    run("importeer", "adressen", path)
    assert wijk() == "St. Marten"
    assert not pdok.asked
