"""App configuration of werkplek."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WerkplekConfig(AppConfig):
    """The staff environment under /werk/: its shell and the lists that cross apps."""

    name = "wijkspil.werkplek"
    label = "werkplek"
    verbose_name = _("Werkplek")

    def ready(self) -> None:
        """Register the menu of staff."""
        from wijkspil.core.menus import werkmenu
        from wijkspil.werkplek.menu import staff_menu

        werkmenu.register(staff_menu)
