"""App configuration of overdracht."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OverdrachtConfig(AppConfig):
    """What somebody writes about a life of their own or of one other person, on its way to the sociaal wijkteam."""

    name = "wijkspil.overdracht"
    label = "overdracht"
    verbose_name = _("Overdracht")

    def ready(self) -> None:
        """Register who looks at a text that comes in, the menu of staff, the reminder, and how long what is kept."""
        from wijkspil.core.jobs import Sweep, sweeps
        from wijkspil.core.menus import werkmenu
        from wijkspil.core.retention import retention_rules
        from wijkspil.inbreng.zorgvraag import care_readers
        from wijkspil.overdracht import checks, jobs, menu, retention  # noqa: F401 - checks registers itself
        from wijkspil.overdracht.care_signs import sign_in

        care_readers.register(sign_in)
        werkmenu.register(menu.staff_menu)
        sweeps.register(Sweep("terugbellen.herinneren", jobs.remind, every=600))
        retention_rules.register(retention.LATE)
