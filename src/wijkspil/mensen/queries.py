"""Read accounts, roles and teams, always narrowed to the areas of the reader."""

from django.db.models import Prefetch, Q, QuerySet

from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.models import Account, RolToekenning, Team
from wijkspil.mensen.permissions import ACCOUNTS_BEHEREN, Rol, roles_with
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


def with_roles(accounts: QuerySet[Account]) -> QuerySet[Account]:
    """Add to each account its roles with their areas as `rollen.all()` (one query more for the whole list)."""
    roles = RolToekenning.objects.select_related("area", "area__niveau")
    return accounts.prefetch_related(Prefetch("rollen", roles))


def search(accounts: QuerySet[Account], words: str) -> QuerySet[Account]:
    """Keep the accounts whose name, job title or address holds all the words."""
    for word in words.split():
        accounts = accounts.filter(Q(naam__icontains=word) | Q(functie__icontains=word) | Q(email__icontains=word))
    return accounts


def account_for(actor: StaffActor, account_id: int) -> Account | None:
    """Return an account that this beheerder looks after, with its roles, or None."""
    return with_roles(visible_to(actor)).filter(pk=account_id).first()


def role_for(actor: StaffActor, account_id: int, role_id: int) -> RolToekenning | None:
    """Return a role of an account, when it holds in an area that this beheerder looks after, or None."""
    areas = Area.objects.within(actor.areas_with(ACCOUNTS_BEHEREN))
    rows = RolToekenning.objects.select_related("account", "area").filter(area__in=areas)
    return rows.filter(pk=role_id, account_id=account_id).first()


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


def teams_for(actor: StaffActor) -> QuerySet[Team]:
    """Return the teams of the areas that this beheerder looks after, by name, of every date."""
    areas = Area.objects.within(actor.areas_with(ACCOUNTS_BEHEREN))
    return Team.objects.select_related("area").filter(area__in=areas)


def grantable_roles() -> list[tuple[str, str]]:
    """Return the roles that can be given, as choices for a form."""
    return [(rol.value, str(rol.label)) for rol in Rol]
