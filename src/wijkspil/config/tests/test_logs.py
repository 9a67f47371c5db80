"""What goes to standard error: one JSON line, nothing personal."""

import json
import logging
import sys

from wijkspil.config.logs import JsonLine


def line(message: str, *args: object, exc_info=None) -> dict:
    record = logging.LogRecord("wijkspil.proef", logging.ERROR, __file__, 1, message, args, exc_info)
    text = JsonLine().format(record)
    assert "\n" not in text
    return json.loads(text)


def test_no_address_and_no_secret_code_comes_through() -> None:
    shown = line("Internal Server Error: /volg/%s/ voor %s", "a" * 32, "amira@bewoners.example")
    assert shown["tekst"] == "Internal Server Error: /volg/…/ voor …@…"


def test_a_text_of_a_visitor_cannot_make_a_second_line() -> None:
    assert line('Niet gevonden: /x\r\n{"niveau": "info"}')["niveau"] == "error"


def test_an_error_tells_its_kind_and_place_and_not_its_message() -> None:
    try:
        int("amira@bewoners.example")
    except ValueError:
        shown = line("mislukt", exc_info=sys.exc_info())
    assert shown["fout"] == "ValueError"
    assert shown["plek"][0].startswith("wijkspil/config/tests/test_logs.py:")
    assert "amira" not in json.dumps(shown)
