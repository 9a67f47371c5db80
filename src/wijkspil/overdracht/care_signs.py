"""What an inbreng keeps when its text looks like a zorgvraag."""

from wijkspil.inbreng.zorgvraag import CareSign
from wijkspil.overdracht.recognition import zorgvraag_in


def sign_in(*parts: str) -> CareSign | None:
    """Return the words that led to it and whether there may be danger, or None."""
    verdict = zorgvraag_in(*parts)
    return CareSign(words=verdict.reason.words, urgent=verdict.spoed) if verdict else None
