"""App configuration of overdracht."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OverdrachtConfig(AppConfig):
    """What somebody writes about a life of their own or of one other person, on its way to the sociaal wijkteam."""

    name = "wijkspil.overdracht"
    label = "overdracht"
    verbose_name = _("Overdracht")
