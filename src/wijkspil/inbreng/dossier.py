"""What somebody handles and promised, and the rules that lead to them, as things that another takes over."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wijkspil.core.actors import Actor
from wijkspil.inbreng import actions, queries
from wijkspil.inbreng.models import Inbreng, Routeregel, Toezegging
from wijkspil.inbreng.permissions import may_handle, may_read
from wijkspil.mensen.dossier import Claim, Given, Held, Holding, successor
from wijkspil.mensen.models import Account
from wijkspil.mensen.permissions import ACCOUNTS_BEHEREN, INBRENG_BEHANDELEN, REGELS_BEHEREN


def _handled_by(actor: Actor, account: Account) -> list[Held]:
    return [_held(actor, inbreng) for inbreng in queries.open_of_handler(account)]


def _held(actor: Actor, inbreng: Inbreng) -> Held:
    """Only who may read it sees what somebody wrote; who looks after accounts sees the number."""
    reads = may_read(actor, inbreng)
    due = _("Uiterlijk %(dag)s") % {"dag": date_format(inbreng.due, "j F Y")} if inbreng.due else ""
    return Held(
        key=f"inbreng-{inbreng.pk}",
        naam=_("inbreng %(kenmerk)s") % {"kenmerk": inbreng.kenmerk},
        thing=inbreng,
        area=inbreng.area,
        titel=f"{inbreng.kenmerk} {inbreng.titel}" if reads else str(inbreng.kenmerk),
        info=due or inbreng.state_for_people,
        url=reverse("werkplek:inbreng", args=[inbreng.kenmerk]) if reads else "",
        may=may_handle(actor, inbreng) or actor.may(ACCOUNTS_BEHEREN, inbreng.area),
    )


def _places() -> Iterable[Claim]:
    return [Claim(account_id, path) for account_id, path in queries.places_of_handlers()]


def _give(*, actor: Actor, given: list[Given], to: Account | None, per: date) -> None:
    actions.pass_on(actor=actor, items=[one.held.thing for one in given], to=to)


def _promised_by(actor: Actor, account: Account) -> list[Held]:
    return [_promise(actor, row) for row in queries.open_promises_of(account)]


def _promise(actor: Actor, row: Toezegging) -> Held:
    reads = may_read(actor, row.inbreng)
    words = {"kenmerk": row.inbreng.kenmerk}
    return Held(
        key=f"toezegging-{row.pk}",
        naam=_("toezegging bij %(kenmerk)s") % words,
        thing=row,
        area=row.inbreng.area,
        titel=f"{row.inbreng.kenmerk} {row.wat}" if reads else str(row.inbreng.kenmerk),
        info=_("Uiterlijk %(dag)s") % {"dag": date_format(row.due, "j F Y")} if row.due else "",
        url=reverse("werkplek:inbreng", args=[row.inbreng.kenmerk]) if reads else "",
        may=may_handle(actor, row.inbreng) or actor.may(ACCOUNTS_BEHEREN, row.inbreng.area),
    )


def _promise_places() -> Iterable[Claim]:
    return [Claim(account_id, path) for account_id, path in queries.places_of_promises()]


def _give_promises(*, actor: Actor, given: list[Given], to: Account | None, per: date) -> None:
    to = successor(to, given[0].held)
    actions.pass_on_promises(actor=actor, toezeggingen=[one.held.thing for one in given], to=to)


def _rules_of(actor: Actor, account: Account) -> list[Held]:
    return [_rule(actor, regel) for regel in queries.rules_to_people(account)]


def _rule(actor: Actor, regel: Routeregel) -> Held:
    may = actor.may(REGELS_BEHEREN)
    return Held(
        key=f"regel-{regel.pk}",
        naam=_("regel ‘%(naam)s’") % {"naam": regel.naam},
        thing=regel,
        area=regel.area,
        titel=regel.naam,
        url=reverse("werkplek:regel", args=[regel.pk]) if may else "",
        may=may,
    )


def _rule_places() -> Iterable[Claim]:
    return [
        Claim(regel.account_id, regel.area.path if regel.area else "")
        for regel in queries.rules_to_people()
        if regel.account_id
    ]


def _give_rules(*, actor: Actor, given: list[Given], to: Account | None, per: date) -> None:
    actions.pass_on_rules(actor=actor, rules=[one.held.thing for one in given], to=to)


TO_THE_TEAM = gettext_lazy("Het team van de wijk")
HANDLED = Holding(
    name="inbreng",
    label=gettext_lazy("Inbreng"),
    icon="inbox",
    permission=INBRENG_BEHANDELEN,
    held_by=_handled_by,
    claims=_places,
    give=_give,
    without=TO_THE_TEAM,
)
PROMISES = Holding(
    name="toezegging",
    label=gettext_lazy("Toezeggingen"),
    icon="hand-helping",
    permission="",
    held_by=_promised_by,
    claims=_promise_places,
    give=_give_promises,
)
RULES = Holding(
    name="regel",
    label=gettext_lazy("Regels die naar deze persoon gaan"),
    icon="list-checks",
    permission=INBRENG_BEHANDELEN,
    held_by=_rules_of,
    claims=_rule_places,
    give=_give_rules,
    without=TO_THE_TEAM,
)
