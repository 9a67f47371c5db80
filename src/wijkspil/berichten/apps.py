"""App configuration of berichten."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BerichtenConfig(AppConfig):
    """Mail out: the outbox, its delivery and the delivery record."""

    name = "wijkspil.berichten"
    label = "berichten"
    verbose_name = _("Berichten")

    def ready(self) -> None:
        """Register the sweep that delivers what no task delivered, and how long mails are kept."""
        from wijkspil.berichten import actions, jobs, menu, retention
        from wijkspil.core.jobs import Sweep, sweeps
        from wijkspil.core.menus import werkmenu
        from wijkspil.core.retention import retention_rules
        from wijkspil.mensen.mail import mailers

        mailers.register(actions.queue_mail)
        werkmenu.register(menu.staff_menu)
        sweeps.register(Sweep("berichten.versturen", jobs.send_waiting, every=30))
        retention_rules.register(retention.CONTENT_OF_MAILS)
        retention_rules.register(retention.FINISHED_TASKS)
