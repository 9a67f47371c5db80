"""A mail that a person wrote becomes an inbreng of its own, or a reactie on the inbreng that it answers."""

from uuid import NAMESPACE_URL, uuid5

from wijkspil.aanspreekpunten import queries as aanspreekpunten
from wijkspil.berichten.behandelaars import Handled, ReceivedMail
from wijkspil.berichten.status import Became
from wijkspil.core.actors import SYSTEM, LinkActor
from wijkspil.inbreng import queries
from wijkspil.inbreng.actions import Brenger, Content, NewFile, add_remark, take_in_files, take_in_mail
from wijkspil.inbreng.models import TITEL_MAX, Inbreng, Kind
from wijkspil.inbreng.permissions import thing_of
from wijkspil.inbreng.titles import title_of
from wijkspil.wijken import queries as wijken
from wijkspil.wijken.models import Area

LONGEST = 20_000  # characters of a mail that are kept as its text; the mail itself is kept whole
REMARK_MAX = 4_000


def handle(mail: ReceivedMail) -> Handled:
    """Put an answer on its dossier; let every other mail be an inbreng that waits on staff.

    Only a mail from the address of the bringer lands on a dossier: who got our mail forwarded, or types a number in a
    subject, does not write in the bringer's name.
    """
    known = _answered(mail)
    if known:
        add_remark(actor=LinkActor(thing_of(known)), inbreng=known, tekst=_said(mail, REMARK_MAX))
        _take_in_files(mail, known)
        return Handled(Became.REACTIE, known, known.kenmerk or "")
    made = take_in_mail(
        actor=SYSTEM,
        sleutel=uuid5(NAMESPACE_URL, mail.bericht.content_hash),
        content=_content(mail),
        brenger=_brenger(mail),
        suggestion=_suggested_area(mail),
    )
    _take_in_files(mail, made)
    return Handled(Became.INBRENG, made, made.kenmerk or "")


def _take_in_files(mail: ReceivedMail, inbreng: Inbreng) -> None:
    if mail.files:
        take_in_files(
            actor=SYSTEM,
            inbreng=inbreng,
            files=[NewFile(file.upload) for file in mail.files if file.upload],
            refused=[f"‘{file.name}’: {file.refused}" for file in mail.files if not file.upload],
            forwarded=mail.reading.original is not None,
        )


def _answered(mail: ReceivedMail) -> Inbreng | None:
    """Return the inbreng that the bringer answers: by our mail that it answers, else by the number in it."""
    address = mail.reading.writer.email
    if not address or mail.reading.original:
        return None
    named = [dossier.about for dossier in mail.dossiers if dossier.same_address]
    return queries.open_of_bringer(address, named, mail.reading.clues.kenmerken)


def _content(mail: ReceivedMail) -> Content:
    text = _said(mail, LONGEST)
    titel = mail.reading.title[:TITEL_MAX].strip() or title_of(text) or mail.bericht.get_bron_display()
    return Content(area=_area_of_mailbox(mail), titel=titel, tekst=text, kind=Kind.VRAAG)


def _brenger(mail: ReceivedMail) -> Brenger:
    writer = mail.reading.writer
    return Brenger(email=writer.email, naam=writer.name[:80], language=mail.reading.language)


def _said(mail: ReceivedMail, most: int) -> str:
    return mail.reading.text[:most].replace("\x00", "").strip()


def _area_of_mailbox(mail: ReceivedMail) -> Area:
    """Return the area of the aanspreekpunt, of now or earlier, whose mailbox got it; else the whole gemeente."""
    area = aanspreekpunten.area_of_mailbox(mail.reading.mail.recipients)
    return area or wijken.whole_gemeente()


def _suggested_area(mail: ReceivedMail) -> Area | None:
    """Return the wijk of an address that stands in the mail; only a suggestion, for staff to take over or not."""
    hint = mail.reading.hint
    if hint is None:
        return None
    answer = wijken.find_address(hint.postcode, str(hint.house_number), ask_elsewhere=False)
    return next((area for area in reversed(wijken.areas_of(answer)) if area.niveau.is_wijk), None)
