"""Let in who proved at the municipality's own sign-in who they are, with the roles that its groups give."""

from collections.abc import Collection

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from wijkspil.core import clock
from wijkspil.core.actors import SystemActor
from wijkspil.core.guards import guarded
from wijkspil.core.logboek import log
from wijkspil.core.rules import RuleViolation
from wijkspil.mensen import actions, queries
from wijkspil.mensen.models import Account, Bron
from wijkspil.wijken.models import Area
from wijkspil.wijken.queries import area_by_slug_or_code

SIGN_IN_SERVICE = SystemActor("inlogdienst")


@transaction.atomic
def admit(*, account: Account | None, email: str, naam: str, groups: Collection[str]) -> Account:
    """Return the account of a person who came in through the municipality, with its roles brought up to date.

    Roles that came from groups are given and ended as of today; roles given by hand stay as they are. Somebody without
    an account gets one when the mail domain is trusted and a group gives a role.

    Args:
        account: the account that is linked to this person, None at the first visit.
        email: the address that the provider vouches for.
        naam: how the provider calls the person.
        groups: the groups of the person at the provider.

    Raises:
        RuleViolation: no account for this person, or a promise would break when a role ends; nothing is changed.
    """
    roles = _roles_of(groups)
    account = account or queries.account_of_address(email) or _new_account(email, naam, roles)
    if account.can_sign_in:
        _bring_up_to_date(account, roles)
    return account


def _roles_of(groups: Collection[str]) -> list[tuple[str, Area]]:
    """Translate groups by WIJKSPIL_OIDC_ROLLEN; a rule for an area that does not exist now gives nothing."""
    rules = [rule for rule in settings.OIDC.group_roles if rule.group in groups]
    found = [(rule.rol, area_by_slug_or_code(rule.area_code)) for rule in rules]
    return [(rol, area) for rol, area in found if area]


def _new_account(email: str, naam: str, roles: list[tuple[str, Area]]) -> Account:
    domain = email.rpartition("@")[2].lower()
    if not roles or domain not in settings.OIDC.domains:
        raise RuleViolation(
            "geen_account", _("Er is voor u nog geen account. Vraag de functioneel beheerder om een account.")
        )
    account = Account.objects.create_user(email, naam=naam or email, valid_from=clock.today())
    log(SIGN_IN_SERVICE, "account.gemaakt", account, van=account.valid_from.isoformat())
    return account


def _bring_up_to_date(account: Account, wanted: list[tuple[str, Area]]) -> None:
    open_roles = queries.open_roles(account)
    held = {(role.rol, role.area.pk) for role in open_roles}
    keep = {(rol, area.pk) for rol, area in wanted}
    with guarded("rol_nodig"):
        for role in open_roles:
            if role.bron == Bron.INLOGDIENST and (role.rol, role.area.pk) not in keep:
                actions.end_role(actor=SIGN_IN_SERVICE, role=role, until=clock.today())
        for rol, area in wanted:
            if (rol, area.pk) not in held:
                actions.grant_role(actor=SIGN_IN_SERVICE, account=account, rol=rol, area=area, bron=Bron.INLOGDIENST)
                held.add((rol, area.pk))
