"""What the bringer does on the volgpagina: add, correct, take back."""

from django.db import transaction
from django.utils.translation import gettext as _

from wijkspil.berichten.actions import erase_mails
from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.core.logboek import log
from wijkspil.core.rules import RuleViolation
from wijkspil.core.states import check_step
from wijkspil.core.versions import ChangedMeanwhile
from wijkspil.inbreng import digest, queries
from wijkspil.inbreng.actions.bijlagen import forget_files
from wijkspil.inbreng.actions.merge import let_go
from wijkspil.inbreng.actions.steps import check_may_add, locked, step
from wijkspil.inbreng.actions.without_account import forget_all, forget_of
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.permissions import check_bringer
from wijkspil.inbreng.status import STEPS, Publication, StapKind, State, Zorg
from wijkspil.inbreng.zorgvraag import forget_care, look_for_care


@transaction.atomic
def add_remark(*, actor: Actor, inbreng: Inbreng, tekst: str) -> Inbreng:
    """The bringer adds something, on the volgpagina or by answering a mail; it waits on staff again.

    Raises:
        RuleViolation: not confirmed yet, withdrawn, or already very often today.
    """
    check_bringer(actor, inbreng)
    inbreng = locked(inbreng)
    check_may_add(inbreng)
    inbreng.waits_on_staff = True
    step(inbreng, StapKind.AANVULLING, tekst=tekst)
    log(actor, "inbreng.aangevuld", inbreng, kenmerk=inbreng.kenmerk)
    return inbreng


@transaction.atomic
def correct(*, actor: Actor, inbreng: Inbreng, version: int, titel: str, tekst: str, place: str) -> Inbreng:
    """The bringer writes it better, as long as there is no answer. What stood on the site is judged again.

    The same words again change nothing. What it was before is not kept: a name that should not stand there is gone.

    Raises:
        RuleViolation: there is an answer already, or it is not there any more, or already very often today.
        ChangedMeanwhile: since `version` something happened that the bringer sees on the volgpagina.
    """
    check_bringer(actor, inbreng)
    inbreng = locked(inbreng)
    check_may_add(inbreng)
    if not inbreng.is_correctable:
        raise RuleViolation("al_beantwoord", _("U hebt al antwoord. Schrijf wat u wilt veranderen als aanvulling."))
    if inbreng.stappen.filter(version__gt=version, is_internal=False).exists():
        raise ChangedMeanwhile
    if (inbreng.titel, inbreng.tekst, inbreng.place) == (titel, tekst, place):
        return inbreng
    inbreng.titel, inbreng.tekst, inbreng.place = titel, tekst, place
    inbreng.waits_on_staff = True
    if inbreng.is_public:
        digest.take_back(inbreng)
        inbreng.publication, inbreng.published_at = Publication.WACHT, None
    look_for_care(inbreng)
    step(inbreng, StapKind.AANGEPAST)
    log(actor, "inbreng.aangepast", inbreng, kenmerk=inbreng.kenmerk)
    return inbreng


@transaction.atomic
def allow_on_site(*, actor: Actor, inbreng: Inbreng) -> Inbreng:
    """The bringer agrees, later, that everybody may read it; staff judge it. Agreed again changes nothing.

    Raises:
        RuleViolation: it is not there any more, or goes on as part of another.
    """
    check_bringer(actor, inbreng)
    inbreng = locked(inbreng)
    if inbreng.may_be_public:
        return inbreng
    if not inbreng.may_be_allowed:
        raise RuleViolation("kan_niet_op_de_site", _("Dit kan niet meer op de site."))
    inbreng.may_be_public, inbreng.publication = True, Publication.WACHT
    inbreng.waits_on_staff = True
    step(inbreng, StapKind.TOESTEMMING)
    log(actor, "inbreng.toestemming", inbreng, kenmerk=inbreng.kenmerk)
    return inbreng


@transaction.atomic
def withdraw(*, actor: Actor, inbreng: Inbreng, keep_text: bool) -> Inbreng:
    """The bringer takes it back: all that is known of the bringer is erased, here and in the mails.

    With `keep_text` the inbreng itself stays, without its bringer, and is handled on; else its text goes too, and with
    it all that others did there. Of its photos and documents only photos that stand on the site stay with the text.

    Raises:
        RuleViolation: it is not confirmed yet (then it disappears by itself).
    """
    check_bringer(actor, inbreng)
    let_go(actor, inbreng, keep_text=keep_text)
    inbreng = locked(inbreng)
    if inbreng.is_withdrawn:
        return inbreng
    if not keep_text:
        check_step(STEPS, inbreng.state, State.INGETROKKEN)
    elif inbreng.state == State.ONBEVESTIGD:
        raise RuleViolation("nog_niet_bevestigd", _("Bevestig het eerst. De knop staat in onze mail."))
    erase_mails(thing=inbreng)
    if inbreng.is_public and not keep_text:
        digest.take_back(inbreng)
    if keep_text:
        forget_of(inbreng, inbreng.brenger_email)
    else:
        forget_all(inbreng)
    forget_files(inbreng, but_public=keep_text)
    _erase(inbreng, keep_text=keep_text)
    step(inbreng, StapKind.INGETROKKEN, to=None if keep_text else State.INGETROKKEN)
    log(actor, "inbreng.ingetrokken", inbreng, kenmerk=inbreng.kenmerk, tekst_blijft=keep_text)
    return inbreng


def _erase(inbreng: Inbreng, *, keep_text: bool) -> None:
    inbreng.withdrawn_at = clock.now()
    inbreng.brenger_naam = inbreng.brenger_email = inbreng.brenger_telefoon = ""
    inbreng.organisatie = inbreng.biedt = ""
    inbreng.suggestion = None
    said = inbreng.stappen.all()
    if keep_text:
        said = said.filter(is_public=False)  # words between two people; what is public was written for everybody
    else:
        inbreng.titel = inbreng.tekst = inbreng.place = ""
        forget_care(inbreng, Zorg.GEEN)
        inbreng.publication, inbreng.published_at = Publication.PRIVE, None
        inbreng.waits_on_staff = False
        inbreng.toezeggingen.all().delete()
        queries.verbanden_of(inbreng).delete()
    said.update(tekst="")
