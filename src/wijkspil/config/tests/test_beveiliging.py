"""Every answer carries the headers of a safe site."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client, override_settings

from wijkspil.mensen.testkit import Arnhem

ADDRESSES = ["/", "/aanspreekpunten/", "/ideeen/", "/inloggen/", "/gezond/", "/bestaat-niet/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_headers(client: Client, arnhem: Arnhem, address: str) -> None:
    headers = client.get(address).headers
    policy = {rule.split()[0]: rule.split()[1:] for rule in headers["Content-Security-Policy"].split(";")}
    assert policy["default-src"] == ["'self'"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == ["'none'"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_security_txt(client: Client, arnhem: Arnhem) -> None:
    answer = client.get("/.well-known/security.txt")
    assert answer.headers["Content-Type"].startswith("text/plain")
    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert fields["Contact"] == "mailto:wijken@arnhem.example"
    expires = datetime.fromisoformat(fields["Expires"])
    assert timedelta(days=30) < expires - datetime.now(UTC) < timedelta(days=365)


@override_settings(SECURITY_CONTACT="https://gemeente.example/kwetsbaarheid")
def test_security_txt_names_the_contact_of_the_settings(client: Client) -> None:
    assert "Contact: https://gemeente.example/kwetsbaarheid" in client.get("/.well-known/security.txt").text


def test_robots_txt_keeps_search_engines_out_of_what_is_private(client: Client, arnhem: Arnhem) -> None:
    text = client.get("/robots.txt").text
    assert "Disallow: /werk/" in text
    assert "Disallow: /volg/" in text
