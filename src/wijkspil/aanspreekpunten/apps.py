"""App configuration of aanspreekpunten."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AanspreekpuntenConfig(AppConfig):
    """Who bewoners and professionals of an area can turn to, on which date; and the promise that somebody is there."""

    name = "wijkspil.aanspreekpunten"
    label = "aanspreekpunten"
    verbose_name = _("Aanspreekpunten")

    def ready(self) -> None:
        """Register the promise: every action that could leave a wijk without anybody is checked."""
        from wijkspil.aanspreekpunten.guard import measure
        from wijkspil.core.guards import guards

        guards.register(measure)
