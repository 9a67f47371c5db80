"""App configuration of reacties."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReactiesConfig(AppConfig):
    """What visitors write under news, ideas and whatever else upper apps register, and how it is judged."""

    name = "wijkspil.reacties"
    label = "reacties"
    verbose_name = _("Reacties")

    def ready(self) -> None:
        """Register the menu of staff, what can be wrong, and how long what is kept."""
        from wijkspil.core.menus import werkmenu
        from wijkspil.core.retention import retention_rules
        from wijkspil.reacties import menu, reported, retention
        from wijkspil.reacties.subjects import subjects

        werkmenu.register(menu.staff_menu)
        subjects.register(reported.reactions)
        for rule in retention.RULES:
            retention_rules.register(rule)
