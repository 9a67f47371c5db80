"""Who decides what an incoming mail becomes: an upper app registers itself here (`AppConfig.ready`).

A behandelaar gets a mail that a person wrote, inside the transaction that also writes what became of the mail. So it
does all or nothing, and at most once, whatever is killed when. It returns None for a mail that is not for it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wijkspil.berichten.inkomend.reading import Reading
from wijkspil.berichten.status import Became
from wijkspil.core.registers import Register
from wijkspil.core.uploads import Upload

if TYPE_CHECKING:
    from django.db.models import Model

    from wijkspil.berichten.models import Bericht, InkomendBericht


@dataclass(frozen=True)
class Dossier:
    """Something that the mail may be about, because it answers a mail about it.

    Attributes:
        about: kind and id, such as `inbreng:12`.
        is_ours: the answered mail was sent by us; else it was an earlier mail of somebody to us.
        same_address: the answered mail went to, or came from, the address that writes now. Whoever got our mail
            forwarded can answer it too, so without this it proves nothing.
    """

    about: str
    is_ours: bool
    same_address: bool


@dataclass(frozen=True)
class ReceivedFile:
    """A file that came along with a mail.

    Attributes:
        name: as in `Attachment`.
        upload: ready to be kept; None when we do not take it. The mail itself is kept whole, with this file in it.
        refused: why not, as a sentence.
    """

    name: str
    upload: Upload | None = field(repr=False)
    refused: str = ""


@dataclass(frozen=True)
class ReceivedMail:
    """What a behandelaar gets.

    Attributes:
        bericht: as it is stored.
        reading: what it says (`reading.writer`, `reading.title`, `reading.text`, …).
        dossiers: what it may be about, the best first; after these the kenmerken of `reading.clues` remain.
        files: what came along, looked at.
    """

    bericht: "InkomendBericht"
    reading: Reading
    dossiers: tuple[Dossier, ...]
    files: tuple[ReceivedFile, ...] = ()


@dataclass(frozen=True)
class Handled:
    """What the mail became.

    Attributes:
        became: an inbreng of its own, or a reactie on one that was there.
        thing: the row that it is about from now on; the content of the mail is erased together with it.
        kenmerk: of that row, as people know it.
    """

    became: Became
    thing: "Model"
    kenmerk: str


Behandelaar = Callable[[ReceivedMail], Handled | None]
behandelaars: Register[Behandelaar] = Register("behandelaars")

WhenReturned = Callable[["Bericht", bool], object]
when_returned: Register[WhenReturned] = Register("teruggekomen")
"""Asked when a mail server did not want a mail of ours, at once or by sending it back: with that mail and whether its
address is no good for ever."""
when_given_up: Register[Callable[["Bericht"], object]] = Register("opgegeven")
"""Asked when a mail of ours was given up before any server took it."""
