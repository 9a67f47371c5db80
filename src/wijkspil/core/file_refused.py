"""A file that we do not take."""

from django.utils.translation import gettext as _

from wijkspil.core.rules import RuleViolation


class FileRefused(RuleViolation):
    """The file was not kept; `tekst` says why, and what can be brought instead.

    Codes: `te_groot`, `geen_foto`, `foto_te_groot`, `foto_stuk`, `geen_heic`, `onbekend_bestand`,
    `document_stuk`, `document_met_macro`, `document_bom`.
    """


class NotKept(RuleViolation):
    """A file that we would take, but cannot keep now: the disk is full. Nothing of it remains."""

    def __init__(self) -> None:
        text = _("Wij kunnen uw bestand nu niet bewaren. Probeer het later weer, of ga verder zonder bestand.")
        super().__init__("niet_bewaard", text)
