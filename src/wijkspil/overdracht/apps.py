"""App configuration of overdracht."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OverdrachtConfig(AppConfig):
    """What somebody writes about a life of their own or of one other person, on its way to the sociaal wijkteam."""

    name = "wijkspil.overdracht"
    label = "overdracht"
    verbose_name = _("Overdracht")

    def ready(self) -> None:
        """Register who looks at a text that comes in, and what stands in the menu of staff."""
        from wijkspil.core.menus import werkmenu
        from wijkspil.inbreng.zorgvraag import care_readers
        from wijkspil.overdracht import menu
        from wijkspil.overdracht.care_signs import sign_in

        care_readers.register(sign_in)
        werkmenu.register(menu.staff_menu)
