"""Words that were planted in a request to be called are nowhere: not in the database file, logs, mails or pages."""

import logging
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import time_machine
from django.apps import apps
from django.db import connection, models
from django.test import Client

from wijkspil.berichten.models import Bericht
from wijkspil.core.models import LogRegel
from wijkspil.overdracht import actions, jobs
from wijkspil.overdracht.models import Terugbelverzoek
from wijkspil.verbinden import texts

MARKERS = ("Zeldzamenaam", "026 000 00 88", "zeldzaam@bewoners.example", "Zeldzametaal", "zeldzameklacht")
SAID = {
    "naam": MARKERS[0],
    "telefoon": MARKERS[1],
    "email": MARKERS[2],
    "taal": MARKERS[3],
    "tekst": f"Ik heb een {MARKERS[4]}.",
    "bericht": "nee",
}
WEDNESDAY = "2026-09-16T10:00+02:00"
BUTTON = "Laat het wijkteam mij bellen"


def found_in(text: str) -> list[str]:
    """Return which of the planted words stand in a text."""
    return [marker for marker in MARKERS if marker.lower() in text.lower()]


def whole_database() -> str:
    """Return every value of every row of every table of ours."""
    rows = [row for model in apps.get_models() for row in model._base_manager.values_list()]
    return repr(rows)


@pytest.fixture
def asked(arnhem, els, page):
    page("/bel-mij-terug/klarendal/").submit(BUTTON, **SAID, goes_to="*")
    return Terugbelverzoek.objects.get()


@pytest.mark.django_db
def test_no_table_holds_them_while_it_waits_or_after(asked, els):
    assert not found_in(whole_database())
    opened = els.page(f"/werk/terugbellen/{asked.pk}/")
    assert len(found_in(opened.text)) == len(MARKERS)  # the wijkteam does read all of it
    assert not found_in(whole_database())
    opened.submit("Wij hebben gebeld", goes_to="*")
    assert not found_in(whole_database())
    assert not Terugbelverzoek.objects.exists()


@pytest.mark.django_db
def test_no_mail_log_row_or_log_line_holds_them(arnhem, els, beheerder, page, caplog):
    caplog.set_level(logging.DEBUG)
    with time_machine.travel(WEDNESDAY, tick=False):
        page("/bel-mij-terug/klarendal/").submit(BUTTON, **SAID, goes_to="*")
        jobs.remind()
    with time_machine.travel("2026-09-21T10:00+02:00", tick=False):
        jobs.remind()
        row = Terugbelverzoek.objects.get()
        actions.open_request(actor=els.actor, request=row)
        actions.close_request(actor=els.actor, request=row, reached=False)
    mails = Bericht.objects.all()
    assert len(mails) == 3
    assert not found_in(" ".join(f"{mail.subject} {mail.text}" for mail in mails))
    assert not found_in(repr(list(LogRegel.objects.values_list())))
    assert not found_in(caplog.text)


@pytest.mark.django_db
def test_no_page_of_others_holds_them(asked, bram, beheerder, els, page):
    for address in ("/", "/ideeen/", "/wijken/", "/bel-mij-terug/klarendal/", "/bel-mij-terug/klarendal/ontvangen/"):
        assert not found_in(Client().get(address, follow=True).text), address
    for person in (bram, beheerder, els):
        for address in ("/werk/", "/werk/inbreng/?toon=alles&q=zeldzaam", "/werk/logboek/", "/werk/terugbellen/"):
            assert not found_in(person.client.get(address, follow=True).text), (person.naam, address)


@pytest.mark.django_db
def test_an_error_page_of_the_form_is_not_kept(arnhem, els, page):
    wrong = page("/bel-mij-terug/klarendal/").submit(BUTTON, **{**SAID, "telefoon": "x"})
    assert wrong.errors
    assert "no-store" in wrong.response.headers["Cache-Control"]
    assert not found_in(Client().get("/bel-mij-terug/klarendal/").text)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the file of SQLite")
def test_the_bytes_of_the_database_file_do_not_hold_them(arnhem, els, page, tmp_path):
    page("/bel-mij-terug/klarendal/").submit(BUTTON, **SAID, goes_to="*")
    copy = tmp_path / "database.sqlite3"
    connection.ensure_connection()
    with closing(sqlite3.connect(copy)) as target:
        connection.connection.backup(target)
    name = str(connection.settings_dict["NAME"])
    files = [copy, *(Path(name + end) for end in ("", "-wal", "-shm"))]
    looked_at = [file.read_bytes() for file in files if file.is_file()]
    assert any(b"gAAAA" in data for data in looked_at)  # the request itself is there, sealed
    for data in looked_at:
        for marker in MARKERS:
            assert marker.encode() not in data
            assert marker.encode("utf-16-le") not in data


def test_nothing_that_compares_texts_knows_of_it():
    fields = {
        model._meta.label for model in apps.get_models() for field in model._meta.get_fields() if points_at(field)
    }
    assert fields == set()  # no other table leads to a request
    assert "overdracht" not in Path(texts.__file__).read_text()


def points_at(field: object) -> bool:
    """Tell whether a field of another table leads to a request."""
    return isinstance(field, models.ForeignKey) and field.related_model is Terugbelverzoek
