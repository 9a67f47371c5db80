"""App configuration of aanspreekpunten."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AanspreekpuntenConfig(AppConfig):
    """Who bewoners and professionals of an area can turn to, on which date; and the promise that somebody is there."""

    name = "wijkspil.aanspreekpunten"
    label = "aanspreekpunten"
    verbose_name = _("Aanspreekpunten")

    def ready(self) -> None:
        """Register the promise that every action is held to, and what this app adds to menus, mail and handing over."""
        from wijkspil.aanspreekpunten import digest, menu
        from wijkspil.aanspreekpunten.dossier import CONTACTS
        from wijkspil.aanspreekpunten.guard import measure
        from wijkspil.berichten.digest import digest_sources
        from wijkspil.core.guards import guards
        from wijkspil.core.menus import voetmenu, werkmenu
        from wijkspil.mensen.dossier import holdings

        guards.register(measure)
        digest_sources.register(digest.lines)
        holdings.register(CONTACTS)
        voetmenu.register(menu.footer_menu)
        werkmenu.register(menu.staff_menu)
