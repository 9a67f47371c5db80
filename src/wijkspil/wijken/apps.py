"""App configuration of wijken."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WijkenConfig(AppConfig):
    """The gemeente, its areas, addresses and themes."""

    name = "wijkspil.wijken"
    label = "wijken"
    verbose_name = _("Wijken")
