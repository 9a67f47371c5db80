"""What came along with a mail: kept as from a form, refused with a note for staff, and once however often it comes."""

import errno
import os
from pathlib import Path

import pytest

from wijkspil.berichten import intake
from wijkspil.berichten.actions import take_in
from wijkspil.berichten.models import Bericht, InkomendBericht
from wijkspil.berichten.status import Bron, Intake
from wijkspil.berichten.testkit import incoming_with
from wijkspil.core.actors import PUBLIC
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.core.storage import RoomFirstStorage
from wijkspil.core.testkit import files
from wijkspil.core.uploads import take_in as take_in_file
from wijkspil.inbreng import actions, queries, testkit
from wijkspil.inbreng.actions.bijlagen import FOLDER, MOST_FILES
from wijkspil.inbreng.models import Bijlage, Inbreng
from wijkspil.inbreng.status import StapKind

pytestmark = pytest.mark.django_db
DATA = Path(os.environ.get("WIJKSPIL_DATA", "../shared/data")) / "emails"
PHOTO, PDF = ("IMG_1.jpg", files.telling_photo()), ("plan.pdf", files.PDF)
PROGRAM, SVG = ("gratis.exe", files.PROGRAM), ("tekening.svg", files.SVG)


def mailed(raw: bytes) -> InkomendBericht:
    return take_in(raw=raw, bron=Bron.OPDRACHT)[0]


def in_media(folder: Path) -> set[str]:
    return {str(file.relative_to(folder)) for file in (folder / FOLDER).rglob("*") if file.is_file()}


@pytest.fixture(autouse=True)
def no_files(media_folder):
    for name in in_media(media_folder):
        (media_folder / name).unlink()


def notes(inbreng) -> list[str]:
    return [stap.tekst for stap in queries.trail(inbreng) if stap.kind == StapKind.BIJLAGE]


def test_a_photo_and_a_document_come_with_the_inbreng_and_tell_nothing(arnhem, media_folder):
    mailed(incoming_with(PHOTO, PDF))
    foto, brief = Bijlage.objects.all()
    assert (foto.bron, foto.alt, brief.name) == ("mail", "", "plan.pdf")
    assert foto.inbreng == Inbreng.objects.get()
    assert all(files.CAMERA.encode() not in (media_folder / name).read_bytes() for name in foto.files)
    assert queries.files_for_bringer(foto.inbreng) == [foto, brief]
    assert notes(foto.inbreng) == []


def test_of_what_is_refused_staff_read_which_and_why_and_the_mail_still_has_it(arnhem, page):
    bericht = mailed(incoming_with(PROGRAM, PHOTO, SVG))
    inbreng = Inbreng.objects.get()
    assert inbreng.bijlagen.count() == 1
    [note] = notes(inbreng)
    first, *lines = note.splitlines()
    assert first.startswith("Deze bestanden uit de mail zijn niet overgenomen.")
    assert [line.split(":")[0] for line in lines] == ["‘gratis.exe’", "‘tekening.svg’"]
    assert "Dit bestand kunnen wij niet aannemen." in lines[0]
    assert b"gratis.exe" in InkomendBericht.objects.get(pk=bericht.pk).raw
    assert "gratis.exe" not in page(f"/volg/{inbreng.code}/").text


@pytest.mark.django_db(transaction=True)
def test_the_same_mail_five_times_is_one_set_of_files(arnhem, media_folder):
    raw = incoming_with(PHOTO, PDF, PROGRAM)
    for _time in range(5):
        mailed(raw)
    assert Bijlage.objects.count() == 2
    assert in_media(media_folder) == {name for row in Bijlage.objects.all() for name in row.files}
    assert len(notes(Inbreng.objects.get())) == 1


@pytest.mark.django_db(transaction=True)
def test_an_answer_brings_its_files_to_its_dossier_and_what_is_there_already_is_not_added(arnhem, bram, media_folder):
    inbreng = testkit.answered(bram.actor, arnhem.klarendal)
    sent = Bericht.objects.get(kind="inbreng.antwoord")
    for number in range(2):
        mailed(incoming_with(PHOTO, PDF, text=f"Nog {number}.", in_reply_to=sent.message_id, message_id=f"<{number}>"))
    assert Inbreng.objects.count() == 1
    assert [row.bron for row in inbreng.bijlagen.all()] == ["mail", "mail"]
    assert len(in_media(media_folder)) == 3
    assert list(queries.waiting_for(bram.actor)) == [inbreng]


def test_of_a_mail_that_was_sent_on_the_bringer_does_not_see_the_files(arnhem):
    text = (
        "---------- Forwarded message ---------\r\nVan: Amira <amira@bewoners.example>\r\n"
        "Date: di 3 nov 2026 om 10:12\r\nSubject: Bankje\r\nTo: <loket@gemeente.example>\r\n\r\n\r\nKan er een bankje?"
    )
    bericht = mailed(incoming_with(PDF, text=text, From="Loket <loket@gemeente.example>", subject="Fwd: Bankje"))
    inbreng = Inbreng.objects.get(kenmerk=bericht.kenmerk)
    assert inbreng.brenger_email == "amira@bewoners.example"
    assert [row.bron for row in inbreng.bijlagen.all()] == ["doorgestuurd"]
    assert queries.files_for_bringer(inbreng) == []


def test_more_than_there_is_room_for_is_told(arnhem, bram):
    mailed(incoming_with(*((f"{number}.pdf", files.PDF + b"%d" % number) for number in range(MOST_FILES + 2))))
    inbreng = Inbreng.objects.get()
    assert inbreng.bijlagen.count() == MOST_FILES
    assert "‘20.pdf’: Er zitten te veel bestanden in deze mail." in notes(inbreng)[0]
    mailed(incoming_with(PHOTO, subject=f"Over {inbreng.kenmerk}", message_id="<nog@bewoners.example>"))
    assert inbreng.bijlagen.count() == MOST_FILES
    assert "er zijn al 20 bestanden bij deze inbreng." in notes(inbreng)[1]


def test_a_signature_of_a_mail_program_is_no_file(arnhem):
    raw = incoming_with(("smime.p7s", b"x")).replace(b"application/octet-stream", b"application/pkcs7-signature")
    mailed(raw)
    assert notes(Inbreng.objects.get()) == []


@pytest.mark.django_db(transaction=True)
def test_on_a_full_disk_the_mail_waits_and_is_read_when_there_is_room(arnhem, media_folder, monkeypatch):
    saved = RoomFirstStorage._save

    def full(self, name, content):
        if in_media(media_folder):
            raise OSError(errno.ENOSPC, "vol")
        return saved(self, name, content)

    monkeypatch.setattr(RoomFirstStorage, "_save", full)
    bericht = mailed(incoming_with(PHOTO))
    assert (bericht.state, Inbreng.objects.count(), in_media(media_folder)) == (Intake.OPGESLAGEN, 0, set())
    monkeypatch.undo()
    assert intake.process_again(bericht).state == Intake.VERWERKT
    assert (Inbreng.objects.count(), len(in_media(media_folder))) == (1, 2)


def test_a_file_that_breaks_our_reader_keeps_no_mail_from_being_read(arnhem, monkeypatch):
    def broken(*_args):
        raise ZeroDivisionError

    monkeypatch.setattr("wijkspil.core.uploads.take_in", broken)
    assert mailed(incoming_with(PHOTO)).became == "inbreng"
    assert "‘IMG_1.jpg’: Wij kunnen dit bestand niet lezen." in notes(Inbreng.objects.get())[0]


def test_a_mail_set_apart_that_a_person_wrote_after_all_brings_its_files(arnhem, beheerder):
    from wijkspil.berichten.actions import treat_as_person

    bericht = mailed(incoming_with(PDF, auto_submitted="auto-replied"))
    assert not Bijlage.objects.exists()
    treat_as_person(actor=beheerder.actor, bericht=bericht)
    assert Bijlage.objects.get().name == "plan.pdf"


def test_only_the_software_takes_in_files_of_a_mail(arnhem, bram):
    inbreng = testkit.confirmed(arnhem.klarendal)
    new = [actions.NewFile(take_in_file(files.PDF, "plan.pdf"))]
    for actor in (PUBLIC, bram.actor, testkit.bringer(inbreng)):
        with pytest.raises(NotAllowed):
            actions.take_in_files(actor=actor, inbreng=inbreng, files=new, refused=[], forwarded=False)


@pytest.mark.skipif(not (DATA / "INDEX.csv").exists(), reason="no mails in WIJKSPIL_DATA")
def test_files_of_real_odd_and_broken_mails(arnhem, caplog):
    sent = sorted(DATA.rglob("*.eml"))
    for _time in range(2):
        for file in sent:
            take_in(raw=file.read_bytes(), bron=Bron.OPDRACHT)
    raised = [record.exc_info[1] for record in caplog.records if record.exc_info]
    assert all(isinstance(error, RuleViolation) for error in raised), "a rule may say no, to an address that is none"
    assert InkomendBericht.objects.filter(state=Intake.OPGESLAGEN).count() == 0
    assert Bijlage.objects.count() >= 4
    refused = [
        stap.tekst for inbreng in Inbreng.objects.all() for stap in inbreng.stappen.filter(kind=StapKind.BIJLAGE)
    ]
    assert len(refused) >= 8
