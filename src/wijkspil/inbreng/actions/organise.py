"""What staff do among themselves: who handles it, in which wijk it belongs, what a colleague should know."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from wijkspil.core.actors import Actor
from wijkspil.core.logboek import log, log_inside
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.inbreng import queries
from wijkspil.inbreng.actions.steps import locked, step
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.permissions import check_handler, may_handle
from wijkspil.inbreng.status import StapKind
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.dossier import check_stays
from wijkspil.mensen.models import Account, Team
from wijkspil.mensen.permissions import ACCOUNTS_BEHEREN, INBRENG_BEHANDELEN
from wijkspil.reacties.actions import move_subject
from wijkspil.wijken.models import Area, Thema


@transaction.atomic
def assign(
    *, actor: Actor, inbreng: Inbreng, version: int, handler: Account | None, team: Team | None, tekst: str = ""
) -> Inbreng:
    """Ask a colleague, a team or both to handle it; with neither it goes back to the team that serves the wijk.

    `tekst` is what the colleague should know; the bringer does not see it.

    Raises:
        RuleViolation: the colleague or team is no longer there, or the colleague is gone before it is due.
    """
    staff = check_handler(actor, inbreng)
    inbreng = locked(inbreng, version)
    if (handler and not handler.can_sign_in) or (team and not queries.team_is_there(team)):
        raise RuleViolation("niet_meer_hier", _("Deze collega of dit team is er niet meer. Kies iemand anders."))
    check_stays(handler, inbreng.due)
    inbreng.handler, inbreng.team = handler, team
    step(inbreng, StapKind.TOEGEWEZEN, by=staff, tekst=_assigned(handler, team, tekst))
    log(
        actor,
        "inbreng.toegewezen",
        inbreng,
        kenmerk=inbreng.kenmerk,
        account=handler.pk if handler else None,
        team=team.pk if team else None,
    )
    return inbreng


@transaction.atomic
def move(*, actor: Actor, inbreng: Inbreng, version: int, area: Area, thema: Thema | None) -> Inbreng:
    """Put it in the wijk and theme where it belongs; who handles it is decided anew, its terms stay as promised."""
    staff = check_handler(actor, inbreng)
    inbreng = locked(inbreng, version)
    inbreng.area, inbreng.thema, inbreng.suggestion = area, thema, None
    inbreng.owner = queries.responsible_area(area)
    queries.route_of(inbreng).apply(inbreng)
    move_subject(inbreng.reference, area)
    words = _("%(wijk)s, thema %(thema)s") if thema else "%(wijk)s"
    step(inbreng, StapKind.VERPLAATST, by=staff, tekst=words % {"wijk": area.naam, "thema": thema and thema.naam})
    log(
        actor, "inbreng.verplaatst", inbreng, kenmerk=inbreng.kenmerk, wijk=area.code, thema=thema.slug if thema else ""
    )
    return inbreng


@transaction.atomic
def note(*, actor: Actor, inbreng: Inbreng, tekst: str) -> Inbreng:
    """Write down something for colleagues; the bringer does not see it. Two notes at once both stay."""
    staff = check_handler(actor, inbreng)
    inbreng = locked(inbreng)
    step(inbreng, StapKind.NOTITIE, by=staff, tekst=tekst)
    log_inside(actor, "inbreng.notitie", inbreng, kenmerk=inbreng.kenmerk)
    return inbreng


@transaction.atomic
def pass_on(*, actor: Actor, items: Iterable[Inbreng], to: Account | None) -> None:
    """Give what somebody handles to a successor, or back to the team of the wijk (None): all or nothing.

    For a colleague who leaves; the bringer does not see it, and nobody is mailed.

    Raises:
        NotAllowed: the actor neither handles one of them nor looks after the accounts there.
        RuleViolation: the successor does not handle inbreng in that area.
    """
    for one in sorted(items, key=lambda inbreng: inbreng.pk):
        inbreng = locked(one)
        if not (may_handle(actor, inbreng) or actor.may(ACCOUNTS_BEHEREN, inbreng.area)):
            raise NotAllowed
        if to and not StaffActor(to).may(INBRENG_BEHANDELEN, inbreng.area):
            words = {"naam": to.naam, "gebied": inbreng.area.naam}
            raise RuleViolation("kan_niet", _("%(naam)s behandelt geen inbreng in %(gebied)s.") % words)
        inbreng.handler = to
        staff = actor if isinstance(actor, StaffActor) else None
        step(inbreng, StapKind.TOEGEWEZEN, by=staff, tekst=_assigned(to, inbreng.team if to is None else None, ""))
        log(
            actor,
            "inbreng.toegewezen",
            inbreng,
            kenmerk=inbreng.kenmerk,
            account=to.pk if to else None,
            team=inbreng.team_id,
        )


def _assigned(handler: Account | None, team: Team | None, tekst: str) -> str:
    to = ", ".join(filter(None, [handler.naam if handler else "", team.naam if team else ""]))
    first = _("Aan %(wie)s.") % {"wie": to} if to else _("Terug naar het team van de wijk.")
    return f"{first}\n\n{tekst}".strip()
