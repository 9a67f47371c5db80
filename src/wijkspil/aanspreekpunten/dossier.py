"""Being somebody to turn to, as something that another takes over."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wijkspil.aanspreekpunten import actions
from wijkspil.aanspreekpunten.guard import long_date
from wijkspil.aanspreekpunten.models import PHONE, Aanspreekpunt
from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.core.rules import RuleViolation
from wijkspil.mensen.dossier import Claim, Given, Held, Holding, successor
from wijkspil.mensen.models import Account
from wijkspil.mensen.permissions import AANSPREEKPUNTEN_BEHEREN


def _held_by(actor: Actor, account: Account) -> list[Held]:
    rows = Aanspreekpunt.objects.of_people(clock.today()).filter(account=account)
    return [_held(actor, row) for row in rows.select_related("area", "account")]


def _held(actor: Actor, row: Aanspreekpunt) -> Held:
    may = actor.may(AANSPREEKPUNTEN_BEHEREN, row.area)
    words = {"rol": row.rol, "gebied": row.area.naam}
    return Held(
        key=f"aanspreekpunt-{row.pk}",
        naam=_("aanspreekpunt ‘%(rol)s’ in %(gebied)s") % words,
        thing=row,
        area=row.area,
        titel=row.rol,
        info=_period(row),
        url=reverse("werkplek:aanspreekpunt", args=[row.pk]) if may else "",
        may=may,
        asks=_("Telefoonnummer van de opvolger") if row.telefoon else "",
        asks_help=_("Nu staat er %(nummer)s.") % {"nummer": row.telefoon},
    )


def _period(row: Aanspreekpunt) -> str:
    if row.valid_from > clock.today():
        return _("Begint op %(dag)s") % {"dag": long_date(row.valid_from)}
    return _("Tot %(dag)s") % {"dag": long_date(row.valid_until)} if row.valid_until else ""


def _claims() -> Iterable[Claim]:
    rows = Aanspreekpunt.objects.of_people(clock.today()).order_by()
    return [Claim(*row) for row in rows.values_list("account", "area__path", "valid_from", "valid_until").distinct()]


def _give(*, actor: Actor, given: list[Given], to: Account | None, per: date) -> None:
    to = successor(to, given[0].held)
    for one in given:
        row: Aanspreekpunt = one.held.thing
        details = _details_for(row, to, _phone(one), per)
        if row.valid_from > clock.today() and row.valid_from >= per:
            kept = replace(details, valid_from=row.valid_from, visible_from=row.visible_from)
            actions.change_aanspreekpunt(actor=actor, aanspreekpunt=row, details=kept)
        else:
            actions.replace_aanspreekpunt(actor=actor, aanspreekpunt=row, details=details)


def _details_for(row: Aanspreekpunt, to: Account, phone: str, per: date) -> actions.Details:
    """Return the same contact for a successor: a mailbox of the function stays, an address of the person does not."""
    same = {field.name: getattr(row, field.name) for field in fields(actions.Details) if field.name != "themes"}
    own_address = row.account is not None and row.email.lower() == row.account.email.lower()
    same |= {"account": to, "telefoon": phone, "email": to.email if own_address or not row.email else row.email}
    same |= {"valid_from": per, "visible_from": None}
    return actions.Details(**same, themes=list(row.themes.all()))


def _phone(one: Given) -> str:
    phone = one.answer.strip()
    if one.held.asks and not PHONE.regex.match(phone):  # type: ignore[union-attr]
        text = _("Vul een telefoonnummer van de opvolger in, zoals 14 024, bij %(wat)s.") % {"wat": one.held.naam}
        raise RuleViolation("geen_telefoon", text)
    return phone


CONTACTS = Holding(
    name="aanspreekpunt",
    label=gettext_lazy("Aanspreekpunten"),
    icon="users",
    permission="",
    held_by=_held_by,
    claims=_claims,
    give=_give,
)
