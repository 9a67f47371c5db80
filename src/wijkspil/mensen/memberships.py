"""Being in a team, as something that somebody holds: another takes the place, or the place is left."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wijkspil.core.actors import Actor
from wijkspil.mensen import actions, queries
from wijkspil.mensen.dossier import Claim, Given, Held, Holding
from wijkspil.mensen.models import Account, Lidmaatschap
from wijkspil.mensen.permissions import ACCOUNTS_BEHEREN


def _held_by(actor: Actor, account: Account) -> list[Held]:
    return [_held(actor, lid) for lid in queries.memberships_of(account)]


def _held(actor: Actor, lid: Lidmaatschap) -> Held:
    may = actor.may(ACCOUNTS_BEHEREN, lid.team.area)
    return Held(
        key=f"lid-{lid.pk}",
        naam=_("plek in %(team)s") % {"team": lid.team.naam},
        thing=lid,
        area=None,
        titel=lid.team.naam,
        info=lid.team.area.naam,
        url=reverse("werkplek:team", args=[lid.team_id]) if may else "",
        may=may,
    )


def _claims() -> Iterable[Claim]:
    for account_id, since, until in queries.open_memberships().values_list("account", "valid_from", "valid_until"):
        yield Claim(account_id, "", since, until)


def _give(*, actor: Actor, given: list[Given], to: Account | None, per: date) -> None:
    for one in given:
        lid: Lidmaatschap = one.held.thing
        start = max(per, lid.valid_from)
        if to and not queries.is_member_from(to, lid.team, start):
            actions.join_team(actor=actor, account=to, team=lid.team, valid_from=start)
        actions.leave_team(actor=actor, lid=lid, until=start)


MEMBERSHIPS = Holding(
    name="lid",
    label=gettext_lazy("Plekken in een team"),
    icon="users-round",
    permission="",
    held_by=_held_by,
    claims=_claims,
    give=_give,
    without=gettext_lazy("Niemand: de plek vervalt"),
)
