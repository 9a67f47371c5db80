"""Files that belong to a row: written before the row, erased after it, and never left behind.

The names are random: nobody who was not given one can find a file, and it says nothing about what is in it.
"""

import secrets
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import partial

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

HOUR = 3600
"""Seconds in which a file may wait for its row."""


@contextmanager
def kept(folder: str, *files: tuple[bytes, str]) -> Iterator[list[str]]:
    """Write files and give their names; when the block, which makes their row, fails, they are gone again.

        with kept("bijlagen", (data, "pdf")) as [name], transaction.atomic():
            Bijlage.objects.create(file=name, …)

    Args:
        folder: in the media folder.
        files: of each the content and the ending of its name.

    Raises:
        OSError: the disk is full; nothing remains.
    """
    names: list[str] = []
    try:
        for data, ending in files:
            secret = secrets.token_hex(16)
            name = f"{folder}/{secret[:2]}/{secret}.{ending}"
            names.append(default_storage.save(name, ContentFile(data)))
        yield names
    except BaseException:
        _delete(names)
        raise


def erase(names: Iterable[str]) -> None:
    """Remove files when the transaction in which their rows go is final."""
    transaction.on_commit(partial(_delete, [name for name in names if name]), robust=True)


def remove_orphans(folder: str, have_rows: Callable[[Collection[str]], set[str]], *, dry_run: bool = False) -> int:
    """Remove files that were written for a row that never came, or stayed after it went; return how many.

    Args:
        folder: in the media folder, as given to `kept`.
        have_rows: of these names, returns those that a row holds.
        dry_run: only count.
    """
    removed = 0
    for part in _list(folder)[0]:
        names = [f"{folder}/{part}/{file}" for file in _list(f"{folder}/{part}")[1]]
        old = [name for name in names if _age(name) > HOUR]
        orphans = set(old) - have_rows(old) if old else set()
        _delete([] if dry_run else orphans)
        removed += len(orphans)
    return removed


def _list(folder: str) -> tuple[list[str], list[str]]:
    try:
        return default_storage.listdir(folder)
    except FileNotFoundError:
        return [], []


def _age(name: str) -> float:
    """Return how many seconds ago a file was written, in real time."""
    try:
        return time.time() - default_storage.get_modified_time(name).timestamp()
    except FileNotFoundError:
        return 0


def _delete(names: Iterable[str]) -> None:
    for name in names:
        default_storage.delete(name)
