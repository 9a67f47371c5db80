"""App configuration of mensen."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MensenConfig(AppConfig):
    """Accounts of staff, their dated roles per area, and teams."""

    name = "wijkspil.mensen"
    label = "mensen"
    verbose_name = _("Mensen")
