"""Two inbreng that belong together, for staff: a line between them, with a reason."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wijkspil.inbreng.models.inbreng import Inbreng

REDEN_MAX = 200


class Verband(models.Model):
    """A line between two inbreng. `een` is the one with the lower id, so a pair stands here once."""

    een = models.ForeignKey(Inbreng, on_delete=models.CASCADE, related_name="+")
    ander = models.ForeignKey(Inbreng, on_delete=models.CASCADE, related_name="+")
    reden = models.CharField(_("waarom dit bij elkaar hoort"), max_length=REDEN_MAX)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("wanneer"))

    class Meta:
        """As they were made; every pair once."""

        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="verband_volgorde", condition=Q(een__lt=F("ander"))),
            models.UniqueConstraint(fields=["een", "ander"], name="verband_een_keer"),
        ]
        verbose_name = _("verband")
        verbose_name_plural = _("verbanden")

    def __str__(self) -> str:
        return f"verband {self.pk}"
