"""Documents that people bring: PDF and the files of office programs, kept as they are and only given as a download.

Whether it is one, is read from its content. An office file is a zip: only its list and one small part of it are read,
within bounds; nothing is unpacked. What carries a program (a macro) is refused.
"""

import io
import re
import zipfile
from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext as _

from wijkspil.core.file_refused import FileRefused

MAX_BYTES = 10_000_000
NAME_MAX = 100
MAX_PARTS = 5_000
MAX_UNPACKED = 200_000_000  # bytes that the parts together say to have
MAX_LIST = 1_000_000  # bytes of the one part that we read

_OFFICE = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."


class DocumentKind(Enum):
    """What we take, by its ending, with the type it is served as."""

    PDF = ("pdf", "application/pdf")
    DOCX = ("docx", f"{_OFFICE}wordprocessingml.document")
    XLSX = ("xlsx", f"{_OFFICE}spreadsheetml.sheet")
    PPTX = ("pptx", f"{_OFFICE}presentationml.presentation")
    ODT = ("odt", f"{_ODF}text")
    ODS = ("ods", f"{_ODF}spreadsheet")

    @property
    def ending(self) -> str:
        """The ending of its name, without the dot."""
        return self.value[0]

    @property
    def content_type(self) -> str:
        """The media type."""
        return self.value[1]


@dataclass(frozen=True)
class CheckedDocument:
    """A document that can be kept.

    Attributes:
        data: the file, unchanged.
        kind: what it is.
        name: how its owner calls it, with the ending that fits: `begroting.pdf`.
    """

    data: bytes
    kind: DocumentKind
    name: str


def looks_like_document(data: bytes) -> bool:
    """Tell whether a file begins as a PDF, a zip or a file of an old office program does."""
    return data.startswith((b"%PDF-", b"PK", b"\xd0\xcf\x11\xe0", b"{\\rtf"))


def check_document(data: bytes, name: str) -> CheckedDocument:
    """Return a document that can be kept.

    Args:
        data: the whole file.
        name: as its owner calls it; its ending is not believed.

    Raises:
        FileRefused: it is none of the six kinds, too large, broken, or carries a program.
    """
    if len(data) > MAX_BYTES:
        raise FileRefused(
            "te_groot",
            _("Dit bestand is groter dan %(mb)d MB. Kies een kleiner bestand.") % {"mb": MAX_BYTES // 1_000_000},
        )
    kind = DocumentKind.PDF if data.startswith(b"%PDF-") else _kind_of_zip(data)
    return CheckedDocument(data, kind, safe_name(name, kind))


def safe_name(name: str, kind: DocumentKind) -> str:
    """Return the name on one line, without folders, and with the ending of its kind."""
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", on_one_line(name)).strip(". ")
    return f"{stem[:NAME_MAX] or 'bestand'}.{kind.ending}"


def on_one_line(name: str) -> str:
    """Return the name of a file on one line, without folders and signs that no file has."""
    last = re.split(r"[/\\]", name)[-1]
    return " ".join("".join(sign if sign.isprintable() and sign not in '<>:"|?*' else " " for sign in last).split())


def _kind_of_zip(data: bytes) -> DocumentKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            _check_bounds(parts, len(data))
            kind = _kind_of_odf(parts) or _kind_of_office(parts)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise unknown_file() if not data.startswith(b"PK") else _broken() from error
    if kind is None:
        raise unknown_file()
    return kind


def _check_bounds(parts: zipfile.ZipFile, size: int) -> None:
    """Refuse a zip whose parts lie over each other, or unpack to more than any office file holds."""
    found = parts.infolist()
    if len({part.filename for part in found}) < len(found):
        raise _broken()  # which of two parts with one name counts, differs from program to program
    packed, unpacked = sum(part.compress_size for part in found), sum(part.file_size for part in found)
    if len(found) > MAX_PARTS or packed > size or unpacked > MAX_UNPACKED:
        raise FileRefused("document_bom", _("Dit bestand wordt te groot als iemand het opent. Sla het op als PDF."))


def _kind_of_odf(parts: zipfile.ZipFile) -> DocumentKind | None:
    if "mimetype" not in parts.namelist():
        return None
    said = _read(parts, "mimetype").decode("ascii", errors="replace").strip()
    if any(name.startswith(("Basic/", "Scripts/")) for name in parts.namelist()):
        raise _with_macro()
    return next((kind for kind in (DocumentKind.ODT, DocumentKind.ODS) if kind.content_type == said), None)


def _kind_of_office(parts: zipfile.ZipFile) -> DocumentKind | None:
    if "[Content_Types].xml" not in parts.namelist():
        return None
    said = _read(parts, "[Content_Types].xml")
    if b"\0" in said:  # UTF-16
        said = said.decode("utf-16", errors="replace").encode()
    has_program = any(name.lower().endswith("vbaproject.bin") for name in parts.namelist())
    if has_program or b"macroenabled" in said.lower() or b"vbaproject" in said.lower():
        raise _with_macro()
    kinds = (DocumentKind.DOCX, DocumentKind.XLSX, DocumentKind.PPTX)
    return next((kind for kind in kinds if f'"{kind.content_type}.main+xml"'.encode() in said), None)


def _read(parts: zipfile.ZipFile, name: str) -> bytes:
    """Read the beginning of a part: more than any honest file needs."""
    with parts.open(name) as part:
        return part.read(MAX_LIST)


def unknown_file() -> FileRefused:
    """Say what we do take."""
    text = _("Dit bestand kunnen wij niet aannemen. Kies een foto, een PDF of een docx, xlsx, pptx, odt of ods.")
    return FileRefused("onbekend_bestand", text)


def _broken() -> FileRefused:
    return FileRefused("document_stuk", _("Dit bestand is stuk. Sla het opnieuw op en kies het dan."))


def _with_macro() -> FileRefused:
    return FileRefused("document_met_macro", _("In dit bestand zit een programma (een macro). Sla het op als PDF."))
