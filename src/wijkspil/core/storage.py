"""Where uploaded files are kept."""

import errno
import os
import shutil
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage

SPARE = 1_000_000  # bytes that stay free for the database, which has to take the row of the file


class RoomFirstStorage(FileSystemStorage):
    """Files in a folder; one for which there is no room is refused before it is half written."""

    def _save(self, name: str, content: Any) -> str:
        """Store a file for good; OSError (ENOSPC) when the disk is too full for it and its row."""
        os.makedirs(self.location, exist_ok=True)
        if content.size + SPARE > shutil.disk_usage(self.location).free:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        try:
            saved = str(super()._save(name, content))  # type: ignore[misc]
            _flush(Path(self.path(saved)))
        except OSError:
            Path(self.path(name)).unlink(missing_ok=True)  # somebody else took the room in between
            raise
        return saved


def _flush(file: Path) -> None:
    """Wait until the disk has it: the row that follows must not outlive it when the power fails."""
    with file.open("rb") as written:
        os.fsync(written.fileno())
