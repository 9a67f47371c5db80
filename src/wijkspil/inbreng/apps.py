"""App configuration of inbreng."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InbrengConfig(AppConfig):
    """What people bring in, from the first word to an answer that a named person signs."""

    name = "wijkspil.inbreng"
    label = "inbreng"
    verbose_name = _("Inbreng")

    def ready(self) -> None:
        """Register what this app adds to menus, tasks, news, mail and handing over, and how long what is kept."""
        from wijkspil.berichten.behandelaars import behandelaars
        from wijkspil.berichten.digest import digest_sources
        from wijkspil.berichten.following import followables
        from wijkspil.core.jobs import Sweep, sweeps
        from wijkspil.core.menus import werkmenu
        from wijkspil.core.retention import retention_rules
        from wijkspil.inbreng import digest, jobs, links, mail_in, menu, retention, subjects
        from wijkspil.inbreng.dossier import HANDLED, PROMISES, RULES
        from wijkspil.mensen.dossier import holdings
        from wijkspil.reacties.subjects import subjects as to_react_to
        from wijkspil.taken.links import link_providers

        behandelaars.register(mail_in.handle)
        werkmenu.register(menu.staff_menu)
        followables.register(digest.followable_ideas)
        digest_sources.register(digest.lines)
        to_react_to.register(subjects.ideas)
        for rule in retention.RULES:
            retention_rules.register(rule)
        link_providers.register(links.link)
        holdings.register(HANDLED)
        holdings.register(PROMISES)
        holdings.register(RULES)
        sweeps.register(Sweep("inbreng.samenvoegen_verlopen", jobs.end_unanswered_merges, every=600))
