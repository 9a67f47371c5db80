"""Everything that is known of an incoming mail from its bytes alone."""

from dataclasses import dataclass, field, replace
from textwrap import shorten

from wijkspil.berichten.inkomend.address_hint import AddressHint, address_hint
from wijkspil.berichten.inkomend.classify import Ours, Verdict, classify
from wijkspil.berichten.inkomend.clues import Clues, clues_of
from wijkspil.berichten.inkomend.cut import Parts, cut
from wijkspil.berichten.inkomend.forwarded import Forwarded, bare_subject
from wijkspil.berichten.inkomend.forwarded import find as find_original
from wijkspil.berichten.inkomend.language import guess
from wijkspil.berichten.inkomend.mail import Address, Attachment, Mail
from wijkspil.berichten.inkomend.parse import parse

MAX_TITLE = 80  # characters


@dataclass(frozen=True)
class Reading:
    """What a mail says.

    Attributes:
        mail: taken apart.
        verdict: what kind of mail it is.
        original: when it was sent on: the mail of the person it is about.
        parts: what was written now, earlier, and the signature: of `original` when there is one.
        clues: what tells on which dossier it belongs.
        hint: an address that stands in it.
        language: `nl` or `en`, a guess.
    """

    mail: Mail
    verdict: Verdict
    original: Forwarded | None
    parts: Parts = field(repr=False)
    clues: Clues
    hint: AddressHint | None
    language: str

    @property
    def writer(self) -> Address:
        """Who wrote the words: of the original when it was sent on, else who sent it or where they want the answer."""
        if self.original:
            return self.original.sender
        return self.mail.reply_to if self.mail.reply_to.email else self.mail.sender

    @property
    def title(self) -> str:
        """The subject without `Re:` and `Fwd:`, else the first words; empty when there is neither."""
        subject = bare_subject(self.original.subject if self.original else "") or bare_subject(self.mail.subject)
        return subject or shorten(self.parts.text, MAX_TITLE, placeholder="…")

    @property
    def text(self) -> str:
        """What was written now; the subject when somebody put everything in it."""
        return self.parts.text or self.title

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """The files that came along, those of the original included."""
        return (*self.mail.attachments, *(self.original.attachments if self.original else ()))


def read(raw: bytes, ours: Ours, *, is_whole: bool = True) -> Reading:
    """Read a mail. Never raises. Of one that is not whole, only the headers are here: a person must look."""
    mail = parse(raw) if is_whole else replace(parse(raw), unreadable="te_groot")
    original = find_original(mail)
    parts = cut(original.text if original else mail.text)
    return Reading(
        mail=mail,
        verdict=classify(mail, ours),
        original=original,
        parts=parts,
        clues=clues_of(mail, "" if original else parts.history),
        hint=address_hint(parts.text, parts.signature),
        language=guess(parts.text or mail.subject),
    )
