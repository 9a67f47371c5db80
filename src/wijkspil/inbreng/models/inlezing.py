"""A file with what people brought in elsewhere, read in once: who did it, and what came of it.

Inlezing 1 ──* Inbreng
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wijkspil.inbreng.status import InlezingState

BRON_MAX = 80


class Inlezing(models.Model):
    """One file. The file itself is kept until it was taken over or thrown away, at most a week.

    Attributes:
        bron: where it comes from; a row of the same source comes in once, whatever the file.
        file: name in the media folder; "" when the file is gone.
        sha256: of the file.
        mapping: which column is what (inlezen.mapping).
        account: who brought it; None for the command line.
        nieuw, dubbel, geweigerd: what came of its rows when it was taken over.
    """

    bron = models.CharField(_("waar het vandaan komt"), max_length=BRON_MAX)
    naam = models.CharField(_("naam van het bestand"), max_length=120)
    file = models.CharField(_("bestand"), max_length=120, blank=True)
    sha256 = models.CharField(_("vingerafdruk van het bestand"), max_length=64)
    mapping: "models.JSONField[Any, Any]" = models.JSONField(_("kolommen"), default=dict, blank=True)
    state = models.CharField(_("stand"), max_length=12, choices=InlezingState.choices, default=InlezingState.OPEN)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("door")
    )
    created_at = models.DateTimeField(_("gekozen"))
    taken_at = models.DateTimeField(_("overgenomen"), null=True)
    undone_at = models.DateTimeField(_("ongedaan gemaakt"), null=True)
    nieuw = models.PositiveIntegerField(_("nieuw"), default=0)
    dubbel = models.PositiveIntegerField(_("stond er al"), default=0)
    geweigerd = models.PositiveIntegerField(_("geweigerd"), default=0)

    class Meta:
        """Newest first; a file is there only as long as it is needed."""

        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="inlezing_stand",
                condition=Q(state=InlezingState.OPEN, taken_at__isnull=True, undone_at__isnull=True)
                | Q(state=InlezingState.OVERGENOMEN, taken_at__isnull=False, undone_at__isnull=True, file="")
                | Q(state=InlezingState.ONGEDAAN, taken_at__isnull=False, undone_at__isnull=False, file=""),
            )
        ]
        verbose_name = _("inlezing")
        verbose_name_plural = _("inlezingen")

    def __str__(self) -> str:
        return f"inlezing {self.pk}"

    @property
    def is_open(self) -> bool:
        """It waits to be taken over."""
        return self.state == InlezingState.OPEN

    @property
    def is_taken(self) -> bool:
        """It was taken over, and not undone."""
        return self.state == InlezingState.OVERGENOMEN
