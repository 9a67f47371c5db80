"""The screens with photos and documents: behind the secret link of a bringer, and on the page that everybody sees."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from wijkspil.core.testkit import files
from wijkspil.inbreng import actions, testkit
from wijkspil.inbreng.models import Bijlage, Inbreng

pytestmark = pytest.mark.django_db
ALT = "Een bank onder een boom."


@pytest.fixture
def idee(arnhem):
    return testkit.confirmed(arnhem.klarendal)


@pytest.fixture
def shown(arnhem, bram):
    """A photo that everybody may see."""
    inbreng = testkit.published(bram.actor, arnhem.klarendal)
    foto = testkit.with_photo(inbreng)
    inbreng.refresh_from_db()
    actions.judge_photo(actor=bram.actor, bijlage=foto, version=inbreng.version, alt=ALT, is_public=True)
    return foto


def chosen(*contents: bytes) -> dict[str, list[SimpleUploadedFile]]:
    return {"bestanden": [SimpleUploadedFile(f"bestand-{number}", data) for number, data in enumerate(contents)]}


def images(shown) -> list[dict[str, str]]:
    return [dict(image.attrib) for image in shown.main.iter("img")]


def test_the_bringer_adds_describes_and_takes_away(page, idee):
    form = page(f"/volg/{idee.code}/").follow("Voeg een foto of bestand toe")
    assert form.heading == "Foto’s en bestanden bij uw idee"
    done = form.submit("Voeg toe", files=chosen(files.telling_photo(), files.PDF), alt=ALT, goes_to="/volg/*")
    assert "Wij hebben uw bestanden" in done.headings
    assert [image["alt"] for image in images(done)] == [ALT]
    assert "bestand-1.pdf" in done.links
    followed = page(f"/volg/{idee.code}/")
    assert [image["alt"] for image in images(followed)] == [ALT]
    assert "bestand-1.pdf" in followed.links
    assert "Foto’s of bestanden toegevoegd" in followed.text
    one = done.follow(f"Wijzig of haal weg: {ALT}")
    assert one.submit("Bewaar", alt="").errors == ["Schrijf wat er op de foto te zien is."]
    done = one.submit("Bewaar", alt="Twee banken.", goes_to="/volg/*")
    assert [image["alt"] for image in images(done)] == ["Twee banken."]
    asked = done.follow("Wijzig of haal weg: Twee banken.").follow("Haal de foto weg")
    assert Bijlage.objects.count() == 2, "looking takes nothing away"
    done = asked.submit("Ja, haal het weg", goes_to="/volg/*")
    assert "Het bestand is weg" in done.headings
    assert images(done) == []
    assert Bijlage.objects.get().name == "bestand-1.pdf"


def test_what_is_refused_says_which_and_why_and_keeps_the_words(page, idee):
    form = page(f"/volg/{idee.code}/bijlagen/")
    again = form.submit("Voeg toe", files=chosen(files.SVG, files.photo()), alt=ALT)
    [error] = again.errors
    assert error.startswith("‘bestand-0’: Dit bestand kunnen wij niet aannemen. Kies een foto, een PDF")
    assert again.value("alt") == ALT
    assert not Bijlage.objects.exists()
    assert form.submit("Voeg toe").errors == ["Kies eerst een foto of een bestand."]


def test_a_rule_that_says_no_keeps_the_words(page, idee):
    for number in range(actions.REMARKS_A_DAY):
        testkit.with_document(idee, name=f"{number}.pdf", extra=b"%d" % number)
    again = page(f"/volg/{idee.code}/bijlagen/").submit("Voeg toe", files=chosen(files.photo()), alt=ALT)
    assert "Uw bestand is nog niet bewaard" in again.headings
    assert again.value("alt") == ALT


def test_a_full_disk_is_told(page, idee, monkeypatch):
    def full(*_args):
        raise OSError(28, "vol")

    monkeypatch.setattr("wijkspil.core.storage.RoomFirstStorage._save", full)
    form = page(f"/volg/{idee.code}/bijlagen/")
    again = form.submit("Voeg toe", files=chosen(files.photo()), alt=ALT, status=503)
    assert "Wij kunnen uw bestand nu niet bewaren." in again.text
    assert again.value("alt") == ALT


@pytest.mark.parametrize("maat", ["groot", "klein", "download"])
def test_the_bringer_gets_the_files_and_no_cache_keeps_them(page, idee, media_folder, maat):
    foto = testkit.with_photo(idee)
    response = page(f"/volg/{idee.code}/bijlagen/{foto.pk}/{maat}/").response
    name = foto.thumb if maat == "klein" else foto.file
    assert b"".join(response.streaming_content) == (media_folder / name).read_bytes()
    assert response["Content-Type"] == "image/jpeg"
    assert response["Content-Disposition"].startswith("attachment" if maat == "download" else "inline")
    assert response["Cache-Control"] == "no-store"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_document_is_only_a_download(page, idee):
    brief = testkit.with_document(idee)
    response = page(f"/volg/{idee.code}/bijlagen/{brief.pk}/download/").response
    assert response["Content-Disposition"] == 'attachment; filename="begroting.pdf"'
    for maat in ("groot", "klein", "origineel"):
        page(f"/volg/{idee.code}/bijlagen/{brief.pk}/{maat}/", status=404)


def test_another_link_opens_nothing_of_it(arnhem, bram, page, idee):
    foto, of_staff = testkit.with_photo(idee), testkit.with_document(idee, bram.actor)
    other = testkit.confirmed(arnhem.klarendal, "Iets anders")
    for code, pk in ((other.code, foto.pk), (idee.code, of_staff.pk), ("x" * 32, foto.pk), (idee.code, 10**17)):
        for rest in ("", "weghalen/", "groot/", "download/"):
            page(f"/volg/{code}/bijlagen/{pk}/{rest}", status=404)
        page.post(f"/volg/{code}/bijlagen/{pk}/weghalen/", status=404)
    assert Bijlage.objects.count() == 2


def test_before_confirming_and_after_taking_back_there_is_no_page_for_files(arnhem, page, idee):
    waiting = testkit.shared(arnhem.klarendal)
    response = page.client.get(f"/volg/{waiting.code}/bijlagen/")
    assert response["Location"] == f"/volg/{waiting.code}/"
    actions.withdraw(actor=testkit.bringer(idee), inbreng=idee, keep_text=True)
    assert page(f"/volg/{idee.code}/bijlagen/", goes_to=f"/volg/{idee.code}/").heading == "Uw gegevens zijn gewist"


def test_a_photo_on_the_page_of_an_idea(page, shown):
    kenmerk = shown.inbreng.kenmerk
    [image] = images(page(f"/ideeen/{kenmerk}/"))
    small, large = (f"/ideeen/{kenmerk}/foto/{shown.pk}/{maat}/" for maat in ("klein", "groot"))
    assert image == image | {
        "src": small,
        "srcset": f"{small} 480w, {large} 640w",
        "alt": ALT,
        "width": "640",
        "height": "480",
        "loading": "lazy",
    }
    for url in (small, large):
        response = page(url).response
        assert response["Cache-Control"] == "public, max-age=300"
        assert not response.cookies


def test_what_is_not_for_everybody_cannot_be_guessed(bram, page, shown):
    inbreng = Inbreng.objects.get()
    hidden, brief = testkit.with_photo(inbreng, bram.actor, width=200), testkit.with_document(inbreng)
    for pk in (hidden.pk, brief.pk, 10**17):
        for maat in ("groot", "klein", "download"):
            page(f"/ideeen/{inbreng.kenmerk}/foto/{pk}/{maat}/", status=404)
    page(f"/ideeen/{inbreng.kenmerk}/foto/{shown.pk}/download/", status=404)
    page(f"/ideeen/2020-00001/foto/{shown.pk}/groot/", status=404)
    assert len(images(page(f"/ideeen/{inbreng.kenmerk}/"))) == 1


def test_off_the_site_it_is_gone(page, shown):
    inbreng = Inbreng.objects.get()
    url = f"/ideeen/{inbreng.kenmerk}/foto/{shown.pk}/groot/"
    page(url)
    actions.correct(
        actor=testkit.bringer(inbreng),
        inbreng=inbreng,
        version=inbreng.version,
        titel="Anders",
        tekst="Anders.",
        place="",
    )
    page(url, status=404)


def test_the_folder_of_the_files_is_not_served(page, shown):
    for name in shown.files:
        for path in (f"/media/{name}", f"/media/images/../{name}", f"/media/images/%2e%2e/{name}", f"/{name}"):
            assert page.client.get(path).status_code in {400, 404}, path


def test_few_statements_however_many_files(page, bram, shown, query_budget):
    inbreng = Inbreng.objects.get()
    for number in range(6):
        foto = testkit.with_photo(inbreng, bram.actor, width=100 + number)
        inbreng.refresh_from_db()
        actions.judge_photo(actor=bram.actor, bijlage=foto, version=inbreng.version, alt=ALT, is_public=True)
        testkit.with_document(inbreng, extra=b"%d" % number)
    page("/ideeen/")  # what is the same for all pages is kept
    for url in (f"/ideeen/{inbreng.kenmerk}/", f"/volg/{inbreng.code}/", f"/volg/{inbreng.code}/bijlagen/"):
        with query_budget(6):
            page(url)
    with query_budget(2):
        page(f"/ideeen/{inbreng.kenmerk}/foto/{shown.pk}/klein/")


def test_in_english(page, idee):
    testkit.with_photo(idee)
    assert page(f"/en/volg/{idee.code}/bijlagen/").heading == "Photos and files with your idea"
