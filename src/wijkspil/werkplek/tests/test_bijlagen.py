"""Photos and documents with an inbreng, on the screens of staff."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from wijkspil.core.models import LogRegel
from wijkspil.core.testkit import files
from wijkspil.inbreng import testkit
from wijkspil.inbreng.models import Bijlage, Inbreng

pytestmark = pytest.mark.django_db


@pytest.fixture
def idee(arnhem, bram):
    return testkit.published(bram.actor, arnhem.klarendal)


def chosen(*contents: bytes) -> dict[str, list[SimpleUploadedFile]]:
    return {"bestanden": [SimpleUploadedFile(f"bestand-{number}", data) for number, data in enumerate(contents)]}


def test_adding_looking_and_putting_a_photo_on_the_site(bram, page, idee):
    form = bram.page(f"/werk/inbreng/{idee.kenmerk}/").follow("Voeg een foto of bestand toe")
    assert form.submit("Voeg toe").errors == ["Kies eerst een foto of een bestand."]
    done = form.submit("Voeg toe", files=chosen(files.photo(), files.office()), goes_to="/werk/inbreng/*")
    assert "Toegevoegd. De brenger ziet dit niet." in done.text
    assert "bestand-1.docx" in done.links
    one = done.follow("Zeg wat erop staat, of haal weg: Foto zonder beschrijving")
    refused = one.submit("Bewaar", openbaar="ja", alt="")
    assert "Schrijf eerst wat er op de foto staat." in refused.text
    done = one.submit("Bewaar", openbaar="ja", alt="Een bank.", goes_to="/werk/inbreng/*")
    assert "staat op de site" in done.having_class("utrecht-status-badge")
    assert [image.get("alt") for image in page(f"/ideeen/{idee.kenmerk}/").main.iter("img")] == ["Een bank."]
    asked = done.follow("Wijzig of haal weg: Een bank.").follow("Haal weg")
    asked.submit("Ja, haal het weg", goes_to="/werk/inbreng/*")
    assert list(page(f"/ideeen/{idee.kenmerk}/").main.iter("img")) == []
    assert Bijlage.objects.count() == 1


def test_a_photo_that_may_come_on_the_site_says_where(bram, page, idee):
    testkit.with_photo(idee)
    asked = bram.page(f"/werk/inbreng/{idee.kenmerk}/").follow(
        "Zet op de site, wijzig of haal weg: Een bank onder een boom."
    )
    done = asked.submit("Bewaar", openbaar="ja", goes_to="/werk/inbreng/*")
    assert "Wijzig of haal weg: Een bank onder een boom." in done.links


def test_the_second_of_two_sees_what_the_first_did_and_keeps_the_words(bram, idee):
    foto = testkit.with_photo(idee)
    url = f"/werk/inbreng/{idee.kenmerk}/bijlagen/{foto.pk}/"
    first, second = bram.page(url), bram.page(url)
    first.submit("Bewaar", openbaar="ja", goes_to="*")
    conflict = second.submit("Bewaar", openbaar="nee", alt="Ik was tweede.")
    assert "Dit is nog niet gedaan" in conflict.headings
    assert "Op de site: Een bank onder een boom." in conflict.text
    assert conflict.value("alt") == "Ik was tweede."
    conflict.submit("Bewaar", goes_to="*")
    assert (Bijlage.objects.get().alt, Bijlage.objects.get().is_public) == ("Ik was tweede.", False)


@pytest.mark.parametrize("maat", ["groot", "download"])
def test_opening_a_file_is_logged_with_who_and_without_its_name(bram, idee, maat):
    foto = testkit.with_photo(idee)
    response = bram.page(f"/werk/inbreng/{idee.kenmerk}/bijlagen/{foto.pk}/{maat}/").response
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Disposition"].startswith("attachment" if maat == "download" else "inline")
    row = LogRegel.objects.get(deed="bijlage.geopend")
    assert (row.actor_id, row.details) == (str(bram.account.pk), {"kenmerk": idee.kenmerk, "bijlage": foto.pk})


def test_a_small_photo_belongs_to_the_page_that_was_logged(bram, idee):
    foto = testkit.with_photo(idee)
    bram.page(f"/werk/inbreng/{idee.kenmerk}/bijlagen/{foto.pk}/klein/")
    assert not LogRegel.objects.filter(deed="bijlage.geopend").exists()


def test_a_document_is_saved_and_never_shown(bram, idee):
    brief = testkit.with_document(idee)
    one = bram.page(f"/werk/inbreng/{idee.kenmerk}/").follow("Bekijk of haal weg: begroting.pdf")
    assert "Bewaar" not in one.buttons
    response = one.follow("Download het bestand").response
    assert response["Content-Disposition"] == 'attachment; filename="begroting.pdf"'
    for maat in ("groot", "klein", "iets"):
        bram.page(f"/werk/inbreng/{idee.kenmerk}/bijlagen/{brief.pk}/{maat}/", status=404)


@pytest.mark.parametrize("who", ["carla", "daan", "els", "beheerder"])
def test_somebody_elses_is_not_there(request, bram, idee, who):
    person = request.getfixturevalue(who)
    foto = testkit.with_photo(idee)
    for path in ("", f"{foto.pk}/", *(f"{foto.pk}/{word}/" for word in ("weghalen", "groot", "klein", "download"))):
        person.page(f"/werk/inbreng/{idee.kenmerk}/bijlagen/{path}", status=404)


def test_a_file_of_another_inbreng_is_not_there(arnhem, bram, idee):
    other = testkit.with_photo(testkit.confirmed(arnhem.klarendal, "Iets anders"))
    for path in ("", "weghalen/", "groot/"):
        bram.page(f"/werk/inbreng/{idee.kenmerk}/bijlagen/{other.pk}/{path}", status=404)


def test_a_full_disk_is_told(bram, idee, monkeypatch):
    def full(*_args):
        raise OSError(28, "vol")

    monkeypatch.setattr("wijkspil.core.storage.RoomFirstStorage._save", full)
    form = bram.page(f"/werk/inbreng/{idee.kenmerk}/bijlagen/")
    again = form.submit("Voeg toe", files=chosen(files.photo()), alt="Een bank.")
    assert "Wij kunnen uw bestand nu niet bewaren." in again.text
    assert again.value("alt") == "Een bank."
    assert Inbreng.objects.get().version == idee.version
