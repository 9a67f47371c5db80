"""Files that belong to a row: none without a row for long, none half written, and nothing in them can do anything."""

import errno
import os
import shutil
import time
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import transaction
from django.http import Http404

from wijkspil.core.downloads import send_download, send_photo
from wijkspil.core.kept_files import HOUR, erase, kept, remove_orphans

FOLDER = "proef"


@pytest.fixture
def folder(media_folder: Path):
    yield media_folder / FOLDER
    shutil.rmtree(media_folder / FOLDER, ignore_errors=True)


def there(folder: Path) -> list[bytes]:
    return sorted(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def keep(*files: tuple[bytes, str], row_fails: bool = False) -> list[str]:
    """Keep files as an action does; return their names."""
    with kept(FOLDER, *files) as names:
        if row_fails:
            raise ZeroDivisionError
    return names


def test_files_are_kept_under_names_that_nobody_can_guess(folder):
    names = keep((b"een", "jpg"), (b"twee", "pdf"))
    assert there(folder) == [b"een", b"twee"]
    for name, ending in zip(names, (".jpg", ".pdf"), strict=True):
        path = Path(name)
        assert (path.suffix, len(path.stem), path.parts[1]) == (ending, 32, path.stem[:2])


def test_when_the_row_is_refused_the_files_are_gone(folder):
    with pytest.raises(ZeroDivisionError):
        keep((b"een", "jpg"), row_fails=True)
    assert there(folder) == []


def test_on_a_full_disk_nothing_remains(folder, monkeypatch):
    free = [10**9, 0]
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: type("Usage", (), {"free": free.pop(0)}))
    with pytest.raises(OSError, match="No space left"):
        keep((b"een", "jpg"), (b"twee", "jpg"))
    assert there(folder) == []


def test_a_file_that_was_half_written_does_not_remain(folder, monkeypatch):
    def half(self: FileSystemStorage, name: str, content: ContentFile[bytes]) -> str:
        path = Path(self.path(name))
        path.parent.mkdir(parents=True)
        path.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "vol")

    monkeypatch.setattr(FileSystemStorage, "_save", half)
    with pytest.raises(OSError, match="vol"):
        keep((b"een", "jpg"))
    assert there(folder) == []


@pytest.mark.django_db(transaction=True)
def test_files_are_erased_when_it_is_final_that_their_rows_go(folder):
    names = keep((b"een", "jpg"))
    with transaction.atomic():
        erase([*names, ""])
        transaction.set_rollback(True)
    assert there(folder) == [b"een"]
    with transaction.atomic():
        erase([*names, ""])
        assert there(folder) == [b"een"]
    assert there(folder) == []
    erase(names)  # a second time does no harm


def test_files_without_a_row_go_after_an_hour_and_others_stay(folder):
    names = keep(*[(word.encode(), "jpg") for word in ("met rij", "oud", "nieuw")])
    for name in names[:2]:
        long_ago = time.time() - HOUR - 1
        os.utime(default_storage.path(name), (long_ago, long_ago))
    assert remove_orphans(FOLDER, lambda some: set(some) & {names[0]}) == 1
    assert there(folder) == [b"met rij", b"nieuw"]


def test_a_folder_that_is_not_there_has_no_orphans():
    assert remove_orphans("nooit gemaakt", lambda _names: set()) == 0


def test_a_photo_is_shown_and_can_do_nothing(folder):
    [name] = keep((b"beeld", "jpg"))
    response = send_photo(name)
    assert b"".join(response) == b"beeld"
    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.headers["Content-Disposition"].startswith("inline")
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert send_photo(name, public=True).headers["Cache-Control"].startswith("public")


def test_a_document_is_saved_by_the_browser_under_its_own_name(folder):
    [name] = keep((b"tekst", "pdf"))
    response = send_download(name, content_type="application/pdf", as_name="Begroting ‘27\r\n.pdf")
    disposition = response.headers["Content-Disposition"]
    assert disposition.startswith("attachment")
    assert "\n" not in disposition
    assert name not in disposition
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_a_file_that_is_gone_is_not_found():
    with pytest.raises(Http404):
        send_photo("proef/00/weg.jpg")
