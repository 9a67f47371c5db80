"""App configuration of paginas."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PaginasConfig(AppConfig):
    """The public site: Wagtail pages, home, Mijn wijk, news with reactions, and the journeys that cross apps."""

    name = "wijkspil.paginas"
    label = "paginas"
    verbose_name = _("Pagina’s")
