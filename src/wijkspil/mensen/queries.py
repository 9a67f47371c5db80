"""Read accounts, roles and teams, always narrowed to the areas of the reader."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from django.db.models import Prefetch, Q, QuerySet

from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.core.periods import Period
from wijkspil.core.validity import valid_q
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.models import Account, Lidmaatschap, RolToekenning, Team, TeamSoort
from wijkspil.mensen.permissions import ACCOUNTS_BEHEREN, roles_with
from wijkspil.wijken.models import Area


def visible_to(actor: StaffActor) -> QuerySet[Account]:
    """Return the accounts that this beheerder looks after, by name.

    Those with a role, of any date, in the areas of the beheerder; who looks after the whole gemeente sees all accounts.
    """
    areas = actor.areas_with(ACCOUNTS_BEHEREN)
    if any(area.parent_id is None for area in areas):
        return Account.objects.all()
    held = RolToekenning.objects.filter(area__in=Area.objects.within(areas))
    return Account.objects.filter(pk__in=held.values("account"))


def open_accounts() -> QuerySet[Account]:
    """Return the accounts that are open today, by name: whom the demo lets one be."""
    return Account.objects.filter(valid_q(clock.today()), is_active=True)


def with_roles(accounts: QuerySet[Account]) -> QuerySet[Account]:
    """Add to each account its roles with their areas as `rollen.all()` (one query more for the whole list)."""
    roles = RolToekenning.objects.select_related("area", "area__niveau")
    return accounts.prefetch_related(Prefetch("rollen", roles))


def search(accounts: QuerySet[Account], words: str) -> QuerySet[Account]:
    """Keep the accounts whose name, job title or address holds all the words."""
    for word in words.split():
        accounts = accounts.filter(Q(naam__icontains=word) | Q(functie__icontains=word) | Q(email__icontains=word))
    return accounts


def page_of(accounts: QuerySet[Account], after: str, size: int = 50) -> tuple[list[Account], str]:
    """Return a page of accounts by name and the cursor of the next page ("" on the last one).

    Args:
        accounts: the list, in any order.
        after: cursor: the id of the last account of the page before; one that cannot be read shows the first page.
        size: accounts on a page.
    """
    last = accounts.filter(pk=int(after)).first() if after.isdecimal() and len(after) < 19 else None
    if last:
        accounts = accounts.filter(Q(naam__gt=last.naam) | Q(naam=last.naam, pk__gt=last.pk))
    found = list(accounts.order_by("naam", "pk")[: size + 1])
    return found[:size], str(found[size - 1].pk) if len(found) > size else ""


def account_for(actor: StaffActor, account_id: int) -> Account | None:
    """Return an account that this beheerder looks after, with its roles, or None."""
    return with_roles(visible_to(actor)).filter(pk=account_id).first()


def colleagues_with(permission: str) -> list[Account]:
    """Return the accounts that are open today and hold a permission somewhere today, by name."""
    today = clock.today()
    roles = RolToekenning.objects.valid_on(today).filter(rol__in=roles_with(permission))
    return list(open_accounts().filter(pk__in=roles.values("account")))


def teams_of_today() -> list[Team]:
    """Return all teams that work today, by name: whom one may ask for something."""
    return list(Team.objects.valid_on(clock.today()))


def role_for(actor: StaffActor, account_id: int, role_id: int) -> RolToekenning | None:
    """Return a role of an account, when it holds in an area that this beheerder looks after, or None."""
    areas = Area.objects.within(actor.areas_with(ACCOUNTS_BEHEREN))
    rows = RolToekenning.objects.select_related("account", "area").filter(area__in=areas)
    return rows.filter(pk=role_id, account_id=account_id).first()


def has_second_step(account: Account) -> bool:
    """Tell whether this person set up an app or a passkey."""
    found: bool = Authenticator.objects.filter(user=account).exists()
    return found


def open_roles(account: Account) -> list[RolToekenning]:
    """Return the roles of an account that hold today or later."""
    rows = account.rollen.select_related("area").filter(Q(valid_until__isnull=True) | Q(valid_until__gt=clock.today()))
    return list(rows)


def may_manage(actor: Actor, account: Account) -> bool:
    """Tell whether the actor may change the account itself: it looks after all areas in which the account has a role.

    An account without a role of today or later belongs to whoever looks after the areas of its former roles, and one
    that never had a role to whoever looks after the whole gemeente.
    """
    roles = open_roles(account) or list(account.rollen.select_related("area"))
    areas = [role.area for role in roles] or list(Area.objects.filter(parent=None))
    return bool(areas) and all(actor.may(ACCOUNTS_BEHEREN, area) for area in areas)


def overlapping_roles(role: RolToekenning) -> bool:
    """Tell whether the account already holds the same role in the same area on a day of this new one."""
    same = RolToekenning.objects.filter(account=role.account, rol=role.rol, area=role.area)
    return same.valid_within(role.period).exists()


def address_is_taken(email: str, besides: Account | None = None) -> bool:
    """Tell whether another account signs in with this address, whatever its capitals."""
    rows = Account.objects.filter(email__iexact=email)
    return (rows.exclude(pk=besides.pk) if besides else rows).exists()


def account_of_address(email: str) -> Account | None:
    """Return the account that signs in with this address, whatever its capitals, or None."""
    return Account.objects.filter(email__iexact=email).first()


def beheerder_roles() -> QuerySet[RolToekenning]:
    """Return the roles that may look after accounts of the whole gemeente, of open accounts, today or later."""
    rows = RolToekenning.objects.select_related("account").filter(rol__in=roles_with(ACCOUNTS_BEHEREN))
    return rows.filter(area__parent=None, account__is_active=True)


def names_of(account_ids: "list[str]") -> dict[str, str]:
    """Return the names of accounts by their id as text, for lists of what people did."""
    numbers = [int(account_id) for account_id in account_ids if account_id.isdecimal()]
    return {str(pk): naam for pk, naam in Account.objects.filter(pk__in=numbers).values_list("pk", "naam")}


def staff_with(permission: str, area: Area) -> QuerySet[Account]:
    """Return the accounts that hold a permission in an area today, by name."""
    held = _roles_today(permission).filter(area__in=area.path_ids)
    return open_accounts().filter(pk__in=held.values("account")).order_by("naam")


def teams_serving(areas: Collection[Area]) -> list[Team]:
    """Return the teams to whom these areas turn today: of each the nearest one, its own or of an area above."""
    line = {area_id for area in areas for area_id in area.path_ids}
    if not line:
        return []
    teams = list(Team.objects.serving().valid_on(clock.today()).filter(area__in=line))
    placed = {team.area_id for team in teams}
    nearest = {next((pk for pk in reversed(area.path_ids) if pk in placed), None) for area in areas}
    return [team for team in teams if team.area_id in nearest]


def staff_of(team: Team, permission: str) -> list[Account]:
    """Return who works for a team today, by name.

    Those are its members who hold `permission` somewhere and, for a team that serves an area, who holds it in an area
    of which this is the nearest team.
    """
    today = clock.today()
    held = _roles_today(permission).select_related("area")
    members = set(team.leden.filter(valid_q(today)).values_list("account", flat=True))
    own = {role.account_id for role in held.filter(account__in=members)}
    if team.soort == TeamSoort.GEBIED:
        below = Team.objects.serving().valid_on(today).filter(area__path__startswith=team.area.path)
        others = tuple(below.exclude(area=team.area_id).values_list("area__path", flat=True))
        here = held.filter(area__path__startswith=team.area.path)
        own |= {role.account_id for role in here if not role.area.path.startswith(others)}
    return list(open_accounts().filter(pk__in=own).order_by("naam"))


def _roles_today(permission: str) -> QuerySet[RolToekenning]:
    return RolToekenning.objects.valid_on(clock.today()).filter(rol__in=roles_with(permission))


def team_for(actor: StaffActor, team_id: int) -> Team | None:
    """Return a team of an area that this beheerder looks after, or None."""
    return teams_for(actor).filter(pk=team_id).first()


def teams_for(actor: StaffActor) -> QuerySet[Team]:
    """Return the teams of the areas that this beheerder looks after, by name, of every date."""
    areas = Area.objects.within(actor.areas_with(ACCOUNTS_BEHEREN))
    return Team.objects.select_related("area").filter(area__in=areas)


@dataclass(frozen=True)
class Members:
    """Who belongs to a team: today, from a later day, and before; each by name."""

    now: list[Lidmaatschap]
    later: list[Lidmaatschap]
    before: list[Lidmaatschap]


def members_of(team: Team) -> Members:
    """Return the memberships of a team with their accounts (one query)."""
    rows = list(team.leden.select_related("account").order_by("account__naam", "pk"))
    today = clock.today()
    return Members(
        now=[row for row in rows if today in row.period],
        later=[row for row in rows if row.valid_from > today],
        before=[row for row in rows if row.valid_until and row.valid_until <= today],
    )


def member_for(actor: StaffActor, team_id: int, member_id: int) -> Lidmaatschap | None:
    """Return a membership that is not over, of a team that this beheerder looks after, or None."""
    rows = open_memberships().select_related("account", "team__area")
    return rows.filter(pk=member_id, team_id=team_id, team__in=teams_for(actor)).first()


def is_member_from(account: Account, team: Team, day: date) -> bool:
    """Tell whether an account is a member of a team on `day` or later."""
    return Lidmaatschap.objects.valid_within(Period(day)).filter(account=account, team=team).exists()


def staying_accounts() -> list[Account]:
    """Return the accounts that are open today or will be, by name: whom one may ask for something that lasts."""
    rows = Account.objects.filter(is_active=True)
    return list(rows.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=clock.today())))


def by_ids(account_ids: Collection[int]) -> list[Account]:
    """Return accounts by name."""
    return list(Account.objects.filter(pk__in=account_ids))


def memberships_of(account: Account) -> list[Lidmaatschap]:
    """Return in which teams somebody is or will be, with the team."""
    return list(open_memberships().filter(account=account).select_related("team__area"))


def open_memberships() -> QuerySet[Lidmaatschap]:
    """Return the memberships of today or later."""
    return Lidmaatschap.objects.valid_within(Period(clock.today()))


@dataclass(frozen=True)
class Successors:
    """Who stays and could take something over, with the roles of today; read once for a whole page."""

    roles: list[RolToekenning]

    def for_(self, permission: str, area: Area | None) -> list[Account]:
        """Return who may do this in an area (None: anywhere) by name; "" asks any role."""
        fitting = roles_with(permission) if permission else None
        found = {
            role.account
            for role in self.roles
            if (fitting is None or role.rol in fitting) and (area is None or area.path.startswith(role.area.path))
        }
        return sorted(found, key=lambda account: (account.naam, account.pk))


def successors_of(account: Account) -> Successors:
    """Return the colleagues of whom no end is known (one query)."""
    rows = _roles_without_end().exclude(account=account)
    return Successors(list(rows.select_related("account", "area")))


def may_take_over(account: Account, permission: str, area: Area | None) -> bool:
    """Tell whether somebody of whom no end is known may do this in an area (None: anywhere) today; "" asks any role."""
    rows = _roles_without_end().filter(account=account)
    return bool(Successors(list(rows.select_related("account", "area"))).for_(permission, area))


def _roles_without_end() -> QuerySet[RolToekenning]:
    rows = RolToekenning.objects.valid_on(clock.today()).filter(valid_until=None, account__valid_until=None)
    return rows.filter(account__in=open_accounts())
