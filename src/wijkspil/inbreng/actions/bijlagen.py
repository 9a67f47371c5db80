"""Photos and documents with an inbreng: added, described, judged, taken away. A file goes when its row goes."""

import hashlib
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.core.file_refused import NotKept
from wijkspil.core.kept_files import erase, kept
from wijkspil.core.logboek import log, log_read
from wijkspil.core.photos import CleanPhoto
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.core.uploads import Upload
from wijkspil.inbreng.actions.steps import check_may_add, locked, step
from wijkspil.inbreng.models import Bijlage, BijlageKind, Bron, Inbreng
from wijkspil.inbreng.models.bijlagen import OF_BRINGER
from wijkspil.inbreng.permissions import check_bringer, check_handler, may_read
from wijkspil.inbreng.status import StapKind, State
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.models import Account

FOLDER = "bijlagen"  # in the media folder
MOST_FILES = 20  # at one inbreng
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class NewFile:
    """A file to be kept, and what can be seen on it when it is a photo."""

    upload: Upload
    alt: str = ""


def add_files(*, actor: Actor, inbreng: Inbreng, files: Sequence[NewFile]) -> Inbreng:
    """The bringer, or a member of staff who handles it, adds photos and documents.

    What is there already is not added again. What the bringer adds waits on staff; what staff add, the bringer does
    not see.

    Raises:
        RuleViolation: too many, or nothing can be added any more.
        NotKept: the disk is full; nothing was kept.
    """
    _check_holds(actor, inbreng)
    with full_disk_is_told(), written(files) as rows, transaction.atomic():
        return _add(actor, locked(inbreng), rows)


def _add(actor: Actor, inbreng: Inbreng, rows: Sequence[Bijlage]) -> Inbreng:
    staff = actor if isinstance(actor, StaffActor) else None
    if staff is None:
        check_may_add(inbreng)
    elif inbreng.state == State.INGETROKKEN:
        raise RuleViolation("ingetrokken", _("De brenger heeft dit ingetrokken. U kunt er niets meer bij zetten."))
    added = attach(inbreng, rows, Bron.MEDEWERKER if staff else Bron.BRENGER, staff.account if staff else None)
    if not added:
        return inbreng
    inbreng.waits_on_staff = inbreng.waits_on_staff or staff is None
    if staff:
        step(inbreng, StapKind.BIJLAGE, by=staff, tekst=_("Toegevoegd: %(wat)s") % {"wat": _labels(added)})
    else:
        step(inbreng, StapKind.BIJLAGE_ERBIJ)
    log(actor, "bijlage.toegevoegd", inbreng, kenmerk=inbreng.kenmerk, aantal=len(added))
    return inbreng


def take_in_files(
    *, actor: Actor, inbreng: Inbreng, files: Sequence[NewFile], refused: Sequence[str], forwarded: bool
) -> Inbreng:
    """Let the files of a mail belong to the inbreng that it became or answers; a note for staff says what was refused.

    Of a mail that was `forwarded`, its bringer does not see them. `refused` are lines: which file, and why.

    Raises:
        NotAllowed: only the software takes in mail.
        OSError: the disk is full; nothing was kept, and the mail is read again later.
    """
    if actor.kind != "systeem":
        raise NotAllowed
    with written(files) as rows, transaction.atomic():
        inbreng = locked(inbreng)
        fitting, over = _that_fit(inbreng, rows)
        added = attach(inbreng, fitting, Bron.DOORGESTUURD if forwarded else Bron.MAIL)
        erase(name for row in over for name in row.files)
        too_many = _("er zijn al %(aantal)d bestanden bij deze inbreng.") % {"aantal": MOST_FILES}
        lines = [*refused, *(f"‘{row.label}’: {too_many}" for row in over)]
        if lines:
            words = _("Deze bestanden uit de mail zijn niet overgenomen. Ze zitten nog wel in de mail zelf.")
            step(inbreng, StapKind.BIJLAGE, tekst="\n".join([words, *lines]))
        if added:
            log(actor, "bijlage.toegevoegd", inbreng, kenmerk=inbreng.kenmerk, aantal=len(added))
    return inbreng


def _that_fit(inbreng: Inbreng, rows: Sequence[Bijlage]) -> tuple[list[Bijlage], list[Bijlage]]:
    """Divide rows into those for which there is room, and the others."""
    known = set(inbreng.bijlagen.values_list("digest", flat=True))
    divided: tuple[list[Bijlage], list[Bijlage]] = [], []
    for row in rows:
        fits = row.digest in known or len(known) < MOST_FILES
        divided[0 if fits else 1].append(row)
        known |= {row.digest} if fits else set()
    return divided


@transaction.atomic
def describe_photo(*, actor: Actor, bijlage: Bijlage, alt: str) -> Inbreng:
    """The bringer says what can be seen on a photo.

    Raises:
        RuleViolation: it stands on the site: what stands there, staff have read.
    """
    check_bringer(actor, bijlage.inbreng)
    inbreng = locked(bijlage.inbreng)
    check_may_add(inbreng)
    row = inbreng.bijlagen.filter(pk=bijlage.pk, kind=BijlageKind.FOTO, bron__in=OF_BRINGER).first()
    if row is None:
        raise NotAllowed
    if row.alt == alt:
        return inbreng
    if row.is_public:
        raise RuleViolation("staat_op_de_site", _("Deze foto staat op de site. Bel ons als u iets wilt veranderen."))
    row.alt = alt
    row.save(update_fields=["alt"])
    step(inbreng, StapKind.BIJLAGE_ANDERS)
    log(actor, "bijlage.beschreven", inbreng, kenmerk=inbreng.kenmerk)
    return inbreng


@transaction.atomic
def judge_photo(*, actor: Actor, bijlage: Bijlage, version: int, alt: str, is_public: bool) -> Inbreng:
    """A team member says what can be seen on a photo, and whether everybody may see it.

    Raises:
        RuleViolation: it may be seen by all, but the bringer did not agree, the inbreng does not stand on the site, or
            nobody said what can be seen.
    """
    staff = check_handler(actor, bijlage.inbreng)
    inbreng = locked(bijlage.inbreng, version)
    row = inbreng.bijlagen.filter(pk=bijlage.pk, kind=BijlageKind.FOTO).first()
    if row is None:
        raise NotAllowed
    if is_public:
        _check_may_show(inbreng, alt)
    shown, row.alt, row.is_public = row.is_public, alt, is_public
    row.save(update_fields=["alt", "is_public"])
    if is_public:
        deed, words = "geplaatst", _("Op de site: %(wat)s")
    elif shown:
        deed, words = "niet_geplaatst", _("Van de site: %(wat)s")
    else:
        deed, words = "beschreven", _("Beschreven: %(wat)s")
    step(inbreng, StapKind.BIJLAGE, by=staff, tekst=words % {"wat": row.label})
    log(actor, f"bijlage.{deed}", inbreng, kenmerk=inbreng.kenmerk)
    return inbreng


def _check_may_show(inbreng: Inbreng, alt: str) -> None:
    if not inbreng.may_be_public:
        raise RuleViolation("geen_toestemming", _("De brenger wil niet dat dit openbaar wordt."))
    if not inbreng.is_public:
        raise RuleViolation("niet_op_de_site", _("Zet eerst de tekst op de site. Daarna kan de foto erbij."))
    if not alt:
        text = _("Schrijf eerst wat er op de foto staat. Zo weet ook wie hem niet kan zien wat erop staat.")
        raise RuleViolation("zonder_beschrijving", text)


@transaction.atomic
def remove_file(*, actor: Actor, bijlage: Bijlage) -> Inbreng:
    """The bringer takes away what they brought, or a team member any file; it is erased. Again changes nothing."""
    _check_holds(actor, bijlage.inbreng)
    inbreng = locked(bijlage.inbreng)
    staff = actor if isinstance(actor, StaffActor) else None
    row = inbreng.bijlagen.filter(pk=bijlage.pk).first()
    if row is None:
        return inbreng
    if staff is None and (row.bron not in OF_BRINGER or inbreng.is_withdrawn):
        raise NotAllowed
    words = _("Weggehaald: %(wat)s") % {"wat": row.label}
    erase(row.files)
    row.delete()
    step(inbreng, StapKind.BIJLAGE if staff else StapKind.BIJLAGE_ANDERS, by=staff, tekst=words if staff else "")
    log(actor, "bijlage.verwijderd", inbreng, kenmerk=inbreng.kenmerk)
    return inbreng


@transaction.atomic
def open_file(*, actor: Actor, bijlage: Bijlage) -> None:
    """A member of staff opens or saves a file: that is logged.

    Raises:
        NotAllowed: the actor may not read the inbreng.
    """
    if not may_read(actor, bijlage.inbreng):
        raise NotAllowed
    log_read(actor, "bijlage.geopend", bijlage.inbreng, kenmerk=bijlage.inbreng.kenmerk, bijlage=bijlage.pk)


@contextmanager
def written(files: Sequence[NewFile]) -> Iterator[list[Bijlage]]:
    """Write files and give a row for each, for `attach`; when the block fails the files are gone again.

    Raises:
        OSError: the disk is full; nothing remains.
    """
    parts = [_parts(file.upload) for file in files]
    with kept(FOLDER, *(part for of_one in parts for part in of_one)) as names:
        left = iter(names)
        yield [_row(file, [next(left) for _part in of_one]) for file, of_one in zip(files, parts, strict=True)]


@contextmanager
def full_disk_is_told() -> Iterator[None]:
    """Tell somebody who brings a file that it cannot be kept now, and whoever looks after the server why."""
    try:
        yield
    except OSError as error:
        logger.exception("een bijlage kon niet worden bewaard")
        raise NotKept from error


def attach(inbreng: Inbreng, rows: Sequence[Bijlage], bron: Bron, account: Account | None = None) -> list[Bijlage]:
    """Save the rows of written files and return them; what the inbreng has already is erased again.

    The inbreng is locked, or made in this transaction.

    Raises:
        RuleViolation: it would have too many.
    """
    known = set(inbreng.bijlagen.values_list("digest", flat=True))
    new = {row.digest: row for row in reversed(rows) if row.digest not in known}
    if len(known) + len(new) > MOST_FILES:
        raise RuleViolation(
            "te_veel_bijlagen",
            _("Er kunnen hooguit %(aantal)d foto’s en bestanden bij. Haal er eerst een weg.") % {"aantal": MOST_FILES},
        )
    for row in rows:
        if new.get(row.digest) is not row:
            erase(row.files)
    added = [row for row in rows if new.get(row.digest) is row]
    for row in added:
        row.inbreng, row.bron, row.account, row.created_at = inbreng, bron, account, clock.now()
    return Bijlage.objects.bulk_create(added)


def forget_files(inbreng: Inbreng, *, but_public: bool = False) -> None:
    """Erase the files of an inbreng with their rows, in the transaction of the caller.

    With `but_public` what everybody may see stays.
    """
    rows = inbreng.bijlagen.exclude(is_public=True) if but_public and inbreng.is_public else inbreng.bijlagen.all()
    erase(name for row in rows for name in row.files)
    rows.delete()


def _parts(upload: Upload) -> list[tuple[bytes, str]]:
    if isinstance(upload, CleanPhoto):
        return [(upload.photo, "jpg"), (upload.thumb, "jpg")]
    return [(upload.data, upload.kind.ending)]


def _row(file: NewFile, names: list[str]) -> Bijlage:
    upload = file.upload
    data = upload.photo if isinstance(upload, CleanPhoto) else upload.data
    row = Bijlage(kind=BijlageKind.DOCUMENT, file=names[0], size=len(data), digest=hashlib.sha256(data).hexdigest())
    if isinstance(upload, CleanPhoto):
        row.kind, row.thumb, row.alt = BijlageKind.FOTO, names[1], file.alt
        row.width, row.height = upload.width, upload.height
    else:
        row.name = upload.name
    return row


def _check_holds(actor: Actor, inbreng: Inbreng) -> None:
    if isinstance(actor, StaffActor):
        check_handler(actor, inbreng)
    else:
        check_bringer(actor, inbreng)


def _labels(rows: Sequence[Bijlage]) -> str:
    return ", ".join(row.label for row in rows)
