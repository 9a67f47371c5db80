"""Whatever is sent or breaks, the visitor gets a page that says what to do."""

from typing import Any

import pytest
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError, connection
from django.test import Client, override_settings
from django.urls import path

from wijkspil.config import urls
from wijkspil.core.testkit.pages import Visitor
from wijkspil.mensen.testkit import Arnhem


def broken(request: Any) -> None:
    raise RuntimeError("secret details")


def too_big(request: Any) -> None:
    raise RequestDataTooBig


urlpatterns = [path("stuk/", broken), path("groot/", too_big), *urls.urlpatterns]
handler400 = "wijkspil.config.views.bad_request"
handler500 = "wijkspil.config.views.server_error"
HERE = override_settings(ROOT_URLCONF=__name__)


@pytest.fixture
def visitor(db: None) -> Visitor:
    """Sees the page that a browser would see, not the exception."""
    return Visitor(Client(raise_request_exception=False))


def test_an_unknown_address(visitor: Visitor, arnhem: Arnhem) -> None:
    page = visitor("/deze-pagina-is-er-niet/", status=404)
    assert page.heading == "Deze pagina is er niet"
    assert arnhem.gemeente.telefoon in page.text


@HERE
def test_an_error_of_ours_tells_no_secrets(visitor: Visitor) -> None:
    page = visitor("/stuk/", status=500)
    assert page.heading == "Er ging iets mis bij ons"
    assert "secret details" not in page.html


@HERE
def test_a_request_that_is_too_big(visitor: Visitor) -> None:
    assert "te groot" in visitor("/groot/", status=413).text


def test_a_form_that_is_too_big(visitor: Visitor) -> None:
    answer = visitor.client.post("/deel-een-idee/", {"tekst": "x" * 3_000_000})
    assert answer.status_code == 413


def test_a_form_with_too_many_fields(visitor: Visitor) -> None:
    answer = visitor.client.post("/deel-een-idee/", {f"veld{number}": "1" for number in range(600)})
    assert answer.status_code == 413


def test_no_database(visitor: Visitor) -> None:
    def refuse(*_: Any) -> None:
        raise OperationalError("connection refused")

    with connection.execute_wrapper(refuse):
        page = visitor("/", status=503)
    assert page.heading == "De site werkt even niet"
    assert page.response.headers["Retry-After"] == "30"


@pytest.mark.parametrize(
    "address",
    [
        "/%00/",
        "/wijken/%00/",
        "/wijken/klarendal%00/",
        "/?q=%00",
        "/ideeen/?thema=%00groen",
        "/aanspreekpunten/?wijk=%00",
        "/nieuws/?na=%00",
        "/en/wijken/%00/",
        "/documenten/1/%00",
        "/media/images/%00.jpg",
        "/volg/%00/",
        "/bevestig/%00/",
        "/werk/?x=%00",
        "/inloggen/?next=%00",
    ],
)
def test_a_nul_byte_is_no_error_of_ours(visitor: Visitor, address: str) -> None:
    assert visitor.client.get(address).status_code in {200, 302, 404}


def test_a_nul_byte_in_a_cookie(visitor: Visitor) -> None:
    visitor.client.cookies["sessie"] = "\x00" * 32
    assert visitor.client.get("/werk/").status_code == 302


@pytest.mark.parametrize("host", ["evil.example", "localhost:x", "a b", "[::1", "127.0.0.1, evil.example"])
def test_another_host_is_refused(visitor: Visitor, host: str) -> None:
    assert visitor.client.get("/", headers={"host": host}).status_code == 400
