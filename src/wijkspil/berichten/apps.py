"""App configuration of berichten."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BerichtenConfig(AppConfig):
    """Mail out and mail in: the outbox and its delivery record, what comes in, who follows what, the digest."""

    name = "wijkspil.berichten"
    label = "berichten"
    verbose_name = _("Berichten")

    def ready(self) -> None:
        """Register the sweeps that deliver, read and fill, and how long mails and abonnees are kept."""
        from wijkspil.berichten import actions, digest_run, jobs, menu, retention
        from wijkspil.berichten.behandelaars import when_given_up, when_returned
        from wijkspil.core.jobs import Sweep, sweeps
        from wijkspil.core.menus import werkmenu
        from wijkspil.core.retention import retention_rules
        from wijkspil.mensen.mail import mailers

        mailers.register(actions.queue_mail)
        werkmenu.register(menu.staff_menu)
        when_returned.register(actions.mail_came_back)
        when_given_up.register(digest_run.tell_again)
        sweeps.register(Sweep("berichten.versturen", jobs.send_waiting, every=30, alone=True))
        sweeps.register(Sweep("berichten.ophalen", jobs.fetch_mailbox, every=15, alone=True))
        sweeps.register(Sweep("berichten.lezen", jobs.process_stored, every=30))
        sweeps.register(Sweep("berichten.weekmail", digest_run.run_when_due, every=10))
        retention_rules.register(retention.CONTENT_OF_MAILS)
        retention_rules.register(retention.CONTENT_OF_RECEIVED)
        retention_rules.register(retention.FINISHED_TASKS)
        retention_rules.register(retention.ABONNEES)
