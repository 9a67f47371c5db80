"""One inbreng that holds two things becomes two, each with its own number, owner and answer."""

from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from wijkspil.core.actors import Actor
from wijkspil.core.logboek import log
from wijkspil.core.rules import RuleViolation
from wijkspil.inbreng import mails, queries
from wijkspil.inbreng.actions.bring_in import Brenger, Content, made
from wijkspil.inbreng.actions.steps import locked, next_kenmerk, step
from wijkspil.inbreng.actions.verbanden import draw
from wijkspil.inbreng.models import Inbreng, Party
from wijkspil.inbreng.permissions import check_handler
from wijkspil.inbreng.status import OUTCOMES, UNANSWERED, StapKind, State


@transaction.atomic
def split(*, actor: Actor, inbreng: Inbreng, version: int, part: Content, tekst: str) -> Inbreng:
    """Let one part go on as an inbreng of its own; return that one. Its bringer hears it in one mail.

    The new one goes where the rules lead it and keeps the dates that were promised. Consent for the site was given for
    the text as it was, so the new one has none; its bringer may give it on the volgpagina. Support, photos and promises
    stay where they are.

    Args:
        actor: who handles it.
        inbreng: what holds two things; its text stays what its bringer wrote.
        version: of the inbreng, as the screen showed it.
        part: the other thing.
        tekst: words to the bringer; they stand in both trails.

    Raises:
        RuleViolation: there are no words, or it was taken back, merged or rounded off.
        ChangedMeanwhile: somebody else changed it after `version`.
    """
    staff = check_handler(actor, inbreng)
    if not tekst.strip():
        raise RuleViolation("zonder_tekst", _("Schrijf eerst een bericht aan de brenger."))
    inbreng = locked(inbreng, version)
    if inbreng.state not in {*UNANSWERED, *OUTCOMES}:
        raise RuleViolation("niet_te_splitsen", _("Dit kan niet meer. Pak het eerst weer op."))
    new = _part_of(inbreng, part)
    new.noted_by = staff.account
    queries.route_of(new).apply(new)
    new.waits_on_staff = True
    step(new, StapKind.ONTVANGEN, to=State.ONTVANGEN)
    with override(inbreng.language):  # its bringer reads both lines
        from_there = _("Dit stond eerst in %(kenmerk)s.") % {"kenmerk": inbreng.kenmerk}
        to_there = _("Een deel heeft nu een eigen nummer: %(kenmerk)s.") % {"kenmerk": new.kenmerk}
    to = State.IN_BEHANDELING if inbreng.state == State.IN_BEHANDELING else None
    told = step(new, StapKind.GESPLITST, to=to, by=staff, tekst=f"{from_there}\n\n{tekst}")
    mails.tell_step(new, told)
    step(inbreng, StapKind.GESPLITST, by=staff, tekst=f"{to_there}\n\n{tekst}")
    draw(staff, inbreng, new, _("Gesplitst"))
    log(actor, "inbreng.gesplitst", inbreng, kenmerk=inbreng.kenmerk, nieuw=new.kenmerk)
    return new


def _part_of(inbreng: Inbreng, part: Content) -> Inbreng:
    """Make the new one: of the same bringer, who was promised the same dates."""
    brenger = Brenger(
        email=inbreng.brenger_email,
        naam=inbreng.brenger_naam,
        language=inbreng.language,
        telefoon=inbreng.brenger_telefoon,
        party=Party(inbreng.party),
        organisatie=inbreng.organisatie,
    )
    new = made(uuid4(), part, brenger)
    new.kenmerk = next_kenmerk(new.created_at.year)
    for name in ("channel", "confirmed_at", "contact_before", "answer_before", "contacted_at", "withdrawn_at"):
        setattr(new, name, getattr(inbreng, name))
    return new
