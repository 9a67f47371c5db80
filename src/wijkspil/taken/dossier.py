"""The open tasks of a person, as something that another takes over."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wijkspil.core.actors import Actor
from wijkspil.mensen.dossier import Claim, Given, Held, Holding, successor
from wijkspil.mensen.models import Account
from wijkspil.mensen.permissions import TAKEN_BEHANDELEN
from wijkspil.taken import actions, queries
from wijkspil.taken.models import Taak
from wijkspil.taken.permissions import may_hand_over


def _held_by(actor: Actor, account: Account) -> list[Held]:
    return [_held(actor, taak) for taak in queries.open_of(account)]


def _held(actor: Actor, taak: Taak) -> Held:
    may = may_hand_over(actor, taak)
    return Held(
        key=f"taak-{taak.pk}",
        naam=_("taak ‘%(titel)s’") % {"titel": taak.titel},
        thing=taak,
        area=taak.area,
        titel=taak.titel,
        info=_("Klaar op %(dag)s") % {"dag": date_format(taak.due, "j F Y")},
        url=reverse("werkplek:taak", args=[taak.pk]) if may else "",
        may=may,
    )


def _claims() -> Iterable[Claim]:
    return [Claim(account_id, path) for account_id, path in queries.places_of_owners()]


def _give(*, actor: Actor, given: list[Given], to: Account | None, per: date) -> None:
    to = successor(to, given[0].held)
    actions.hand_over(actor=actor, taken=[one.held.thing for one in given], to=to, tell=False)


TASKS = Holding(
    name="taak",
    label=gettext_lazy("Taken"),
    icon="list-checks",
    permission=TAKEN_BEHANDELEN,
    held_by=_held_by,
    claims=_claims,
    give=_give,
)
