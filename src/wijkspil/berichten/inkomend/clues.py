"""What tells on which dossier an answer belongs. Clues only: who may write on a dossier is decided by the app above."""

import re
from dataclasses import dataclass

from wijkspil.berichten.inkomend.mail import Mail

_KENMERK = re.compile(r"(?<![\d-])(20\d{2}-\d{5,7})(?![\d-])")
_TAG = re.compile(r"[^+@]{1,64}\+([^@]{1,64})@")


@dataclass(frozen=True)
class Clues:
    """What an answer names, the most trustworthy first.

    Attributes:
        message_ids: the mails that it answers, the nearest first.
        tags: what stands behind a `+` in an address that it was sent to.
        kenmerken: in the subject and then in the quoted history: anybody can type one, so it counts only together with
            the address of the bringer.
    """

    message_ids: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    kenmerken: tuple[str, ...] = ()


def clues_of(mail: Mail, history: str = "") -> Clues:
    """Return what a mail names."""
    tags = (found[1] for one in mail.recipients if (found := _TAG.match(one)))
    numbers = [*_KENMERK.findall(mail.subject), *_KENMERK.findall(history)]
    return Clues(mail.replies_to, tuple(dict.fromkeys(tags)), tuple(dict.fromkeys(numbers))[:10])
