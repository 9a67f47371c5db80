"""May this be a question about somebody's own life? The app that recognises one tells; staff decide."""

from collections.abc import Callable
from dataclasses import dataclass

from wijkspil.core.registers import Register
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.status import Zorg


@dataclass(frozen=True)
class CareSign:
    """What made a text look like a zorgvraag.

    Attributes:
        words: of the writer; may be empty.
        urgent: somebody may be in danger now.
    """

    words: str = ""
    urgent: bool = False


# Given the parts of a text (title, text); None when nothing was seen.
care_readers: Register[Callable[..., CareSign | None]] = Register("zorgvraag")


def look_for_care(inbreng: Inbreng) -> None:
    """Mark an inbreng of which the text is new or was changed; not saved here. What staff said of the old text ends."""
    sign = next(filter(None, (read(inbreng.titel, inbreng.tekst) for read in care_readers)), None)
    inbreng.zorg = Zorg.GEEN if sign is None else Zorg.SPOED if sign.urgent else Zorg.VERMOED
    inbreng.zorg_woorden = sign.words[:80] if sign else ""


def forget_care(inbreng: Inbreng, zorg: Zorg) -> None:
    """Keep only what is known now, without the words of the writer; not saved here."""
    inbreng.zorg, inbreng.zorg_woorden = zorg, ""
