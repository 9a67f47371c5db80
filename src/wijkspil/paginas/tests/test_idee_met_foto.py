"""Photos and documents on the last page of "Deel een idee": one that is refused loses nothing of the text."""

import errno

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from wijkspil.core.testkit import files
from wijkspil.inbreng import actions, testkit
from wijkspil.inbreng.models import Bijlage, Inbreng
from wijkspil.paginas.tests.test_deel_een_idee import GEGEVENS, IDEE
from wijkspil.paginas.views import idee as screen

pytestmark = pytest.mark.django_db
SEND = "Verstuur mijn idee"


@pytest.fixture
def check(arnhem, page):
    start = page("/deel-een-idee/?wijk=klarendal")
    return start.submit("Verder", **IDEE).submit("Verder", **GEGEVENS)


def chosen(*contents: bytes) -> dict[str, list[SimpleUploadedFile]]:
    return {"bestanden": [SimpleUploadedFile(f"bestand-{number}", data) for number, data in enumerate(contents)]}


def test_a_photo_and_a_document_go_along(check, page):
    done = check.submit(SEND, files=chosen(files.telling_photo(), files.PDF), alt="Een stoeprand.", goes_to="*")
    assert "Nog een foto of document?" in done.headings
    foto, document = Bijlage.objects.all()
    assert (foto.alt, document.name, foto.inbreng) == ("Een stoeprand.", "bestand-1.pdf", Inbreng.objects.get())
    inbreng = foto.inbreng
    actions.confirm(actor=testkit.bringer(inbreng), inbreng=inbreng)
    assert "bestand-1.pdf" in page(f"/volg/{inbreng.code}/").links


def test_without_is_fine(check):
    check.submit(SEND, goes_to="*")
    assert (Inbreng.objects.count(), Bijlage.objects.count()) == (1, 0)


@pytest.mark.parametrize("wrong", [files.SVG, files.PROGRAM, files.HTML_IN_GIF, b"\xff\xd8\xff half", b""])
def test_one_that_is_refused_says_which_and_keeps_everything(check, wrong):
    again = check.submit(SEND, files=chosen(files.photo(), wrong), alt="Een stoeprand.")
    assert "Stap 3 van 3: Controleren" in again.headings
    assert "Uw tekst staat er nog" in again.headings
    [error] = again.errors
    assert error.startswith("‘bestand-1’: ")
    assert again.value("alt") == "Een stoeprand."
    assert "Dan hebben ouders een plek." in again.text
    assert not Inbreng.objects.exists()
    again.submit(SEND, files=chosen(files.photo()), goes_to="*")
    assert Bijlage.objects.get().alt == "Een stoeprand."


def test_going_back_keeps_the_words_with_the_photo(check):
    back = check.submit("Wijzig uw idee", alt="Een stoeprand.")
    assert back.submit("Verder", titel="Bankjes").value("alt") == "Een stoeprand."


def test_sent_twice_it_is_one_idea_with_one_photo(check):
    for _time in range(2):
        check.submit(SEND, files=chosen(files.photo()), alt="Een stoeprand.", goes_to="*")
    assert (Inbreng.objects.count(), Bijlage.objects.count()) == (1, 1)


def test_other_words_with_the_photo_make_no_second_idea(check):
    check.submit(SEND, goes_to="*")
    check.submit(SEND, files=chosen(files.photo()), alt="Een stoeprand.", goes_to="*")
    assert (Inbreng.objects.count(), Bijlage.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("taken_back", [False, True])
def test_sent_again_after_it_was_confirmed_nothing_is_added(check, media_folder, taken_back):
    check.submit(SEND, goes_to="*")
    inbreng = Inbreng.objects.get()
    actions.confirm(actor=testkit.bringer(inbreng), inbreng=inbreng)
    if taken_back:
        actions.withdraw(actor=testkit.bringer(inbreng), inbreng=inbreng, keep_text=False)
    before = set(media_folder.rglob("*.jpg"))
    check.submit(SEND, files=chosen(files.photo()), goes_to="*")
    assert not Bijlage.objects.exists()
    assert set(media_folder.rglob("*.jpg")) == before


def test_a_limit_asks_to_choose_again_and_keeps_everything(check, monkeypatch):
    monkeypatch.setattr(screen, "PER_CLIENT_ADDRESS", screen.Limit("idee", amount=0, seconds=3600))
    again = check.submit(SEND, files=chosen(files.photo()), alt="Een stoeprand.", status=429)
    assert "Kies uw foto’s of bestanden nog een keer." in again.text
    assert again.value("alt") == "Een stoeprand."
    assert not Bijlage.objects.exists()


def test_on_a_full_disk_nothing_is_half_kept_and_it_goes_on_without(check, monkeypatch):
    def full(*_args):
        raise OSError(errno.ENOSPC, "vol")

    monkeypatch.setattr("wijkspil.core.storage.RoomFirstStorage._save", full)
    again = check.submit(SEND, files=chosen(files.photo()), alt="Een stoeprand.", status=503)
    assert "Wij kunnen uw bestand nu niet bewaren." in again.text
    assert not Inbreng.objects.exists()
    again.submit(SEND, goes_to="*")
    assert Inbreng.objects.get().titel == IDEE["titel"]
