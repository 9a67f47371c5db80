"""What a visitor does: write, confirm, take back; and what happens when the subject is erased."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from wijkspil.berichten.actions import erase_mails
from wijkspil.berichten.mail_address import normal
from wijkspil.berichten.models import about
from wijkspil.berichten.without_account import check_holder
from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.core.limits import Limit
from wijkspil.core.logboek import log
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.reacties import mails, subjects
from wijkspil.reacties.actions.tips import forget_tips
from wijkspil.reacties.models import Reactie
from wijkspil.reacties.subjects import Subject

# Asked more often, an address gets no further mail and the answer is the same: nobody can fill the mailbox of another.
MAILS_TO_ONE_ADDRESS = Limit("reactie-adres", amount=10, seconds=24 * 3600)


@dataclass(frozen=True)
class Said:
    """What somebody wrote.

    Attributes:
        naam: what is to stand with it; may be empty.
        email: may be empty where the subject does not ask to confirm by mail.
        language: of the mails.
    """

    tekst: str
    naam: str = ""
    email: str = ""
    language: str = "nl"


@transaction.atomic
def send_reactie(*, actor: Actor, subject: Subject, said: Said) -> Reactie | None:
    """Keep what somebody wrote; a colleague reads it before anybody else does. Anybody may.

    Where the subject asks it, the writer confirms it first with the link in a mail; written again before that, the new
    words take the place of the old ones. None when this address was asked so often that it gets no mail.

    Raises:
        RuleViolation: one cannot react, or not any more.
    """
    _check_open(subject)
    email, now = normal(said.email) if said.email else "", clock.now()
    words = {"area": subject.area, "naam": said.naam, "tekst": said.tekst, "language": said.language, "asked_at": now}
    if not subject.by_mail:
        reactie = Reactie.objects.create(onderwerp=subject.reference, email=email, confirmed_at=now, **words)
    elif MAILS_TO_ONE_ADDRESS.hit(email):
        return None
    else:
        reactie, _made = Reactie.objects.update_or_create(
            onderwerp=subject.reference, email=email, confirmed_at__isnull=True, defaults=words
        )
        mails.ask_to_confirm(reactie, subject)
    log(actor, "reactie.gestuurd", reactie, onderwerp=subject.reference)
    return reactie


@transaction.atomic
def confirm_reactie(*, actor: Actor, reactie: Reactie) -> Reactie:
    """The holder of the mailbox wrote this: it waits on a colleague; again changes nothing.

    Raises:
        RuleViolation: one cannot react any more.
    """
    reactie = held(actor, reactie)
    if reactie.confirmed_at:
        return reactie
    subject = subjects.subject_of(reactie.onderwerp)
    _check_open(subject)
    reactie.confirmed_at = clock.now()
    reactie.save(update_fields=["confirmed_at"])
    log(actor, "reactie.bevestigd", reactie, onderwerp=reactie.onderwerp)
    return reactie


@transaction.atomic
def withdraw_reactie(*, actor: Actor, reactie: Reactie) -> None:
    """Take it back: words, name, address and mails are erased, and the answers of the gemeente to it go too."""
    reactie = held(actor, reactie)
    _erase(reactie)
    log(actor, "reactie.ingetrokken", reactie, onderwerp=reactie.onderwerp)
    reactie.delete()


def forget_subject(reference: str, *, email: str = "") -> None:
    """Erase all reactions to something that is erased, and the tips; with `email` only those of that mail address.

    Part of the action of the upper app, which checked its permission and writes the log.
    """
    rows = Reactie.objects.filter(onderwerp=reference, antwoord_op__isnull=True)
    if email:
        rows = rows.filter(email=normal(email))
    for reactie in rows:
        _erase(reactie)
        reactie.delete()
    if not email:
        forget_tips([reference])


def held(actor: Actor, reactie: Reactie) -> Reactie:
    """Read what the secret link opens again, and keep others away until the end of the transaction.

    Raises:
        NotAllowed: the actor does not hold the link, or it was erased meanwhile.
    """
    check_holder(actor, reactie)
    row = Reactie.objects.select_for_update().filter(pk=reactie.pk).first()
    if row is None:
        raise NotAllowed
    return row


def _erase(reactie: Reactie) -> None:
    erase_mails(thing=reactie)
    forget_tips([about(reactie)])


def _check_open(subject: Subject | None) -> None:
    if subject is None or not subject.is_open:
        raise RuleViolation("reageren_gesloten", _("U kunt hier niet meer op reageren."))
