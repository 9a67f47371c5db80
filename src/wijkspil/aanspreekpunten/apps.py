"""App configuration of aanspreekpunten."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AanspreekpuntenConfig(AppConfig):
    """Who bewoners and professionals of an area can turn to, on which date; and the promise that somebody is there."""

    name = "wijkspil.aanspreekpunten"
    label = "aanspreekpunten"
    verbose_name = _("Aanspreekpunten")

    def ready(self) -> None:
        """Register the promise that every action is held to, the entries of the menus, and what is new."""
        from wijkspil.aanspreekpunten import digest, menu
        from wijkspil.aanspreekpunten.guard import measure
        from wijkspil.berichten.digest import digest_sources
        from wijkspil.core.guards import guards
        from wijkspil.core.menus import voetmenu, werkmenu

        guards.register(measure)
        digest_sources.register(digest.lines)
        voetmenu.register(menu.footer_menu)
        werkmenu.register(menu.staff_menu)
