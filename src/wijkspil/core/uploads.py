"""Files that people bring: taken in as a clean photo or a checked document, or refused with what to do instead.

What a file is, is decided by its content; the name and the type that came with it are never believed.

    kept = take_in(data, "IMG_0012.HEIC")   # CleanPhoto | CheckedDocument, or FileRefused
"""

from typing import Any

from django import forms
from django.core.exceptions import RequestDataTooBig, ValidationError
from django.core.files.uploadhandler import FileUploadHandler
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wijkspil.core.documents import CheckedDocument, DocumentKind, check_document, looks_like_document, unknown_file
from wijkspil.core.file_refused import FileRefused
from wijkspil.core.photos import MAX_BYTES, CleanPhoto, clean_photo

Upload = CleanPhoto | CheckedDocument

AT_ONCE = 5  # files in one form
MAX_REQUEST = AT_ONCE * MAX_BYTES + 1_000_000  # bytes
ACCEPT = ",".join(["image/jpeg", "image/png", "image/webp", *(f".{kind.ending}" for kind in DocumentKind)])
"""What a form offers to choose. Without HEIC on purpose: then an iPhone sends a JPEG of the same photo."""


def take_in(data: bytes, name: str) -> Upload:
    """Return what a file is, ready to be kept.

    Args:
        data: the whole file.
        name: as its owner calls it; only the words before the ending are used.

    Raises:
        FileRefused: with a Dutch sentence that says what can be brought instead.
    """
    if looks_like_document(data):
        return check_document(data, name)
    try:
        return clean_photo(data)
    except FileRefused as refused:
        raise (unknown_file() if refused.code == "geen_foto" else refused) from refused


class _FilesInput(forms.FileInput):
    allow_multiple_selected = True


class UploadsField(forms.FileField):
    """Photos and documents in a form, a few at a time; an answer is a list of `Upload`."""

    widget = _FilesInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "help_text",
            gettext_lazy("Foto’s, een PDF of een bestand van een kantoorprogramma zoals Word. Hooguit vijf tegelijk."),
        )
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("accept", ACCEPT)

    def clean(self, data: Any, initial: Any = None) -> list[Upload]:
        """Take every file in; say of each that is refused which one it is, and why."""
        given = [one for one in data or [] if one]
        if not given:
            super().clean(None, initial)  # refuses when something is needed
        if len(given) > AT_ONCE:
            text = _("Kies hooguit %(aantal)d bestanden tegelijk.") % {"aantal": AT_ONCE}
            raise ValidationError(text, code="te_veel")
        taken, refused = [], []
        for one in given:
            try:
                taken.append(_take_in(one))
            except FileRefused as no:
                text = _("‘%(naam)s’: %(uitleg)s") % {"naam": one.name, "uitleg": no.tekst}
                refused.append(ValidationError(text, code=no.code))
        if refused:
            raise ValidationError(refused)
        return taken


def _take_in(file: Any) -> Upload:
    file.seek(0)
    return take_in(file.read(MAX_BYTES + 1), file.name or "")


class SizeLimit(FileUploadHandler):
    """Refuses a request with more than anybody needs, before its files fill the disk.

    Editors of the CMS upload videos, so its addresses have no limit here; they are behind a sign-in and a proxy.
    """

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *args: Any, **kwargs: Any) -> None:  # noqa: N803
        """Look at the length of the request; the next handler reads it."""
        if content_length > MAX_REQUEST and not META.get("PATH_INFO", "").startswith("/beheer/"):
            raise RequestDataTooBig

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Leave the data to the next handler."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the next handler."""
