"""Photos and documents with an inbreng: who may add, see, describe and take away; and that a file goes with its row."""

import errno
import os
import time
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from wijkspil.core.actors import PUBLIC, SYSTEM, LinkActor
from wijkspil.core.kept_files import HOUR
from wijkspil.core.models import LogRegel
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.core.storage import RoomFirstStorage
from wijkspil.core.testkit import files
from wijkspil.core.uploads import take_in
from wijkspil.core.versions import ChangedMeanwhile
from wijkspil.inbreng import actions, queries, testkit
from wijkspil.inbreng.actions.bijlagen import FOLDER, MOST_FILES
from wijkspil.inbreng.models import Bijlage, Inbreng
from wijkspil.inbreng.status import StapKind

pytestmark = pytest.mark.django_db


def add(inbreng, *uploads, by=None, alt=""):
    new = [actions.NewFile(upload, alt) for upload in uploads]
    return actions.add_files(actor=by or testkit.bringer(inbreng), inbreng=inbreng, files=new)


def photo(width=300):
    return take_in(files.photo((width, 200)), "foto.jpg")


def document(number=0):
    return take_in(files.PDF + b"%d" % number, "brief.pdf")


def in_media(folder: Path) -> set[str]:
    return {str(file.relative_to(folder)) for file in (folder / FOLDER).rglob("*") if file.is_file()}


@pytest.fixture(autouse=True)
def no_files(media_folder):
    """Every test begins without files, and sees what it made."""
    for name in in_media(media_folder):
        (media_folder / name).unlink()
    return media_folder


@pytest.fixture
def idee(arnhem):
    return testkit.confirmed(arnhem.klarendal)


@pytest.fixture
def on_site(arnhem, bram):
    return testkit.published(bram.actor, arnhem.klarendal)


def judge(bram, bijlage, alt="Een bank onder een boom.", *, is_public=True):
    inbreng = Inbreng.objects.get(pk=bijlage.inbreng_id)
    return actions.judge_photo(actor=bram.actor, bijlage=bijlage, version=inbreng.version, alt=alt, is_public=is_public)


def test_the_bringer_adds_a_photo_and_a_document_and_it_waits_on_staff(bram, arnhem, media_folder):
    inbreng = testkit.answered(bram.actor, arnhem.klarendal)
    add(inbreng, photo(), document(), alt="Een bank.")
    foto, brief = inbreng.bijlagen.all()
    assert (foto.alt, foto.width, foto.height, foto.name) == ("Een bank.", 300, 200, "")
    assert (brief.name, brief.alt, brief.content_type) == ("brief.pdf", "", "application/pdf")
    assert in_media(media_folder) == {*foto.files, *brief.files}
    assert list(queries.waiting_for(bram.actor)) == [inbreng]
    assert queries.trail(inbreng)[-1].kind == StapKind.BIJLAGE_ERBIJ
    assert Inbreng.objects.get().version == inbreng.version + 1


def test_what_is_kept_of_a_photo_tells_nothing(idee, media_folder):
    bijlage = testkit.with_photo(idee)
    assert all(files.CAMERA.encode() not in (media_folder / name).read_bytes() for name in bijlage.files)
    assert "IMG_0012" not in str(Bijlage.objects.values())


def test_the_same_file_twice_is_one(idee, media_folder):
    inbreng = add(idee, photo(), photo())
    again = add(inbreng, photo())
    assert (again.version, Bijlage.objects.count()) == (inbreng.version, 1)


@pytest.mark.django_db(transaction=True)
def test_of_a_file_that_was_there_already_nothing_is_left(idee, media_folder):
    add(idee, photo(), photo())
    add(idee, photo())
    assert in_media(media_folder) == set(Bijlage.objects.get().files)


def test_staff_add_what_the_bringer_does_not_see_and_nothing_waits(bram, arnhem):
    inbreng = testkit.answered(bram.actor, arnhem.klarendal)
    bijlage = testkit.with_document(inbreng, bram.actor)
    assert queries.files_of(inbreng) == [bijlage]
    assert queries.files_for_bringer(inbreng) == []
    assert queries.file_for_bringer(inbreng, bijlage.pk) is None
    assert not queries.waiting_for(bram.actor).exists()
    step = queries.trail(inbreng)[-1]
    assert (step.kind, step.tekst, step.is_internal) == (StapKind.BIJLAGE, "Toegevoegd: begroting.pdf", True)
    with pytest.raises(NotAllowed):
        actions.remove_file(actor=testkit.bringer(inbreng), bijlage=bijlage)


@pytest.mark.parametrize("who", ["public", "system", "other link", "carla", "daan", "els", "beheerder"])
def test_nobody_else_touches_the_files(request, bram, on_site, who):
    person = {"public": PUBLIC, "system": SYSTEM, "other link": LinkActor("inbreng:0")}.get(who)
    actor = person or request.getfixturevalue(who).actor
    foto = testkit.with_photo(on_site)
    with pytest.raises(NotAllowed):
        add(on_site, photo(), by=actor)
    with pytest.raises(NotAllowed):
        actions.remove_file(actor=actor, bijlage=foto)
    with pytest.raises(NotAllowed):
        actions.describe_photo(actor=actor, bijlage=foto, alt="Iets anders.")
    with pytest.raises(NotAllowed):
        actions.judge_photo(actor=actor, bijlage=foto, version=9, alt="Iets.", is_public=True)
    with pytest.raises(NotAllowed):
        actions.open_file(actor=actor, bijlage=foto)


def test_staff_do_not_write_in_the_name_of_the_bringer(bram, idee):
    with pytest.raises(NotAllowed):
        actions.describe_photo(actor=bram.actor, bijlage=testkit.with_photo(idee), alt="Iets anders.")


def test_at_most_twenty_at_one_inbreng(bram, idee):
    add(idee, *(document(number) for number in range(MOST_FILES)), by=bram.actor)
    with pytest.raises(RuleViolation, match="hooguit 20"):
        add(idee, photo())
    assert Bijlage.objects.count() == MOST_FILES


def test_adding_has_a_limit_a_day(idee):
    for number in range(actions.REMARKS_A_DAY):
        add(idee, document(number))
    with pytest.raises(RuleViolation, match="morgen"):
        add(idee, photo())
    actions.remove_file(actor=testkit.bringer(idee), bijlage=idee.bijlagen.first())
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        add(idee, photo())


def test_before_confirming_and_after_taking_back_nothing_can_be_added(arnhem, bram, media_folder):
    for inbreng in (testkit.shared(arnhem.klarendal), testkit.confirmed(arnhem.klarendal)):
        if inbreng.kenmerk:
            actions.withdraw(actor=testkit.bringer(inbreng), inbreng=inbreng, keep_text=False)
            with pytest.raises(RuleViolation, match="ingetrokken"):
                add(inbreng, photo(), by=bram.actor)
        with pytest.raises(RuleViolation, match="nu niets"):
            add(inbreng, photo())
    assert in_media(media_folder) == set()


def test_the_bringer_says_what_stands_on_a_photo(idee):
    foto = testkit.with_photo(idee, alt="")
    inbreng = actions.describe_photo(actor=testkit.bringer(idee), bijlage=foto, alt="Een bank.")
    again = actions.describe_photo(actor=testkit.bringer(idee), bijlage=foto, alt="Een bank.")
    assert again.version == inbreng.version, "nothing changed"
    assert Bijlage.objects.get().alt == "Een bank."


def test_a_document_is_not_described(idee):
    with pytest.raises(NotAllowed):
        actions.describe_photo(actor=testkit.bringer(idee), bijlage=testkit.with_document(idee), alt="Een brief.")


def test_a_photo_comes_on_the_site_after_staff_judged_it_and_what_is_said_there_stays(bram, on_site):
    foto = testkit.with_photo(on_site)
    assert queries.public_photos(on_site) == []
    judge(bram, foto)
    assert queries.public_photos(on_site) == [foto]
    with pytest.raises(RuleViolation, match="op de site"):
        actions.describe_photo(actor=testkit.bringer(on_site), bijlage=foto, alt="Reclame.")
    judge(bram, foto, is_public=False)
    assert queries.public_photos(on_site) == []
    assert [row.deed for row in LogRegel.objects.filter(deed__startswith="bijlage.")] == [
        "bijlage.niet_geplaatst",
        "bijlage.geplaatst",
        "bijlage.toegevoegd",
    ]


def test_without_a_description_it_does_not(bram, on_site):
    with pytest.raises(RuleViolation, match="wat er op de foto staat"):
        judge(bram, testkit.with_photo(on_site), alt="")


def test_before_the_text_it_does_not(bram, idee):
    with pytest.raises(RuleViolation, match="eerst de tekst"):
        judge(bram, testkit.with_photo(idee))


def test_without_consent_it_does_not(arnhem, bram):
    inbreng = testkit.confirmed(arnhem.klarendal, brenger=actions.Brenger(email="amira@bewoners.example"))
    with pytest.raises(RuleViolation, match="wil niet"):
        judge(bram, testkit.with_photo(inbreng))


def test_a_document_never_does(bram, on_site):
    with pytest.raises(NotAllowed):
        judge(bram, testkit.with_document(on_site))


def test_off_the_site_with_the_text_and_judged_anew(bram, on_site):
    foto = testkit.with_photo(on_site)
    inbreng = judge(bram, foto)
    inbreng = actions.not_publish(actor=bram.actor, inbreng=inbreng, version=inbreng.version, reason="Een gezicht.")
    assert queries.public_photo(inbreng.kenmerk, foto.pk) is None
    actions.publish(actor=bram.actor, inbreng=inbreng, version=inbreng.version)
    assert queries.public_photo(inbreng.kenmerk, foto.pk) is None


def test_two_at_once_the_second_is_told(bram, on_site):
    foto = testkit.with_photo(on_site)
    seen = Inbreng.objects.get().version
    judge(bram, foto)
    with pytest.raises(ChangedMeanwhile):
        actions.judge_photo(actor=bram.actor, bijlage=foto, version=seen, alt="", is_public=False)


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "document", "is_public": True, "thumb": "", "width": None, "height": None, "name": "x.pdf", "alt": ""},
        {"is_public": True, "alt": ""},
        {"kind": "document"},
        {"width": None},
        {"thumb": ""},
        {"bron": "medewerker"},
    ],
)
def test_the_database_refuses_what_may_never_be(idee, wrong):
    foto = testkit.with_photo(idee)
    with pytest.raises(IntegrityError), transaction.atomic():
        Bijlage.objects.filter(pk=foto.pk).update(**wrong)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("by", ["bringer", "bram"])
def test_taken_away_the_file_is_gone_and_again_changes_nothing(bram, idee, media_folder, by):
    foto = testkit.with_photo(idee)
    actor = testkit.bringer(idee) if by == "bringer" else bram.actor
    inbreng = actions.remove_file(actor=actor, bijlage=foto)
    assert actions.remove_file(actor=actor, bijlage=foto).version == inbreng.version
    assert (Bijlage.objects.count(), in_media(media_folder)) == (0, set())


MARK = "kobaltblauw"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("keep_text", [False, True])
def test_taken_back_no_file_and_no_word_of_one_is_left(bram, on_site, media_folder, keep_text):
    marked = [take_in(files.PDF + MARK.encode(), f"{MARK}.pdf"), photo()]
    add(on_site, *marked, alt=f"Een {MARK}e bank.")
    add(on_site, take_in(files.PDF + b"%staf", f"{MARK}-staf.pdf"), by=bram.actor)
    shown = testkit.with_photo(on_site)
    judge(bram, shown)
    actions.withdraw(actor=testkit.bringer(on_site), inbreng=on_site, keep_text=keep_text)
    left = set(shown.files) if keep_text else set()
    assert in_media(media_folder) == left
    assert [row.pk for row in Bijlage.objects.all()] == ([shown.pk] if keep_text else [])
    kept = [*Bijlage.objects.values(), *Inbreng.objects.values(), *on_site.stappen.values(), *LogRegel.objects.values()]
    assert MARK not in str(kept)
    assert all(MARK.encode() not in (media_folder / name).read_bytes() for name in in_media(media_folder))


@pytest.mark.django_db(transaction=True)
def test_what_was_never_confirmed_is_erased_with_its_files(arnhem, media_folder):
    inbreng = testkit.shared(arnhem.klarendal)
    with actions.bijlagen.written([actions.NewFile(photo())]) as rows, transaction.atomic():
        actions.bijlagen.attach(inbreng, rows, actions.bijlagen.Bron.BRENGER)
    assert len(in_media(media_folder)) == 2
    with time_machine.travel(inbreng.created_at + timedelta(days=14, hours=1)):
        call_command("opschonen", stdout=StringIO())
    assert (Bijlage.objects.count(), in_media(media_folder)) == (0, set())


def test_the_nightly_cleaning_finds_files_whose_row_never_came(idee, media_folder):
    foto = testkit.with_photo(idee)
    with actions.bijlagen.written([actions.NewFile(document(1))]) as [killed]:
        pass  # and here the process is killed, before its row
    for name in (*foto.files, *killed.files):
        long_ago = time.time() - HOUR - 1
        os.utime(default_storage.path(name), (long_ago, long_ago))
    told = StringIO()
    call_command("opschonen", "--proef", stdout=told)
    assert "bestanden zonder inbreng na een uur: 1 te wissen" in told.getvalue()
    assert set(killed.files) < in_media(media_folder)
    call_command("opschonen", stdout=StringIO())
    assert in_media(media_folder) == set(foto.files)


def test_on_a_full_disk_nothing_is_kept_and_it_says_what_to_do(idee, media_folder, monkeypatch):
    saved = RoomFirstStorage._save

    def second_is_full(self, name, content):
        if in_media(media_folder):
            raise OSError(errno.ENOSPC, "vol")
        return saved(self, name, content)

    monkeypatch.setattr(RoomFirstStorage, "_save", second_is_full)
    with pytest.raises(RuleViolation, match="nu niet bewaren"):
        add(idee, photo())
    assert (Bijlage.objects.count(), in_media(media_folder)) == (0, set())
    assert Inbreng.objects.get().version == idee.version
