"""App configuration of berichten."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BerichtenConfig(AppConfig):
    """Mail out and mail in: the outbox with its delivery record, and what comes in."""

    name = "wijkspil.berichten"
    label = "berichten"
    verbose_name = _("Berichten")

    def ready(self) -> None:
        """Register the sweeps for what was left lying, out and in, and how long mails are kept."""
        from wijkspil.berichten import actions, jobs, menu, retention
        from wijkspil.core.jobs import Sweep, sweeps
        from wijkspil.core.menus import werkmenu
        from wijkspil.core.retention import retention_rules
        from wijkspil.mensen.mail import mailers

        mailers.register(actions.queue_mail)
        werkmenu.register(menu.staff_menu)
        sweeps.register(Sweep("berichten.versturen", jobs.send_waiting, every=30))
        sweeps.register(Sweep("berichten.lezen", jobs.process_stored, every=30))
        retention_rules.register(retention.CONTENT_OF_MAILS)
        retention_rules.register(retention.CONTENT_OF_RECEIVED)
        retention_rules.register(retention.FINISHED_TASKS)
