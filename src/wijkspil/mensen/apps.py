"""App configuration of mensen."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MensenConfig(AppConfig):
    """Accounts of staff, their dated roles per area, and teams."""

    name = "wijkspil.mensen"
    label = "mensen"
    verbose_name = _("Mensen")

    def ready(self) -> None:
        """Register the promise of this app."""
        from wijkspil.core.guards import guards
        from wijkspil.mensen.promises import somebody_manages_accounts

        guards.register(somebody_manages_accounts)
