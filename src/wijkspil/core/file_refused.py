"""A file that we do not take."""

from wijkspil.core.rules import RuleViolation


class FileRefused(RuleViolation):
    """The file was not kept; `tekst` says why, and what can be brought instead.

    Codes: `te_groot`, `geen_foto`, `foto_te_groot`, `foto_stuk`, `geen_heic`, `onbekend_bestand`,
    `document_stuk`, `document_met_macro`, `document_bom`.
    """
