"""The member of staff as an `Actor`."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from django.db.models import QuerySet

from wijkspil.core import clock
from wijkspil.core.validity import valid_q
from wijkspil.mensen.models import Account, RolToekenning, Team
from wijkspil.mensen.permissions import PERMISSIONS
from wijkspil.wijken.models import Area


class StaffActor:
    """An account that acts; its roles are read once."""

    kind = "medewerker"

    def __init__(self, account: Account) -> None:
        self.account = account

    @property
    def id(self) -> str:
        """The id of the account."""
        return str(self.account.pk)

    @cached_property
    def roles(self) -> list[RolToekenning]:
        """All role assignments of the account, of every date, with their area."""
        return list(self.account.rollen.select_related("area"))

    @property
    def teams(self) -> QuerySet[Team]:
        """The teams of which the account is a member today; as part of another query it costs none itself."""
        today = clock.today()
        own = self.account.lidmaatschappen.filter(valid_q(today))
        return Team.objects.valid_on(today).filter(pk__in=own.values("team"))

    def may(self, permission: str, area: Area | None = None, on: date | None = None) -> bool:
        """Tell whether a role in force on `on` gives `permission` in `area` (None: in any area)."""
        return any(area is None or area.path.startswith(held.path) for held in self.areas_with(permission, on))

    def areas_with(self, permission: str, on: date | None = None) -> list[Area]:
        """Return the areas in which the account holds `permission` on `on` (today); all below them count too."""
        day = on or clock.today()
        if not self.account.is_active or day not in self.account.period:
            return []
        return [role.area for role in self._in_force(day) if permission in PERMISSIONS[role.rol]]

    def _in_force(self, day: date) -> Iterable[RolToekenning]:
        return (role for role in self.roles if day in role.period)
