"""App configuration of mensen."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MensenConfig(AppConfig):
    """Accounts of staff, their dated roles per area, and teams."""

    name = "wijkspil.mensen"
    label = "mensen"
    verbose_name = _("Mensen")

    def ready(self) -> None:
        """Register the promises of this app, and what a person holds of it."""
        from wijkspil.core.guards import guards
        from wijkspil.mensen.dossier import holdings
        from wijkspil.mensen.memberships import MEMBERSHIPS
        from wijkspil.mensen.promises import nobody_leaves_work_behind, somebody_manages_accounts

        guards.register(somebody_manages_accounts)
        guards.register(nobody_leaves_work_behind)
        holdings.register(MEMBERSHIPS)
