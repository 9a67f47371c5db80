"""Every write to an inbreng. Each is one transaction with its log row and its mail."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from wijkspil.berichten.actions import erase_mails
from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.core.logboek import log, log_read
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.inbreng import mails, queries, terms
from wijkspil.inbreng.models import Inbreng, InbrengStap, KenmerkTeller
from wijkspil.inbreng.permissions import check_bringer, check_handler
from wijkspil.inbreng.status import (
    ChangedMeanwhile,
    Outcome,
    Publication,
    StapKind,
    State,
    check_step,
)
from wijkspil.mensen.permissions import INBRENG_LEZEN
from wijkspil.wijken.models import Area, Thema

UNCONFIRMED_A_DAY = 5  # mails to one address that nobody confirmed
REMARKS_A_DAY = 10


@dataclass(frozen=True)
class Brenger:
    """Who brings it in: an address to write to, and what they chose.

    Attributes:
        language: of the mails: `nl` or `en`.
        may_be_public: everybody may read the idea, never the name or the address.
    """

    email: str
    naam: str = ""
    language: str = "nl"
    may_be_public: bool = False


@transaction.atomic
def share_idee(
    *,
    actor: Actor,
    sleutel: UUID,
    area: Area,
    thema: Thema,
    titel: str,
    tekst: str,
    brenger: Brenger,
    place: str = "",
) -> Inbreng:
    """Keep an idea and ask its bringer to confirm it by mail. Anybody may.

    Sent twice with the same `sleutel` it is one idea and one mail.

    Raises:
        RuleViolation: this address has several ideas of today that it did not confirm.
    """
    known = Inbreng.objects.filter(sleutel=sleutel).first()
    if known:
        return known
    _check_not_too_often(brenger.email)
    inbreng = Inbreng(
        sleutel=sleutel,
        area=area,
        owner=queries.responsible_area(area),
        thema=thema,
        titel=titel,
        tekst=tekst,
        place=place,
        brenger_naam=brenger.naam,
        brenger_email=brenger.email,
        language=brenger.language,
        may_be_public=brenger.may_be_public,
        created_at=clock.now(),
    )
    try:
        with transaction.atomic():
            inbreng.save(force_insert=True)
    except IntegrityError:  # the same was sent at the same moment
        return Inbreng.objects.get(sleutel=sleutel)
    mails.ask_to_confirm(inbreng)
    log(actor, "inbreng.gestuurd", inbreng, wijk=area.code, thema=thema.slug)
    return inbreng


@transaction.atomic
def confirm(*, actor: Actor, inbreng: Inbreng) -> Inbreng:
    """The bringer says: this is mine. It gets its kenmerk and terms and waits on staff; again changes nothing."""
    check_bringer(actor, inbreng)
    inbreng = _locked(inbreng)
    if inbreng.state != State.ONBEVESTIGD:
        return inbreng
    now = clock.now()
    inbreng.kenmerk = _next_kenmerk(now.year)
    inbreng.confirmed_at = now
    inbreng.contact_before = terms.contact_before(now.date())
    inbreng.answer_before = terms.answer_before(now.date())
    if inbreng.may_be_public:
        inbreng.publication = Publication.WACHT
    inbreng.waits_on_staff = True
    _step(inbreng, StapKind.ONTVANGEN, to=State.ONTVANGEN)
    mails.send_receipt(inbreng, queries.team_name(inbreng.area))
    log(actor, "inbreng.bevestigd", inbreng, kenmerk=inbreng.kenmerk)
    return inbreng


@transaction.atomic
def open_for_staff(*, actor: Actor, inbreng: Inbreng) -> None:
    """A member of staff reads it, with name and address of its bringer: that is logged.

    Raises:
        NotAllowed: the actor reads nothing of that wijk.
    """
    if not actor.may(INBRENG_LEZEN, inbreng.area):
        raise NotAllowed
    log_read(actor, "inbreng.gelezen", inbreng, kenmerk=inbreng.kenmerk)


@transaction.atomic
def take_up(*, actor: Actor, inbreng: Inbreng, version: int, tekst: str = "") -> Inbreng:
    """A team member takes it up; the bringer hears who that is (the first contact)."""
    staff = check_handler(actor, inbreng)
    inbreng = _locked(inbreng, version)
    stap = _step(inbreng, StapKind.OPGEPAKT, to=State.IN_BEHANDELING, by=staff, tekst=tekst)
    mails.tell_step(inbreng, stap)
    log(actor, "inbreng.opgepakt", inbreng, kenmerk=inbreng.kenmerk)
    return inbreng


@transaction.atomic
def answer(
    *, actor: Actor, inbreng: Inbreng, version: int, tekst: str, outcome: Outcome, is_public: bool = False
) -> Inbreng:
    """A team member answers in their own name; the bringer gets it by mail.

    The outcome is seen by everybody when the idea is public; the text too, when `is_public`.
    """
    staff = check_handler(actor, inbreng)
    inbreng = _locked(inbreng, version)
    inbreng.outcome = outcome
    inbreng.waits_on_staff = False
    stap = _step(inbreng, StapKind.ANTWOORD, to=State.BEANTWOORD, by=staff, tekst=tekst, is_public=is_public)
    mails.tell_step(inbreng, stap)
    log(actor, "inbreng.beantwoord", inbreng, kenmerk=inbreng.kenmerk, uitkomst=outcome)
    return inbreng


@transaction.atomic
def complete(*, actor: Actor, inbreng: Inbreng, version: int, tekst: str, is_public: bool = False) -> Inbreng:
    """What was promised is done; the bringer hears what came of it.

    Raises:
        RuleViolation: nothing was promised.
    """
    staff = check_handler(actor, inbreng)
    inbreng = _locked(inbreng, version)
    if inbreng.outcome not in {Outcome.GEBEURT, Outcome.DEELS}:
        raise RuleViolation("niets_beloofd", _("Afronden kan pas als u hebt beloofd om iets te doen."))
    inbreng.waits_on_staff = False
    stap = _step(inbreng, StapKind.AFGEROND, to=State.AFGEROND, by=staff, tekst=tekst, is_public=is_public)
    mails.tell_step(inbreng, stap)
    log(actor, "inbreng.afgerond", inbreng, kenmerk=inbreng.kenmerk)
    return inbreng


@transaction.atomic
def publish(*, actor: Actor, inbreng: Inbreng, version: int) -> Inbreng:
    """Put it on the public pages, without anything about its bringer; the bringer hears it.

    Raises:
        RuleViolation: the bringer did not agree.
    """
    staff = check_handler(actor, inbreng)
    inbreng = _locked(inbreng, version)
    if not inbreng.may_be_public:
        raise RuleViolation("geen_toestemming", _("De brenger wil niet dat dit openbaar wordt."))
    if inbreng.is_public:
        return inbreng
    inbreng.publication = Publication.OPENBAAR
    inbreng.published_at = clock.now()
    mails.tell_step(inbreng, _step(inbreng, StapKind.GEPUBLICEERD, by=staff))
    log(actor, "inbreng.gepubliceerd", inbreng, kenmerk=inbreng.kenmerk)
    return inbreng


@transaction.atomic
def not_publish(*, actor: Actor, inbreng: Inbreng, version: int, reason: str) -> Inbreng:
    """Keep it from the public pages, or take it off again; the bringer hears why."""
    staff = check_handler(actor, inbreng)
    inbreng = _locked(inbreng, version)
    inbreng.publication = Publication.NIET if inbreng.may_be_public else Publication.PRIVE
    inbreng.published_at = None
    mails.tell_step(inbreng, _step(inbreng, StapKind.NIET_GEPUBLICEERD, by=staff, tekst=reason))
    log(actor, "inbreng.niet_gepubliceerd", inbreng, kenmerk=inbreng.kenmerk)
    return inbreng


@transaction.atomic
def add_remark(*, actor: Actor, inbreng: Inbreng, tekst: str) -> Inbreng:
    """The bringer adds something on the volgpagina; it waits on staff again.

    Raises:
        RuleViolation: not confirmed yet, withdrawn, or already very often today.
    """
    check_bringer(actor, inbreng)
    inbreng = _locked(inbreng)
    if inbreng.state == State.ONBEVESTIGD or inbreng.is_withdrawn:
        raise RuleViolation("niet_aan_te_vullen", _("U kunt hier nu niets bij schrijven."))
    since = clock.now() - timedelta(days=1)
    if inbreng.stappen.filter(kind=StapKind.AANVULLING, created_at__gt=since).count() >= REMARKS_A_DAY:
        raise RuleViolation(
            "te_vaak", _("U hebt vandaag al veel geschreven. Schrijf morgen verder of bel de gemeente.")
        )
    inbreng.waits_on_staff = True
    _step(inbreng, StapKind.AANVULLING, tekst=tekst)
    log(actor, "inbreng.aangevuld", inbreng, kenmerk=inbreng.kenmerk)
    return inbreng


@transaction.atomic
def withdraw(*, actor: Actor, inbreng: Inbreng, keep_text: bool) -> Inbreng:
    """The bringer takes it back: all that is known of the bringer is erased, here and in the mails.

    With `keep_text` the idea itself stays, without its bringer, and is handled on; else its text goes too.

    Raises:
        RuleViolation: it is not confirmed yet (then it disappears by itself).
    """
    check_bringer(actor, inbreng)
    inbreng = _locked(inbreng)
    if inbreng.is_withdrawn:
        return inbreng
    if not keep_text:
        check_step(inbreng.state, State.INGETROKKEN)
    elif inbreng.state == State.ONBEVESTIGD:
        raise RuleViolation("nog_niet_bevestigd", _("Bevestig uw idee eerst."))
    erase_mails(thing=inbreng)
    _erase(inbreng, keep_text=keep_text)
    _step(inbreng, StapKind.INGETROKKEN, to=None if keep_text else State.INGETROKKEN)
    log(actor, "inbreng.ingetrokken", inbreng, kenmerk=inbreng.kenmerk, tekst_blijft=keep_text)
    return inbreng


def _erase(inbreng: Inbreng, *, keep_text: bool) -> None:
    inbreng.withdrawn_at = clock.now()
    inbreng.brenger_naam = inbreng.brenger_email = ""
    said = inbreng.stappen.all()
    if keep_text:
        said = said.filter(is_public=False)  # words between two people; what is public was written for everybody
    else:
        inbreng.titel = inbreng.tekst = inbreng.place = ""
        inbreng.publication, inbreng.published_at = Publication.PRIVE, None
        inbreng.waits_on_staff = False
    said.update(tekst="")


def _step(
    inbreng: Inbreng,
    kind: StapKind,
    *,
    to: State | None = None,
    by: Any = None,
    tekst: str = "",
    is_public: bool = False,
) -> InbrengStap:
    """Save the inbreng in its new state and version, and add the line of the trail."""
    if to is not None:
        check_step(inbreng.state, to)
        inbreng.state = to
    inbreng.version += 1
    inbreng.save()
    return inbreng.stappen.create(
        kind=kind,
        account=by.account if by else None,
        signed=queries.signature(by.account, inbreng.area) if by else "",
        tekst=tekst,
        is_public=is_public,
        version=inbreng.version,
        created_at=clock.now(),
    )


def _locked(inbreng: Inbreng, version: int | None = None) -> Inbreng:
    """Read the row again and keep others away until the end of the transaction.

    Raises:
        ChangedMeanwhile: its version is no longer the one that the screen showed.
    """
    row = Inbreng.objects.select_for_update(of=("self",)).select_related("area", "thema").get(pk=inbreng.pk)
    if version is not None and row.version != version:
        raise ChangedMeanwhile
    return row


def _next_kenmerk(jaar: int) -> str:
    if not KenmerkTeller.objects.filter(pk=jaar).update(laatste=F("laatste") + 1):
        KenmerkTeller.objects.get_or_create(pk=jaar)
        KenmerkTeller.objects.filter(pk=jaar).update(laatste=F("laatste") + 1)
    return f"{jaar}-{KenmerkTeller.objects.values_list('laatste', flat=True).get(pk=jaar):05d}"


def _check_not_too_often(email: str) -> None:
    since = clock.now() - timedelta(days=1)
    waiting = Inbreng.objects.filter(brenger_email__iexact=email, state=State.ONBEVESTIGD, created_at__gt=since).count()
    if waiting >= UNCONFIRMED_A_DAY:
        raise RuleViolation(
            "te_vaak",
            _(
                "Met dit e-mailadres zijn vandaag al %(aantal)d ideeën gestuurd die nog niet zijn bevestigd. "
                "Kijk in uw mail en bevestig ze eerst, of probeer het morgen weer."
            )
            % {"aantal": waiting},
        )
