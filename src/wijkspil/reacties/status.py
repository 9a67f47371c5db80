"""The states of a reaction and the steps between them.

onbevestigd ──button in the mail──> nieuw ──place──> geplaatst ──refuse──> geweigerd ──objection granted──> geplaatst
                                      └───────────────refuse──────────────────^  └──objection refused: for good
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReactieStatus(models.TextChoices):
    """What became of a reaction; one that is not confirmed yet is NIEUW and waits on nobody."""

    NIEUW = "nieuw", _("wacht op beoordeling")
    GEPLAATST = "geplaatst", _("staat op de site")
    GEWEIGERD = "geweigerd", _("niet op de site")


class TipReden(models.TextChoices):
    """What somebody finds wrong."""

    GEGEVENS = "gegevens", _("Er staan gegevens van iemand in")
    KWETSEND = "kwetsend", _("Het is kwetsend of bedreigend")
    RECLAME = "reclame", _("Het is reclame")
    ONJUIST = "onjuist", _("Wat er staat, is niet waar")
    ANDERS = "anders", _("Iets anders")


class TipState(models.TextChoices):
    """What a colleague decided."""

    OPEN = "open", _("wacht op beoordeling")
    BLIJFT = "blijft", _("het bleef staan")
    WEG = "weg", _("het ging van de site")


# What staff do by themselves. What was refused comes back only by an objection that another colleague grants.
STEPS: dict[ReactieStatus, frozenset[ReactieStatus]] = {
    ReactieStatus.NIEUW: frozenset({ReactieStatus.GEPLAATST, ReactieStatus.GEWEIGERD}),
    ReactieStatus.GEPLAATST: frozenset({ReactieStatus.GEWEIGERD}),
    ReactieStatus.GEWEIGERD: frozenset(),
}
