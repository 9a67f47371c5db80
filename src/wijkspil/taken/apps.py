"""App configuration of taken."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TakenConfig(AppConfig):
    """Who does what, and by when: tasks that are done once."""

    name = "wijkspil.taken"
    label = "taken"
    verbose_name = _("Taken")

    def ready(self) -> None:
        """Register the entry of the menu, the reminder, how long what is kept, and that tasks are handed over."""
        from wijkspil.core.jobs import Sweep, sweeps
        from wijkspil.core.menus import werkmenu
        from wijkspil.core.retention import retention_rules
        from wijkspil.mensen.dossier import holdings
        from wijkspil.taken import jobs, menu, retention
        from wijkspil.taken.dossier import TASKS

        werkmenu.register(menu.staff_menu)
        sweeps.register(Sweep("taken.herinneren", jobs.remind, every=600))
        retention_rules.register(retention.CLOSED)
        holdings.register(TASKS)
