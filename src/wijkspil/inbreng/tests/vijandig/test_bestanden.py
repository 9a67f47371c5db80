"""Hostile names, words and requests at photos and documents: each page that shows them stays whole."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from wijkspil.core.documents import NAME_MAX
from wijkspil.core.testkit import files
from wijkspil.inbreng import actions, testkit
from wijkspil.inbreng.models import ALT_MAX, Bijlage, Inbreng
from wijkspil.inbreng.tests.vijandig.corpus import KEPT, TYPED

pytestmark = pytest.mark.django_db
NAMES = [
    *[row.value for row in TYPED if row.answer == KEPT and row.field == "titel"],
    *("../../etc/passwd", "C:\\Users\\Jan\\plan.pdf", "rekening\u202efdp.exe", "plan.pdf.exe", "a" * 5000),
    *(
        "",
        ".",
        "..",
        ".pdf",
        "CON",
        'x"; filename="y.exe',
        "een\r\nSet-Cookie: a=b",
        "plan\x00.pdf",
        "\ud800",
        "💥" * 300,
    ),
]
PATHS = ["", "weghalen/", "groot/", "klein/", "download/"]


@pytest.fixture
def idee(arnhem, bram):
    return testkit.published(bram.actor, arnhem.klarendal)


@pytest.mark.parametrize("name", NAMES, ids=[ascii(name)[:40] for name in NAMES])
def test_names_of_documents(bram, page, idee, name):
    row = testkit.with_document(idee, name=name)
    assert row.name.endswith(".pdf")
    assert len(row.name) <= NAME_MAX + len(".pdf")
    assert row.name.isprintable()
    assert not set(row.name) & set('/\\<>"')
    for path in ("", "bijlagen/", f"bijlagen/{row.pk}/", f"bijlagen/{row.pk}/weghalen/"):
        page(f"/volg/{idee.code}/{path}")
        bram.page(f"/werk/inbreng/{idee.kenmerk}/{path}")
    told = page(f"/volg/{idee.code}/bijlagen/{row.pk}/download/").response
    assert told["Content-Disposition"].startswith("attachment; filename")
    assert not set(told["Content-Disposition"]) & {"\r", "\n"}
    assert "Set-Cookie" not in told


@pytest.mark.parametrize("row", [row for row in TYPED if row.field in {"titel", "tekst"}], ids=lambda row: row.name)
def test_words_with_a_photo(bram, page, idee, row):
    chosen = SimpleUploadedFile("foto.jpg", files.photo())
    sent = {"bestanden": [chosen], "alt": row.value}
    answer = page.client.post(f"/volg/{idee.code}/bijlagen/", sent)
    kept = Bijlage.objects.first()
    assert answer.status_code == (302 if kept else 200)
    assert len(kept.alt if kept else "") <= ALT_MAX
    if kept:
        idee.refresh_from_db()
        actions.judge_photo(
            actor=bram.actor, bijlage=kept, version=idee.version, alt=kept.alt or "Foto.", is_public=True
        )
        page(f"/ideeen/{idee.kenmerk}/")
        page(f"/volg/{idee.code}/bijlagen/{kept.pk}/")
        bram.page(f"/werk/inbreng/{idee.kenmerk}/")
        bram.page(f"/werk/inbreng/{idee.kenmerk}/bijlagen/{kept.pk}/")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("pk", ["0", "-1", "x", "1e9", "%00", "9" * 18, "9" * 40, "..%2f..%2fetc"])
def test_addresses_of_files_that_are_not_there(bram, page, idee, path, pk):
    testkit.with_photo(idee)
    for start in (f"/volg/{idee.code}/bijlagen", f"/ideeen/{idee.kenmerk}/foto"):
        assert page.client.get(f"{start}/{pk}/{path}").status_code == 404
    assert bram.client.get(f"/werk/inbreng/{idee.kenmerk}/bijlagen/{pk}/{path}").status_code == 404


def test_a_bringer_decides_nothing_by_adding_fields(page, idee):
    row = testkit.with_photo(idee)
    more = {
        "openbaar": "ja",
        "is_public": "on",
        "version": "1",
        "bron": "medewerker",
        "account": "1",
        "kind": "document",
    }
    page.client.post(f"/volg/{idee.code}/bijlagen/{row.pk}/", {**more, "alt": "Iets anders."})
    page.client.post(f"/volg/{idee.code}/bijlagen/", {**more, "bestanden": [SimpleUploadedFile("x.pdf", files.PDF)]})
    photo, document = Bijlage.objects.all()
    assert (photo.alt, photo.is_public, photo.bron, photo.kind) == ("Iets anders.", False, "brenger", "foto")
    assert (document.is_public, document.bron, document.account) == (False, "brenger", None)
    assert Inbreng.objects.get().is_public


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "POST"])
def test_other_methods(bram, page, idee, method):
    row = testkit.with_photo(idee)
    for path in (f"/volg/{idee.code}/bijlagen/{row.pk}/groot/", f"/ideeen/{idee.kenmerk}/foto/{row.pk}/groot/"):
        assert page.client.generic(method, path).status_code in {403, 404, 405} or method == "POST"
    assert bram.client.generic(method, f"/werk/inbreng/{idee.kenmerk}/bijlagen/{row.pk}/groot/").status_code in {
        403,
        405,
    }


def test_nothing_more_than_five_at_once(page, idee):
    many = [SimpleUploadedFile(f"{number}.pdf", files.PDF + b"%d" % number) for number in range(6)]
    answer = page.client.post(f"/volg/{idee.code}/bijlagen/", {"bestanden": many})
    assert "Kies hooguit 5 bestanden tegelijk." in answer.text
    assert not Bijlage.objects.exists()
