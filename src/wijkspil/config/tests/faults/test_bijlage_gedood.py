"""Fault 1 for files: killed before any statement, every row has its files, and a file without a row goes at night."""

import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from wijkspil.berichten import actions as berichten
from wijkspil.berichten import jobs
from wijkspil.berichten.models import InkomendBericht
from wijkspil.berichten.status import Bron, Intake
from wijkspil.berichten.testkit import incoming_with
from wijkspil.config.tests.faults.test_gedood_per_opdracht import FEWEST, gets_through
from wijkspil.core.kept_files import HOUR
from wijkspil.core.retention import clean_up
from wijkspil.core.testkit import files
from wijkspil.core.uploads import take_in
from wijkspil.inbreng import actions, testkit
from wijkspil.inbreng.actions.bijlagen import FOLDER
from wijkspil.inbreng.models import Bijlage, Inbreng
from wijkspil.mensen.testkit import Arnhem

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]
NEW = [actions.NewFile(take_in(files.photo(), "foto.jpg")), actions.NewFile(take_in(files.PDF, "plan.pdf"))]


def on_disk() -> set[str]:
    root = Path(default_storage.location)  # type: ignore[attr-defined]
    return {str(file.relative_to(root)) for file in (root / FOLDER).rglob("*") if file.is_file()}


def of_rows() -> set[str]:
    return {name for row in Bijlage.objects.all() for name in row.files}


def next_night() -> None:
    """Clean up as at night, when what a killed process left is older than an hour."""
    long_ago = time.time() - HOUR - 1
    for name in on_disk():
        os.utime(default_storage.path(name), (long_ago, long_ago))
    clean_up()


@pytest.fixture(autouse=True)
def an_empty_disk(media_folder: Path) -> None:
    for name in on_disk():
        default_storage.delete(name)


def dies_again_and_again(write: Callable[[], object]) -> list[int]:
    """Die before each statement in turn until the write gets through; return how many files no row had each time."""
    left: list[int] = []
    while True:
        alive = gets_through(write, len(left) + 1)
        assert of_rows() <= on_disk(), "a row without its file"
        left.append(len(on_disk() - of_rows()))
        if alive:
            assert len(left) > FEWEST
            return left


def test_adding(arnhem: Arnhem, record_figures: Callable[..., None]) -> None:
    inbreng = testkit.confirmed(arnhem.klarendal)
    add = partial(actions.add_files, actor=testkit.bringer(inbreng), inbreng=inbreng, files=NEW)
    left = dies_again_and_again(add)
    record_figures(deaths=len(left) - 1, files_left=left[-1])
    assert (Bijlage.objects.count(), inbreng.stappen.filter(kind="bijlage_erbij").count()) == (2, 1)
    assert left[-1] > 0, "no death left a file: nothing was proved"
    next_night()
    assert on_disk() == of_rows()
    assert len(on_disk()) == 3


def test_taking_away(arnhem: Arnhem) -> None:
    inbreng = testkit.confirmed(arnhem.klarendal)
    row = testkit.with_photo(inbreng)
    dies_again_and_again(partial(actions.remove_file, actor=testkit.bringer(inbreng), bijlage=row))
    next_night()
    assert (Bijlage.objects.count(), on_disk()) == (0, set())


def test_taking_all_back(arnhem: Arnhem) -> None:
    inbreng = testkit.confirmed(arnhem.klarendal)
    testkit.with_photo(inbreng)
    testkit.with_document(inbreng)
    dies_again_and_again(partial(actions.withdraw, actor=testkit.bringer(inbreng), inbreng=inbreng, keep_text=False))
    next_night()
    assert (Bijlage.objects.count(), on_disk()) == (0, set())


def test_a_mail_with_files(arnhem: Arnhem, record_figures: Callable[..., None]) -> None:
    raw = incoming_with(("foto.jpg", files.photo()), ("plan.pdf", files.PDF), ("x.exe", files.PROGRAM))

    def deliver() -> None:
        """Offer it as a mail server does until it hears that we have it, and sweep what was only stored."""
        berichten.take_in(raw=raw, bron=Bron.OPDRACHT)
        jobs.process_stored()

    left = dies_again_and_again(deliver)
    record_figures(deaths=len(left) - 1, files_left=left[-1])
    assert left[-1] > 0, "no death left a file: nothing was proved"
    next_night()
    assert InkomendBericht.objects.get().state == Intake.VERWERKT
    assert (Inbreng.objects.count(), Bijlage.objects.count()) == (1, 2)
    assert on_disk() == of_rows()
