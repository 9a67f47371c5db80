"""What a functioneel beheerder does with accounts, roles and teams.

Every change runs inside `guarded()`: an account, role or team that a promise leans on (somebody's aanspreekpunt, the
last beheerder) cannot end without a successor.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext as _

from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.core.guards import guarded
from wijkspil.core.logboek import log
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.mensen import dossier, mail, queries
from wijkspil.mensen.dossier import Choice, Given, Held, Holding
from wijkspil.mensen.models import Account, Bron, Lidmaatschap, RolToekenning, Team, TeamSoort
from wijkspil.mensen.permissions import ACCOUNTS_BEHEREN, Rol
from wijkspil.wijken.models import Area


@transaction.atomic
def create_account(
    *,
    actor: Actor,
    naam: str,
    email: str,
    rol: str,
    area: Area,
    functie: str = "",
    valid_from: date | None = None,
    valid_until: date | None = None,
    invite: bool = True,
) -> Account:
    """Make an account with its first role, and mail the person a link to choose a password (unless `invite` is False).

    Without `valid_from` both hold from today. Raises RuleViolation when the address already has an account.
    """
    if not actor.may(ACCOUNTS_BEHEREN, area):
        raise NotAllowed
    start = valid_from or clock.today()
    _refuse_taken_address(email)
    account = Account.objects.create_user(email, naam=naam, functie=functie, valid_from=start, valid_until=valid_until)
    log(actor, "account.gemaakt", account, van=start.isoformat())
    grant_role(actor=actor, account=account, rol=rol, area=area, valid_from=start, valid_until=valid_until)
    if invite:
        mail.invite(account)
    return account


@transaction.atomic
def change_account(*, actor: Actor, account: Account, naam: str, email: str, functie: str) -> Account:
    """Correct the name, address or job title; a new address replaces the old one for signing in and for mail."""
    _require_account(actor, account)
    if email.lower() != account.email.lower():
        _refuse_taken_address(email, besides=account)
        EmailAddress.objects.filter(user=account).delete()
    account.naam, account.email, account.functie = naam, email.lower(), functie
    account.save(update_fields=["naam", "email", "functie"])
    log(actor, "account.gewijzigd", account)
    return account


@transaction.atomic
def send_invitation(*, actor: Actor, account: Account) -> None:
    """Mail the person once more a link to choose a password; an earlier link stays usable until one is used."""
    _require_account(actor, account)
    if not account.can_sign_in:
        raise RuleViolation("account_gesloten", _("Dit account is niet open. Open het account eerst."))
    mail.invite(account)
    log(actor, "account.uitgenodigd", account)


@transaction.atomic
def close_account(*, actor: Actor, account: Account, until: date) -> Account:
    """End an account and all its roles: the person can sign in until the day before `until`.

    Refused when that day lies in the past, or when a promise would break (RuleViolation with the exact text).
    """
    _require_account(actor, account)
    _refuse_past(until)
    if not account.is_active or (account.valid_until and account.valid_until <= clock.today()):
        raise RuleViolation("account_gesloten", _("Dit account is al gesloten."))
    with guarded("account_nodig"):
        for role in queries.open_roles(account):
            _shorten(actor, role, until)
        if until <= account.valid_from:
            account.is_active = False  # it never began: there is no day on which it was valid
        else:
            account.valid_until = until
        account.save(update_fields=["is_active", "valid_until"])
        log(actor, "account.gesloten", account, tot=until.isoformat())
    return account


@transaction.atomic
def reopen_account(*, actor: Actor, account: Account) -> Account:
    """Open a closed account again, without its old roles: those are given anew."""
    _require_account(actor, account)
    account.is_active, account.valid_until = True, None
    account.save(update_fields=["is_active", "valid_until"])
    log(actor, "account.heropend", account)
    return account


@transaction.atomic
def reset_second_step(*, actor: Actor, account: Account) -> None:
    """Take away the app, passkeys and recovery codes of somebody who lost them; they set up new ones at sign-in."""
    _require_account(actor, account)
    Authenticator.objects.filter(user=account).delete()
    log(actor, "account.tweede_stap_gewist", account)


@transaction.atomic
def grant_role(
    *,
    actor: Actor,
    account: Account,
    rol: str,
    area: Area,
    valid_from: date | None = None,
    valid_until: date | None = None,
    bron: str = Bron.HAND,
) -> RolToekenning:
    """Give an account a role in an area (and all below it), from today or `valid_from`.

    Raises RuleViolation when the account holds this role here on one of those days, or the end is not after the start.
    """
    if not actor.may(ACCOUNTS_BEHEREN, area):
        raise NotAllowed
    start = valid_from or clock.today()
    if valid_until and valid_until <= start:
        raise RuleViolation("einde_voor_begin", _("De einddatum moet na de begindatum liggen."))
    role = RolToekenning(account=account, rol=Rol(rol), area=area, valid_from=start, valid_until=valid_until, bron=bron)
    if queries.overlapping_roles(role):
        raise RuleViolation("rol_bestaat", _("Dit account heeft deze rol in dit gebied al in die periode."))
    with guarded("rol_nodig"):
        role.save()
        log(actor, "rol.gegeven", account, rol=str(rol), gebied=area.code, van=start.isoformat(), bron=str(bron))
    return role


@transaction.atomic
def end_role(*, actor: Actor, role: RolToekenning, until: date) -> None:
    """End a role: it holds until the day before `until`. A role that then never held is taken back entirely.

    Refused when that day lies in the past, when the role already ends before it, or when a promise would break.
    """
    if not actor.may(ACCOUNTS_BEHEREN, role.area):
        raise NotAllowed
    _refuse_past(until)
    if role.valid_until and role.valid_until < until:
        raise RuleViolation("rol_eindigt_al", _("Deze rol eindigt al eerder."))
    with guarded("rol_nodig"):
        _shorten(actor, role, until)


@transaction.atomic
def make_team(
    *,
    actor: Actor,
    naam: str,
    area: Area,
    soort: TeamSoort = TeamSoort.GEBIED,
    valid_from: date | None = None,
    valid_until: date | None = None,
) -> Team:
    """Make a team, from today or `valid_from`: one that serves an area, an afdeling or a stuurgroep."""
    if not actor.may(ACCOUNTS_BEHEREN, area):
        raise NotAllowed
    start = valid_from or clock.today()
    if valid_until and valid_until <= start:
        raise RuleViolation("einde_voor_begin", _("De einddatum moet na de begindatum liggen."))
    team = Team.objects.create(naam=naam, soort=soort, area=area, valid_from=start, valid_until=valid_until)
    log(actor, "team.gemaakt", team, gebied=area.code, van=start.isoformat())
    return team


@transaction.atomic
def end_team(*, actor: Actor, team: Team, until: date) -> Team:
    """End a team: it works until the day before `until`; refused when a promise would break."""
    if not actor.may(ACCOUNTS_BEHEREN, team.area):
        raise NotAllowed
    _refuse_past(until)
    if until <= team.valid_from:
        raise RuleViolation("einde_voor_begin", _("De einddatum moet na de begindatum liggen."))
    with guarded("team_nodig"):
        team.valid_until = until
        team.save(update_fields=["valid_until"])
        log(actor, "team.beeindigd", team, tot=until.isoformat())
    return team


@transaction.atomic
def join_team(*, actor: Actor, account: Account, team: Team, valid_from: date | None = None) -> Lidmaatschap:
    """Make an account a member of a team from today or `valid_from`.

    Raises:
        RuleViolation: it is a member already, or the team or the account is not there on that day.
    """
    if not actor.may(ACCOUNTS_BEHEREN, team.area):
        raise NotAllowed
    start = valid_from or clock.today()
    if start not in team.period:
        raise RuleViolation("team_niet_daar", _("Dit team is er niet op die dag. Kies een andere dag."))
    if not account.is_active or start not in account.period:
        raise RuleViolation(
            "account_niet_open", _("Het account van deze persoon is op die dag niet open. Kies een andere dag.")
        )
    if queries.is_member_from(account, team, start):
        raise RuleViolation("al_lid", _("Deze persoon is op die dag of later al lid van dit team."))
    lid = Lidmaatschap.objects.create(account=account, team=team, valid_from=start)
    log(actor, "team.lid_erbij", team, account=account.pk, van=start.isoformat())
    return lid


@transaction.atomic
def leave_team(*, actor: Actor, lid: Lidmaatschap, until: date) -> None:
    """End a membership: it holds until the day before `until`; one that then never held is taken back entirely.

    Refused when that day lies in the past, or when the membership ends before it.
    """
    if not actor.may(ACCOUNTS_BEHEREN, lid.team.area):
        raise NotAllowed
    _refuse_past(until)
    if lid.valid_until and lid.valid_until < until:
        raise RuleViolation("lid_stopt_al", _("Deze persoon is al eerder geen lid meer."))
    if until <= lid.valid_from:
        lid.delete()
    else:
        lid.valid_until = until
        lid.save(update_fields=["valid_until"])
    log(actor, "team.lid_eraf", lid.team, account=lid.account_id, tot=until.isoformat())


@transaction.atomic
def hand_over(*, actor: Actor, account: Account, choices: Mapping[str, Choice], per: date) -> int:
    """Give what somebody holds to successors, all of it or nothing; each successor gets one mail. Return how much.

    Work passes at once; what has dates of its own (a contact, a place in a team) changes on `per`.

    Args:
        actor: the person itself, or who looks after the accounts where it lies.
        account: who hands over.
        choices: who follows, by the key of what is held (`mensen.dossier`); what is not named stays.
        per: the first day of the successor, today or later.

    Raises:
        NotAllowed: the actor may not give one of these away.
        RuleViolation: nothing was chosen, it is no longer of this person, or a successor cannot do it or will leave.
    """
    _refuse_past(per)
    with guarded("overdragen_kan_niet"):
        held = dossier.held_by(actor, account)
        if not choices or not set(choices) <= set(held):
            raise RuleViolation("lijst_veranderd", _("Deze lijst is intussen veranderd. Kijk hem nog een keer na."))
        given = _per_successor(held, choices)
        for (kind, to), things in given.items():
            kind.give(actor=actor, given=things, to=to, per=per)
    amounts: dict[Account, dict[Holding, int]] = defaultdict(dict)
    for (kind, to), things in given.items():
        log(actor, "dossier.overgedragen", account, wat=kind.name, aantal=len(things), naar=to.pk if to else None)
        if to:
            amounts[to][kind] = len(things)
    for to, kinds in amounts.items():
        mail.tell_successor(to, account, kinds, per)
    return len(choices)


def _per_successor(
    held: Mapping[str, tuple[Holding, Held]], choices: Mapping[str, Choice]
) -> dict[tuple[Holding, Account | None], list[Given]]:
    """Put together what goes to whom, after checking that it can."""
    found: dict[tuple[Holding, Account | None], list[Given]] = defaultdict(list)
    for key, choice in choices.items():
        kind, one = held[key]
        if not one.may:
            raise NotAllowed
        if not kind.without:
            dossier.successor(choice.to, one)
        if choice.to and not queries.may_take_over(choice.to, kind.permission, one.area):
            words = {"naam": choice.to.naam, "wat": one.naam}
            raise RuleViolation("kan_niet", _("%(naam)s kan dit niet overnemen: %(wat)s. Kies iemand anders.") % words)
        found[kind, choice.to].append(Given(one, choice.answer))
    return found


def _shorten(actor: Actor, role: RolToekenning, until: date) -> None:
    details = {"rol": role.rol, "gebied": role.area.code, "bron": role.bron}
    if until <= role.valid_from:
        role.delete()
        log(actor, "rol.ingetrokken", role.account, **details)
    elif role.valid_until is None or until < role.valid_until:
        role.valid_until = until
        role.save(update_fields=["valid_until"])
        log(actor, "rol.beeindigd", role.account, tot=until.isoformat(), **details)


def _require_account(actor: Actor, account: Account) -> None:
    if not queries.may_manage(actor, account):
        raise NotAllowed


def _refuse_past(day: date) -> None:
    if day < clock.today():
        raise RuleViolation("datum_voorbij", _("Deze datum is voorbij. Kies vandaag of een latere datum."))


def _refuse_taken_address(email: str, besides: Account | None = None) -> None:
    if queries.address_is_taken(email, besides=besides):
        raise RuleViolation("adres_bestaat", _("Er is al een account met dit e-mailadres."))
