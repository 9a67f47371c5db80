"""Open a text file that may be zipped, in one of several encodings, and hostile.

Nothing is unpacked to disk and nothing is read whole: a table of eight million rows passes through in pieces.
"""

import codecs
import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from wijkspil.wijken.readers import BadFile

PIECE = 1 << 20  # bytes read at a time; also the longest line that we accept
MOST_BYTES = 4_000_000_000
MOST_SHRUNK = 200  # a table of text shrinks 5 to 30 times; a bomb a thousand times


@dataclass(frozen=True)
class TextFile:
    """A text file, plain or the one text file of a zip, looked through once.

    Attributes:
        path: the file.
        member: the name inside the zip; empty for a plain file.
        encoding: `utf-8-sig` or `latin-1`.
        sha256: of the text itself, so that a file and its zip are the same.
    """

    path: Path
    member: str
    encoding: str
    sha256: str

    @property
    def name(self) -> str:
        """The name of the text file, without folders."""
        return Path(self.member or self.path.name).name

    @contextmanager
    def lines(self) -> Iterator[IO[str]]:
        """Open the text, line ends as they are (the csv module wants them so)."""
        with _bytes(self.path, self.member) as raw:
            yield io.TextIOWrapper(raw, encoding=self.encoding, newline="")


def look_through(path: Path) -> TextFile:
    """Find the text in a file and check that it is text.

    Raises:
        BadFile: it is not there, empty, an Excel file, a zip without one text file or a zip bomb, not text, or holds a
            line of more than a million characters.
    """
    try:
        member = _member(path) if zipfile.is_zipfile(path) else ""
        with _bytes(path, member) as raw:
            encoding, digest = _check_text(raw, path.name)
    except (OSError, EOFError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError) as error:
        raise BadFile(_why(path, error)) from None
    return TextFile(path, member, encoding, digest)


def _why(path: Path, error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return f"Het bestand {path.name} bestaat niet."
    if isinstance(error, OSError):
        return f"Het bestand {path.name} kan niet worden gelezen. Controleer of u er rechten voor hebt."
    return f"Het zipbestand {path.name} is beschadigd of heeft een wachtwoord. Download het opnieuw."


def _member(path: Path) -> str:
    """Return the text file of a zip: the only one, or the largest when there are more (CBS adds lists of names)."""
    with zipfile.ZipFile(path) as archive:
        infos = archive.infolist()
    if any(info.filename.startswith(("xl/", "content.xml")) for info in infos):
        raise BadFile(f"{path.name} is een rekenblad. Bewaar het eerst als CSV-bestand met puntkomma’s.")
    texts = [info for info in infos if info.filename.lower().endswith((".csv", ".txt")) and not info.is_dir()]
    if not texts:
        raise BadFile(f"In het zipbestand {path.name} zit geen CSV-bestand.")
    chosen = max(texts, key=lambda info: info.file_size)
    if chosen.file_size > MOST_BYTES or chosen.file_size > MOST_SHRUNK * max(chosen.compress_size, 1000):
        raise BadFile(
            f"Het zipbestand {path.name} wordt uitgepakt veel te groot. Controleer of het echt van het CBS komt."
        )
    return chosen.filename


@contextmanager
def _bytes(path: Path, member: str) -> Iterator[IO[bytes]]:
    if not member:
        with path.open("rb") as raw:
            yield raw
        return
    with zipfile.ZipFile(path) as archive, archive.open(member) as raw:
        yield raw


def _check_text(raw: IO[bytes], name: str) -> tuple[str, str]:
    """Return encoding and sha256; every byte passes by once."""
    digest, decoder = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")()
    is_utf8, empty, without_end = True, True, 0
    while piece := raw.read(PIECE):
        empty = False
        if b"\0" in piece:
            raise BadFile(f"{name} is geen tekstbestand. Kies het CSV-bestand van het CBS of bewaar uw tabel als CSV.")
        first, last = piece.find(b"\n"), piece.rfind(b"\n")
        if without_end + (first if first >= 0 else len(piece)) > PIECE:
            raise BadFile(f"{name} heeft een regel van meer dan een miljoen tekens. Dat is geen tabel die wij kennen.")
        without_end = len(piece) - last - 1 if last >= 0 else without_end + len(piece)
        digest.update(piece)
        is_utf8 = is_utf8 and _decodes(decoder, piece)
    if empty:
        raise BadFile(f"{name} is leeg.")
    return ("utf-8-sig" if is_utf8 else "latin-1"), digest.hexdigest()


def _decodes(decoder: codecs.IncrementalDecoder, piece: bytes) -> bool:
    try:
        decoder.decode(piece)
    except UnicodeDecodeError:
        return False
    return True
