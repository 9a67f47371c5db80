"""Every write to a task. Each is one transaction with its log row and its mail."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wijkspil.core import clock
from wijkspil.core.actors import SYSTEM, Actor
from wijkspil.core.logboek import log_inside
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.core.states import check_step
from wijkspil.core.versions import ChangedMeanwhile
from wijkspil.core.workdays import work_day_until
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.dossier import check_stays
from wijkspil.mensen.models import Account, Team
from wijkspil.mensen.permissions import TAKEN_BEHANDELEN
from wijkspil.taken import mails, queries
from wijkspil.taken.models import Owner, Taak, TaakStap
from wijkspil.taken.permissions import check_handler, may_hand_over
from wijkspil.taken.status import STEPS, StapKind, State
from wijkspil.wijken.models import Area


@dataclass(frozen=True)
class Details:
    """What has to be done, and by when.

    Attributes:
        due: the last day on which it is on time.
    """

    titel: str
    due: date
    tekst: str = ""


@transaction.atomic
def add_taak(*, actor: Actor, area: Area, details: Details, owner: Owner, about: str = "") -> Taak:
    """Give somebody, or a team, a task; they hear it by mail, unless they gave it to themselves.

    Args:
        actor: who asks for it.
        area: where it has to be done.
        details: what, and by when.
        owner: who does it.
        about: the thing that it is about, such as `inbreng:12`.

    Raises:
        RuleViolation: the day has passed, or the owner does not handle tasks in that area.
    """
    if not actor.may(TAKEN_BEHANDELEN, area):
        raise NotAllowed
    _refuse_past(details.due)
    _refuse_who_cannot(owner, area, details.due)
    taak = Taak(
        area=area,
        titel=details.titel,
        tekst=details.tekst,
        due=details.due,
        asked_by=_account_of(actor),
        about=about,
        version=0,
        created_at=clock.now(),
    )
    _give([taak], owner, actor, StapKind.TOEGEVOEGD)
    log_inside(actor, "taak.toegevoegd", taak, gebied=area.code, klaar_op=details.due.isoformat())
    return taak


@transaction.atomic
def change_taak(*, actor: Actor, taak: Taak, version: int, details: Details) -> Taak:
    """Change what has to be done or by when; the trail holds what it was.

    Raises:
        RuleViolation: it is not open any more, or the new day has passed.
        ChangedMeanwhile: somebody else changed it after `version`.
    """
    taak = _locked(taak, version)
    check_handler(actor, taak)
    if not taak.is_open:
        raise RuleViolation("taak_niet_open", _("Deze taak is niet meer open. Open de taak eerst weer."))
    if details.due != taak.due:
        _refuse_past(details.due)
    changes = {
        name: [str(getattr(taak, name)), str(getattr(details, name))]
        for name in ("titel", "tekst", "due")
        if getattr(taak, name) != getattr(details, name)
    }
    if not changes:
        return taak
    taak.titel, taak.tekst, taak.due = details.titel, details.tekst, details.due
    _step(taak, StapKind.GEWIJZIGD, actor, changes=changes)
    log_inside(actor, "taak.gewijzigd", taak, velden=sorted(changes))
    return taak


@transaction.atomic
def complete(*, actor: Actor, taak: Taak, version: int, proof: str, done_on: date | None = None) -> Taak:
    """Tell that it is done: what was done, and on which day (today, when it is not given).

    Raises:
        RuleViolation: it is not open any more, or that day is still to come.
        ChangedMeanwhile: somebody else changed it after `version`.
    """
    taak = _locked(taak, version)
    check_handler(actor, taak)
    day = done_on or clock.today()
    if day > clock.today():
        raise RuleViolation("datum_komt_nog", _("Deze dag komt nog. Kies vandaag of een eerdere dag."))
    _move(taak, State.GEDAAN)
    taak.proof, taak.done_on = proof, day
    _step(taak, StapKind.GEDAAN, actor, tekst=proof)
    log_inside(actor, "taak.gedaan", taak, gedaan_op=day.isoformat())
    return taak


@transaction.atomic
def drop(*, actor: Actor, taak: Taak, version: int, reason: str) -> Taak:
    """Tell that it need not be done any more, and why."""
    taak = _locked(taak, version)
    check_handler(actor, taak)
    _move(taak, State.VERVALLEN)
    taak.reason = reason
    _step(taak, StapKind.VERVALLEN, actor, tekst=reason)
    log_inside(actor, "taak.vervallen", taak)
    return taak


@transaction.atomic
def reopen(*, actor: Actor, taak: Taak, version: int) -> Taak:
    """Open it again, with the same owner; the trail keeps what was done or why it was dropped."""
    taak = _locked(taak, version)
    check_handler(actor, taak)
    _move(taak, State.OPEN)
    taak.proof, taak.reason, taak.done_on = "", "", None
    _step(taak, StapKind.HEROPEND, actor)
    log_inside(actor, "taak.heropend", taak)
    return taak


@transaction.atomic
def pass_on(*, actor: Actor, taak: Taak, version: int, to: Owner, tekst: str = "") -> Taak:
    """Give one task to somebody else, with a word of explanation.

    Raises:
        RuleViolation: it is not open, `to` has it already, or `to` does not handle tasks in its area.
        ChangedMeanwhile: somebody else changed it after `version`.
    """
    return _hand_over(actor, [_locked(taak, version)], to, tekst)[0]


@transaction.atomic
def hand_over(*, actor: Actor, taken: Iterable[Taak], to: Owner, tell: bool = True) -> list[Taak]:
    """Give open tasks to a successor, all of them or none; for somebody who leaves.

    The successor gets one mail, unless `tell` is False because another mail tells it.

    Raises:
        NotAllowed: one of them lies in an area where the actor may not.
        RuleViolation: one is not open, `to` has it already, or `to` does not handle tasks in its area.
    """
    return _hand_over(actor, [_locked(taak) for taak in sorted(taken, key=lambda taak: taak.pk)], to, tell=tell)


@transaction.atomic
def remind_owner(*, taken: Iterable[Taak], owner: Owner) -> int:
    """Mail an owner which of these tasks have to be done now, once for each date; return how many that were.

    Two workers may come with the same tasks: each task is claimed by one of them.
    """
    claimed = []
    for taak in taken:
        same = Taak.objects.filter(pk=taak.pk, version=taak.version, reminded_for=taak.reminded_for)
        if same.update(reminded_for=taak.due):
            claimed.append(taak)
            log_inside(SYSTEM, "taak.herinnerd", taak, klaar_op=taak.due.isoformat())
    if claimed:
        mails.remind(claimed, owner, queries.people_of(owner))
    return len(claimed)


def _hand_over(actor: Actor, taken: list[Taak], to: Owner, tekst: str = "", *, tell: bool = True) -> list[Taak]:
    for taak in taken:
        if not may_hand_over(actor, taak):
            raise NotAllowed
        if not taak.is_open:
            raise RuleViolation("taak_niet_open", _("Deze taak is niet meer open. Open de taak eerst weer."))
        if taak.owner == to:
            raise RuleViolation("zelfde_eigenaar", _("Deze taak is al van %(naam)s.") % {"naam": to.naam})
        _refuse_who_cannot(to, taak.area, taak.due)
    _give(taken, to, actor, StapKind.OVERGEDRAGEN, tekst=tekst, tell=tell)
    for taak in taken:
        log_inside(actor, "taak.overgedragen", taak)
    return taken


def _give(taken: list[Taak], owner: Owner, actor: Actor, kind: StapKind, tekst: str = "", *, tell: bool = True) -> None:
    """Save the tasks with their new owner, who gets one mail about them when `tell`."""
    account, team = (owner, None) if isinstance(owner, Account) else (None, owner)
    for taak in taken:
        taak.owner = owner
        if work_day_until(taak.due) <= clock.today():
            taak.reminded_for = taak.due  # what is told now need not be told again this morning
        _step(taak, kind, actor, tekst=tekst, to_account=account, to_team=team)
    giver = _account_of(actor)
    told = [person for person in queries.people_of(owner) if person != giver]
    if taken and tell:
        mails.tell_new_owner(taken, owner, told, giver=giver, tekst=tekst)


def _step(taak: Taak, kind: StapKind, actor: Actor, **details: Any) -> TaakStap:
    """Save the task in its new version, and add the line of the trail."""
    taak.version += 1
    taak.save()
    return taak.stappen.create(
        kind=kind, by=_account_of(actor), version=taak.version, created_at=clock.now(), **details
    )


def _move(taak: Taak, to: State) -> None:
    check_step(STEPS, taak.state, to)
    taak.state = to
    taak.closed_at = None if to == State.OPEN else clock.now()


def _locked(taak: Taak, version: int | None = None) -> Taak:
    """Read the row again and keep others away until the end of the transaction.

    Its people are not read along: PostgreSQL, which waits here for somebody else, would give the ones from before.

    Raises:
        ChangedMeanwhile: its version is no longer the one that the screen showed.
    """
    row = Taak.objects.select_for_update().get(pk=taak.pk)
    if version is not None and row.version != version:
        raise ChangedMeanwhile
    return row


def _account_of(actor: Actor) -> Account | None:
    return actor.account if isinstance(actor, StaffActor) else None


def _refuse_past(day: date) -> None:
    if day < clock.today():
        raise RuleViolation("datum_voorbij", _("Deze datum is voorbij. Kies vandaag of een latere datum."))


def _refuse_who_cannot(owner: Owner, area: Area, due: date) -> None:
    if queries.can_do(owner, area):
        check_stays(owner if isinstance(owner, Account) else None, due)
        return
    text = (
        _("%(naam)s werkt niet voor %(gebied)s. Kies een ander team.")
        if isinstance(owner, Team)
        else _("%(naam)s heeft vandaag geen rol in %(gebied)s. Kies iemand anders.")
    )
    raise RuleViolation("kan_niet", text % {"naam": owner.naam, "gebied": area.naam})
