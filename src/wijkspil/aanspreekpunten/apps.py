"""App configuration of aanspreekpunten."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AanspreekpuntenConfig(AppConfig):
    """Who bewoners and professionals of an area can turn to, on which date; and the promise that somebody is there."""

    name = "wijkspil.aanspreekpunten"
    label = "aanspreekpunten"
    verbose_name = _("Aanspreekpunten")

    def ready(self) -> None:
        """Register the promise, so that every action that could leave a wijk without anybody is checked; and menus."""
        from wijkspil.aanspreekpunten import menu
        from wijkspil.aanspreekpunten.guard import measure
        from wijkspil.core.guards import guards
        from wijkspil.core.menus import voetmenu, werkmenu

        guards.register(measure)
        voetmenu.register(menu.footer_menu)
        werkmenu.register(menu.staff_menu)
