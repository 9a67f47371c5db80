"""Ask PDOK's Locatieserver 3.1 where an address lies: our second source, for addresses newer than our table.

Documentation: https://github.com/PDOK/locatieserver/wiki/API-Locatieserver (version of 1 February 2023) and the OpenAPI
page https://api.pdok.nl/bzk/locatieserver/search/v3_1/ui/. PDOK gets the postcode and the number, never who asks.

A question takes two seconds at most. After three failures in a row nobody waits any more: for a minute we do not ask.
"""

import json
import re
import time
from functools import lru_cache
from typing import Any, NamedTuple

import httpx
from django.conf import settings
from django.core.cache import cache

from wijkspil.wijken.readers.address_table import Codes

TIMEOUT = 2.0  # seconds, for the whole answer
MOST_BYTES = 200_000
FAILURES = 3
PAUSE = 60  # seconds
_FAILED, _PAUSED = "locatieserver.mislukt", "locatieserver.pauze"
_FIELDS = "postcode,huisnummer,gemeentecode,wijkcode,buurtcode,centroide_ll"
_POINT = re.compile(r"POINT\((-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)\)")


class Located(NamedTuple):
    """Where an address lies: its CBS codes, and longitude and latitude (None when they are not given)."""

    codes: Codes
    lon: float | None
    lat: float | None


def locate(postcode: str, number: int) -> Located | None:
    """Return where an address lies, or None when PDOK does not know it, is not asked or does not answer well.

    Args:
        postcode: as `6822CD`.
        number: the house number without additions.
    """
    if not settings.LOCATIESERVER_URL or cache.get(_PAUSED):
        return None
    try:
        documents = _ask(f"{postcode} {number}")
        found = next((doc for doc in documents if _is_same(doc, postcode, number)), None)
        answer = _located(found) if found else None
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, TypeError, KeyError, AttributeError):
        _note_failure()
        return None
    cache.delete(_FAILED)
    return answer


def _ask(question: str) -> list[dict[str, Any]]:
    """Return the addresses that PDOK finds, best first."""
    params = {"q": question, "fq": "type:adres", "fl": _FIELDS, "rows": "10"}
    deadline = time.monotonic() + TIMEOUT
    body = b""
    with _client().stream("GET", f"{settings.LOCATIESERVER_URL}/free", params=params) as response:
        response.raise_for_status()
        for piece in response.iter_bytes():
            body += piece
            if len(body) > MOST_BYTES or time.monotonic() > deadline:
                raise httpx.ReadTimeout("too much or too slow")
    documents = json.loads(body)["response"]["docs"]
    return [doc for doc in documents if isinstance(doc, dict)]


@lru_cache(maxsize=1)
def _client() -> httpx.Client:
    """Return the one client of this process: it keeps its connection open."""
    return httpx.Client(timeout=TIMEOUT, follow_redirects=False, headers={"Accept": "application/json"})


def _is_same(doc: dict[str, Any], postcode: str, number: int) -> bool:
    """Tell whether an answer is the address that was asked: PDOK also gives addresses that look like it."""
    return doc.get("postcode") == postcode and str(doc.get("huisnummer")) == str(number)


def _located(doc: dict[str, Any]) -> Located:
    point = _POINT.fullmatch(str(doc.get("centroide_ll", "")))
    codes = Codes(
        _code(doc.get("buurtcode"), "BU", 8),
        _code(doc.get("wijkcode"), "WK", 6),
        _code(doc.get("gemeentecode"), "GM", 4),
    )
    return Located(codes, float(point[1]) if point else None, float(point[2]) if point else None)


def _code(value: Any, letters: str, length: int) -> str:
    """Return a code with its letters (PDOK gives gemeentecode without), or an empty text."""
    digits = str(value or "").removeprefix(letters)
    return f"{letters}{digits}" if len(digits) == length and digits.isdigit() else ""


def _note_failure() -> None:
    failures = cache.get(_FAILED, 0) + 1
    cache.set(_FAILED, failures, PAUSE)
    if failures >= FAILURES:
        cache.set(_PAUSED, True, PAUSE)
