"""Texts to begin an answer with; a functioneel beheerder keeps them."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wijkspil.inbreng.models.kinds import Kind

SJABLOON_MAX = 4000


class Sjabloon(models.Model):
    """A text to begin an answer with, with places such as {naam} (invulplekken.py).

    `kinds` holds the sorts of inbreng that it fits; empty for all. One that was stopped is offered no more and can be
    used again. `version` rises with every change.
    """

    titel = models.CharField(_("titel"), max_length=80)
    tekst = models.TextField(_("tekst"), max_length=SJABLOON_MAX)
    kinds: "models.JSONField[Any, Any]" = models.JSONField(_("soorten"), default=list, blank=True)
    version = models.PositiveIntegerField(_("versie"), default=1)
    stopped_at = models.DateTimeField(_("gestopt"), null=True, blank=True)

    class Meta:
        """By title."""

        ordering = ["titel", "pk"]
        verbose_name = _("sjabloon")
        verbose_name_plural = _("sjablonen")

    def __str__(self) -> str:
        return self.titel

    @property
    def kind_labels(self) -> list[str]:
        """The sorts that it fits, in words."""
        return [str(Kind(kind).label) for kind in self.kinds]

    @property
    def is_used(self) -> bool:
        """It is offered to who writes an answer."""
        return self.stopped_at is None
