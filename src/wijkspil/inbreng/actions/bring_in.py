"""Something comes in: by the site, noted by staff, or by mail."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.core.kept_files import erase
from wijkspil.core.logboek import log, log_inside
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.inbreng import mails, queries
from wijkspil.inbreng.actions.bijlagen import NewFile, attach, full_disk_is_told, written
from wijkspil.inbreng.actions.steps import locked, next_kenmerk, step
from wijkspil.inbreng.models import Bijlage, Bron, Channel, Inbreng, Kind, Party
from wijkspil.inbreng.permissions import check_bringer
from wijkspil.inbreng.status import Publication, StapKind, State
from wijkspil.inbreng.zorgvraag import look_for_care
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import INBRENG_BEHANDELEN
from wijkspil.wijken.models import Area, Thema

UNCONFIRMED_A_DAY = 5  # mails to one address that nobody confirmed


@dataclass(frozen=True)
class Brenger:
    """Who brings it in: an address to write to, and what they chose.

    Attributes:
        email: may be empty for what staff note; then nobody is written to.
        language: of the mails: `nl` or `en`.
        may_be_public: everybody may read it, never the name or the address.
        organisatie: of a professional.
    """

    email: str = ""
    naam: str = ""
    language: str = "nl"
    may_be_public: bool = False
    telefoon: str = ""
    party: Party = Party.BEWONER
    organisatie: str = ""


@dataclass(frozen=True)
class Content:
    """What is brought in.

    Attributes:
        place: where in the wijk, in words.
        biedt: what the bringer wants to do themselves.
        over_werkwijze: it is about how the gemeente works; that goes to the stuurgroep.
    """

    area: Area
    titel: str
    tekst: str
    kind: Kind = Kind.IDEE
    thema: Thema | None = None
    place: str = ""
    biedt: str = ""
    over_werkwijze: bool = False


def share(*, actor: Actor, sleutel: UUID, content: Content, brenger: Brenger, files: Sequence[NewFile] = ()) -> Inbreng:
    """Keep what somebody typed on the site, with photos and documents, and ask to confirm it by mail. Anybody may.

    Sent twice with the same `sleutel` it is one inbreng and one mail.

    Raises:
        RuleViolation: this address has several of today that it did not confirm, or too many files.
        NotKept: the disk is full; nothing was kept.
    """
    with full_disk_is_told(), written(files) as rows, transaction.atomic():
        inbreng = _shared(actor, sleutel, content, brenger)
        if rows:
            _attach_first(inbreng, rows)
        return inbreng


def _shared(actor: Actor, sleutel: UUID, content: Content, brenger: Brenger) -> Inbreng:
    """Return a new inbreng, or the one that was sent before with this key."""
    inbreng = made(sleutel, content, brenger)
    try:
        with transaction.atomic():
            inbreng.save(force_insert=True)
    except IntegrityError:  # the same was sent before
        return Inbreng.objects.get(sleutel=sleutel)
    _check_not_too_often(brenger.email)
    mails.ask_to_confirm(inbreng)
    log_inside(actor, "inbreng.gestuurd", inbreng, **_details(inbreng))
    return inbreng


def _attach_first(inbreng: Inbreng, rows: Sequence[Bijlage]) -> None:
    """Let files belong to what was not confirmed yet; sent again later, more is added on the volgpagina."""
    inbreng = locked(inbreng)
    if inbreng.state == State.ONBEVESTIGD:
        attach(inbreng, rows, Bron.BRENGER)
    else:
        erase(name for row in rows for name in row.files)


@transaction.atomic
def confirm(*, actor: Actor, inbreng: Inbreng) -> Inbreng:
    """The bringer says: this is mine. It gets its kenmerk, owner and terms; again changes nothing."""
    check_bringer(actor, inbreng)
    inbreng = locked(inbreng)
    if inbreng.state != State.ONBEVESTIGD:
        return inbreng
    _receive(inbreng)
    log(actor, "inbreng.bevestigd", inbreng, kenmerk=inbreng.kenmerk)
    return inbreng


def note_for(
    *,
    actor: Actor,
    sleutel: UUID,
    content: Content,
    brenger: Brenger,
    channel: Channel,
    files: Sequence[NewFile] = (),
) -> Inbreng:
    """A member of staff notes what somebody said or wrote; with a mail address the bringer gets a receipt.

    Noted twice with the same `sleutel` it is one inbreng: a note kept without network may be sent again.

    Raises:
        NotAllowed: the actor handles nothing in that area.
        NotKept: there are files and the disk is full; nothing was kept.
    """
    if not isinstance(actor, StaffActor) or not actor.may(INBRENG_BEHANDELEN, content.area):
        raise NotAllowed
    with full_disk_is_told(), written(files) as rows, transaction.atomic():
        inbreng = _noted(actor, sleutel, content, brenger, channel)
        if rows and inbreng.state != State.INGETROKKEN:
            attach(locked(inbreng), rows, Bron.MEDEWERKER, actor.account)
        else:  # noted again after it was taken back
            erase(name for row in rows for name in row.files)
        return inbreng


def _noted(actor: StaffActor, sleutel: UUID, content: Content, brenger: Brenger, channel: Channel) -> Inbreng:
    """Return a new inbreng, or the one that was noted before with this key."""
    known = Inbreng.objects.filter(sleutel=sleutel).first()
    if known:
        return known
    inbreng = made(sleutel, content, brenger)
    inbreng.channel, inbreng.noted_by = channel, actor.account
    try:
        with transaction.atomic():
            _receive(inbreng)
    except IntegrityError:
        return Inbreng.objects.get(sleutel=sleutel)
    log(actor, "inbreng.genoteerd", inbreng, kenmerk=inbreng.kenmerk, **_details(inbreng))
    return inbreng


@transaction.atomic
def take_in_mail(
    *, actor: Actor, sleutel: UUID, content: Content, brenger: Brenger, suggestion: Area | None = None
) -> Inbreng:
    """Let a mail be an inbreng: it has its number, owner and terms at once, and its writer gets a receipt.

    `suggestion` is the wijk of an address that stands in it; staff decide. One inbreng per `sleutel`.

    Raises:
        NotAllowed: only the software takes in mail.
    """
    if actor.kind != "systeem":
        raise NotAllowed
    known = Inbreng.objects.filter(sleutel=sleutel).first()
    if known:
        return known
    inbreng = made(sleutel, content, brenger)
    inbreng.channel, inbreng.suggestion = Channel.MAIL, suggestion
    _receive(inbreng)
    log(actor, "inbreng.gemaild", inbreng, kenmerk=inbreng.kenmerk, **_details(inbreng))
    return inbreng


def made(sleutel: UUID, content: Content, brenger: Brenger) -> Inbreng:
    """Return an inbreng that is not saved yet; its owner is the area that carries the team for its wijk.

    Whatever way it comes in, its text is looked at here.
    """
    inbreng = Inbreng(
        sleutel=sleutel,
        kind=content.kind,
        area=content.area,
        owner=queries.responsible_area(content.area),
        thema=content.thema,
        titel=content.titel,
        tekst=content.tekst,
        place=content.place,
        biedt=content.biedt,
        over_werkwijze=content.over_werkwijze,
        party=brenger.party,
        organisatie=brenger.organisatie,
        brenger_naam=brenger.naam,
        brenger_email=brenger.email,
        brenger_telefoon=brenger.telefoon,
        language=brenger.language,
        may_be_public=brenger.may_be_public,
        created_at=clock.now(),
    )
    look_for_care(inbreng)
    return inbreng


def _receive(inbreng: Inbreng) -> None:
    """Give it a number, an owner and terms; tell its bringer."""
    now = clock.now()
    inbreng.kenmerk = next_kenmerk(now.year)
    inbreng.confirmed_at = now
    routed = queries.route_of(inbreng)
    routed.apply(inbreng)
    inbreng.contact_before = routed.terms.contact_before(now.date())
    inbreng.answer_before = routed.terms.answer_before(now.date())
    if inbreng.may_be_public:
        inbreng.publication = Publication.WACHT
    inbreng.waits_on_staff = True
    step(inbreng, StapKind.ONTVANGEN, to=State.ONTVANGEN)
    mails.send_receipt(inbreng)


def _details(inbreng: Inbreng) -> dict[str, str]:
    return {
        "wijk": inbreng.area.code,
        "soort": inbreng.kind,
        "kanaal": inbreng.channel,
        "thema": inbreng.thema.slug if inbreng.thema else "",
    }


def _check_not_too_often(email: str) -> None:
    """Refuse one too many; the one that was just kept counts too, and goes with the transaction."""
    since = clock.now() - timedelta(days=1)
    waiting = Inbreng.objects.filter(brenger_email__iexact=email, state=State.ONBEVESTIGD, created_at__gt=since).count()
    if waiting > UNCONFIRMED_A_DAY:
        raise RuleViolation(
            "te_vaak",
            _(
                "Met dit e-mailadres is vandaag al %(aantal)d keer iets gestuurd dat nog niet is bevestigd. "
                "Kijk in uw mail en bevestig dat eerst, of probeer het morgen weer."
            )
            % {"aantal": waiting - 1},
        )
