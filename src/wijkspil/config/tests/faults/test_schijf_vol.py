"""Fault 2: the disk with the database and the photos is full. The site reads on, refuses politely, and recovers."""

import os
import re
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import httpx
import pytest
from django.db import connection
from PIL import Image

from wijkspil.config.tests.faults.kept import broken_promises
from wijkspil.config.tests.faults.writers import CSRF, Ledger, Writer
from wijkspil.config.tests.served.site import Site
from wijkspil.core import template_database
from wijkspil.inbreng import testkit
from wijkspil.inbreng.models import Bijlage
from wijkspil.mensen.testkit import Arnhem, Person
from wijkspil.paginas.models import Foto

pytestmark = [
    pytest.mark.faults,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(os.geteuid() != 0, reason="FAULT 2 IS NOT TESTED: only root may make a small disk"),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="the disk of PostgreSQL is not the disk of the site"),
]
SIZE = 20  # MB
TRIES = 12  # some writes may still fit in what SQLite took of the disk before


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 20 MB."""
    folder = tmp_path / "schijf"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}m", "tmpfs", str(folder)], check=True)
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def site(arnhem: Arnhem, bram: Person, daan: Person, disk: Path, tmp_path: Path) -> Iterator[Site]:
    """The small Arnhem, with database and media on that disk."""
    database = disk / "wijkspil.sqlite3"
    connection.close()
    template_database.copy_database(Path(connection.settings_dict["NAME"]), database)
    connection.settings_dict["NAME"] = str(database)
    made = Site(tmp_path, WIJKSPIL_DATAMAP=str(disk))
    yield made
    made.close()
    connection.close()


def fill(disk: Path) -> Path:
    """Write until nothing fits any more; return the file that is in the way."""
    filler = disk / "vol"
    with filler.open("wb", buffering=0) as target:
        for size in (65536, 1):
            try:
                while True:
                    target.write(b"x" * size)
            except OSError:
                continue
    return filler


def photo() -> bytes:
    """A picture of some hundred kB."""
    target = BytesIO()
    Image.frombytes("RGB", (300, 300), os.urandom(270_000)).save(target, format="PNG")
    return target.getvalue()


def upload(site: Site, daan: Person) -> httpx.Response:
    """Add a photo as an editor."""
    form = {"title": "Het plein", "maker": "Daan", "csrfmiddlewaretoken": CSRF}
    with site.visitor(sessie=daan.client.cookies["sessie"].value, csrf=CSRF) as editor:
        return editor.post("/beheer/images/add/", data=form, files={"file": ("plein.png", photo(), "image/png")})


def test_a_full_disk(site, bram, daan, disk, record_figures):
    ledger = Ledger()
    site.start()
    writer = Writer(site, ledger, bram)
    assert writer.share().status_code == 302
    assert upload(site, daan).status_code == 302
    filler = fill(disk)
    answers = [writer.share() for _ in range(TRIES)]
    refused = [answer for answer in answers if answer.status_code != 302]
    assert refused, "the disk was not full"
    assert {answer.status_code for answer in refused} == {503}
    assert all(answer.headers["Retry-After"] for answer in refused)
    assert all("Traceback" not in answer.text for answer in refused)
    assert upload(site, daan).status_code == 503
    with site.visitor() as amira:
        for page in ("/", "/wijken/klarendal/", "/ideeen/", "/gezond/klaar/"):
            assert amira.get(page).status_code == 200, page
    filler.unlink()
    assert writer.share().status_code == 302
    assert upload(site, daan).status_code == 302
    record_figures(acknowledged=ledger.writes, refused=len(refused))
    assert broken_promises(ledger) == []
    stored = {str(Path(name)) for name in Foto.objects.values_list("file", flat=True)}
    files = {str(file.relative_to(disk / "media")) for file in (disk / "media" / "original_images").rglob("*.*")}
    assert files == stored, "a photo has a row and a row has a photo"


def test_a_photo_with_an_idea_on_a_full_disk(site, arnhem, bram, disk, record_figures):
    inbreng = testkit.confirmed(arnhem.klarendal, "Een bankje")
    site.start()
    writer = Writer(site, Ledger(), bram)
    _sleutel, form = writer.type_idea()
    files = {"bestanden": ("plein.png", photo(), "image/png")}
    with site.visitor() as amira:
        filler = fill(disk)
        refused = amira.post("/deel-een-idee/", data={**form, "alt": "Het plein."}, files=files)
        later = amira.post(f"/volg/{inbreng.code}/bijlagen/", data={"alt": "Het plein."}, files=files)
        for page in (refused, later):
            assert page.status_code == 503
            assert "Wij kunnen uw bestand nu niet bewaren." in page.text
            assert "Het plein." in page.text, "what was typed is still there"
        assert "Dan hebben ouders een plek." in refused.text
        assert files_on(disk) == Bijlage.objects.count() == 0
        filler.unlink()
        concept = re.search(r'name="concept" value="([^"]+)"', refused.text)
        assert concept is not None
        again = {"concept": concept[1], "stap": "controleren", "naar": "verstuur", "alt": "Het plein."}
        assert amira.post("/deel-een-idee/", data=again, files=files).status_code == 302
        assert amira.post(f"/volg/{inbreng.code}/bijlagen/", data={}, files=files).status_code == 302
    record_figures(kept=Bijlage.objects.count())
    assert (Bijlage.objects.count(), files_on(disk)) == (2, 4)


def files_on(disk: Path) -> int:
    """Count the files that people brought."""
    return len(list((disk / "media" / "bijlagen").rglob("*.*")))
