"""App configuration of verbinden."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VerbindenConfig(AppConfig):
    """Similar ideas, plans and organisations."""

    name = "wijkspil.verbinden"
    label = "verbinden"
    verbose_name = _("Verbinden")
