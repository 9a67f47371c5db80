"""App configuration of inbreng."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InbrengConfig(AppConfig):
    """What people bring in, from the first word to an answer that a named person signs."""

    name = "wijkspil.inbreng"
    label = "inbreng"
    verbose_name = _("Inbreng")

    def ready(self) -> None:
        """Register the entries of the menus, what is news, how long what is kept, and links for tasks."""
        from wijkspil.berichten.digest import digest_sources
        from wijkspil.berichten.following import followables
        from wijkspil.core.menus import werkmenu
        from wijkspil.core.retention import retention_rules
        from wijkspil.inbreng import digest, links, menu, retention
        from wijkspil.taken.links import link_providers

        werkmenu.register(menu.staff_menu)
        followables.register(digest.followable_ideas)
        digest_sources.register(digest.lines)
        for rule in retention.RULES:
            retention_rules.register(rule)
        link_providers.register(links.link)
