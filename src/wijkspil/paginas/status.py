"""States of a reaction and the steps between them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReactieStatus(models.TextChoices):
    """What became of a reaction."""

    NIEUW = "nieuw", _("wacht op beoordeling")
    GEPLAATST = "geplaatst", _("staat op de site")
    GEWEIGERD = "geweigerd", _("niet geplaatst")


STEPS: dict[str, frozenset[str]] = {
    ReactieStatus.NIEUW: frozenset({ReactieStatus.GEPLAATST, ReactieStatus.GEWEIGERD}),
    ReactieStatus.GEPLAATST: frozenset({ReactieStatus.GEWEIGERD}),
    ReactieStatus.GEWEIGERD: frozenset(),
}
