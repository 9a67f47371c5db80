"""Help at an inbreng: asked of a colleague, a team or somebody outside; promised for a day; done, or not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.core.logboek import log
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.core.states import check_step
from wijkspil.inbreng import queries
from wijkspil.inbreng.actions.steps import locked, step
from wijkspil.inbreng.models import Inbreng, Toezegging
from wijkspil.inbreng.permissions import check_handler, may_handle
from wijkspil.inbreng.status import CLOSED_PROMISES, PROMISE_STEPS, PromiseState, StapKind
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.dossier import check_stays
from wijkspil.mensen.models import Account, Team
from wijkspil.mensen.permissions import ACCOUNTS_BEHEREN


@dataclass(frozen=True)
class Asked:
    """What is asked, and of whom.

    Attributes:
        of: a colleague, a team, or in words a party outside the gemeente; never the name of a resident.
        due: the day for which it was promised at once; None when it is only asked.
        for_bringer: the bringer reads it on the volgpagina.
    """

    wat: str
    of: Account | Team | str
    due: date | None = None
    for_bringer: bool = False


@transaction.atomic
def ask(*, actor: Actor, inbreng: Inbreng, version: int, asked: Asked) -> Toezegging:
    """Write down that help was asked, or promised when there is a day; nobody is mailed.

    Raises:
        NotAllowed: the actor does not handle the inbreng.
        RuleViolation: the day has passed, or the colleague or team is no longer there.
        ChangedMeanwhile: somebody else changed the inbreng after `version`.
    """
    staff = check_handler(actor, inbreng)
    inbreng = locked(inbreng, version)
    _check_day(asked.due)
    row = Toezegging(inbreng=inbreng, wat=asked.wat, asked_at=clock.now(), for_bringer=asked.for_bringer)
    if asked.due:
        row.state, row.due = PromiseState.TOEGEZEGD, asked.due
    _give(row, asked.of)
    row.save()
    _tell(row, StapKind.TOEGEZEGD if asked.due else StapKind.GEVRAAGD, staff)
    log(actor, "toezegging.genoteerd", row, kenmerk=inbreng.kenmerk, stand=row.state)
    return row


@transaction.atomic
def promise(
    *, actor: Actor, toezegging: Toezegging, version: int, due: date, tekst: str = "", for_bringer: bool = False
) -> Toezegging:
    """Write down for which day it was promised; again with another day, when it takes longer. `tekst` says why.

    Raises as `ask`, and RuleViolation when it is done already.
    """
    staff, row = _taken(actor, toezegging, version)
    _check_day(due)
    check_step(PROMISE_STEPS, row.state, PromiseState.TOEGEZEGD)
    row.state, row.due, row.for_bringer = PromiseState.TOEGEZEGD, due, for_bringer
    row.closed_at, row.uitkomst = None, ""
    row.save()
    _tell(row, StapKind.TOEGEZEGD, staff, tekst)
    log(actor, "toezegging.toegezegd", row, kenmerk=row.inbreng.kenmerk, uiterlijk=due.isoformat())
    return row


@transaction.atomic
def fulfil(*, actor: Actor, toezegging: Toezegging, version: int, tekst: str, for_bringer: bool = False) -> Toezegging:
    """Tell that it was done, and what exactly. Raises as `promise`."""
    return _close(actor, toezegging, version, PromiseState.GEDAAN, tekst, for_bringer=for_bringer)


@transaction.atomic
def not_fulfil(
    *, actor: Actor, toezegging: Toezegging, version: int, tekst: str, for_bringer: bool = False
) -> Toezegging:
    """Tell that it will not be done, and why. Raises as `promise`."""
    return _close(actor, toezegging, version, PromiseState.NIET, tekst, for_bringer=for_bringer)


@transaction.atomic
def pass_on_promises(*, actor: Actor, toezeggingen: Iterable[Toezegging], to: Account | Team) -> list[Toezegging]:
    """Let open promises be of a successor, all of them or none; for a colleague who leaves or a team that ends.

    Raises:
        NotAllowed: the actor neither handles one of them nor looks after the accounts in its area.
        RuleViolation: one is not open any more, or the successor is not there.
    """
    done = []
    for toezegging in sorted(toezeggingen, key=lambda row: (row.inbreng_id, row.pk)):
        inbreng = locked(toezegging.inbreng)
        if not (may_handle(actor, inbreng) or actor.may(ACCOUNTS_BEHEREN, inbreng.area)):
            raise NotAllowed
        row = _read(toezegging, inbreng)
        if not row.is_open:
            raise RuleViolation("toezegging_dicht", _("Deze toezegging is niet meer open."))
        _give(row, to)
        row.save()
        _tell(row, StapKind.TOEZEGGING_OVER, actor if isinstance(actor, StaffActor) else None)
        log(actor, "toezegging.overgedragen", row, kenmerk=inbreng.kenmerk)
        done.append(row)
    return done


def _close(
    actor: Actor, toezegging: Toezegging, version: int, to: PromiseState, tekst: str, *, for_bringer: bool
) -> Toezegging:
    staff, row = _taken(actor, toezegging, version)
    if not tekst.strip():
        raise RuleViolation("zonder_tekst", _("Schrijf eerst wat ervan kwam."))
    check_step(PROMISE_STEPS, row.state, to)
    row.state, row.uitkomst, row.closed_at, row.for_bringer = to, tekst, clock.now(), for_bringer
    row.save()
    kind = StapKind.TOEZEGGING_GEDAAN if to == PromiseState.GEDAAN else StapKind.TOEZEGGING_NIET
    _tell(row, kind, staff, tekst)
    log(actor, "toezegging.gesloten", row, kenmerk=row.inbreng.kenmerk, stand=to)
    return row


def _taken(actor: Actor, toezegging: Toezegging, version: int) -> tuple[StaffActor, Toezegging]:
    staff = check_handler(actor, toezegging.inbreng)
    return staff, _read(toezegging, locked(toezegging.inbreng, version))


def _read(toezegging: Toezegging, inbreng: Inbreng) -> Toezegging:
    """Read a promise again; the inbreng is locked, and with it all that belongs to it."""
    row = Toezegging.objects.select_related("account", "team").filter(pk=toezegging.pk).first()
    if row is None:  # its bringer took everything back
        raise NotAllowed
    row.inbreng = inbreng
    return row


def _give(row: Toezegging, to: Account | Team | str) -> None:
    row.account = to if isinstance(to, Account) else None
    row.team = to if isinstance(to, Team) else None
    row.partij = to if isinstance(to, str) else ""
    if (row.account and not row.account.can_sign_in) or (row.team and not queries.team_is_there(row.team)):
        raise RuleViolation("niet_meer_hier", _("Deze collega of dit team is er niet meer. Kies iemand anders."))
    check_stays(row.account, row.due)


def _check_day(due: date | None) -> None:
    if due and due < clock.today():
        raise RuleViolation("datum_voorbij", _("Deze datum is voorbij. Kies vandaag of een latere datum."))


def _tell(row: Toezegging, kind: StapKind, staff: StaffActor | None, tekst: str = "") -> None:
    """Add the line of the trail: what, of whom, for when, and what was said."""
    with override(row.inbreng.language):  # its bringer may read it
        line = _in_one_line(row)
    step(row.inbreng, kind, by=staff, tekst=f"{line}\n\n{tekst}".strip(), for_bringer=row.for_bringer)


def _in_one_line(row: Toezegging) -> str:
    words = {"wat": row.wat, "van": row.van}
    if not row.due or row.state in CLOSED_PROMISES:
        return _("%(wat)s (%(van)s)") % words
    return _("%(wat)s (%(van)s, uiterlijk %(datum)s)") % {**words, "datum": date_format(row.due, "j F Y")}
