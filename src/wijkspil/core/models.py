"""The append-only log and the version of everything the public may see."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LogRegel(models.Model):
    """One thing that somebody did (or a sensitive record that somebody read).

    The database itself refuses to update or delete a row (triggers in migration 0001). Holds no personal text: only
    codes, ids and values that may be seen by every administrator.
    """

    tijd = models.DateTimeField(_("tijdstip"), auto_now_add=True, db_index=True)
    actor_kind = models.CharField(_("soort"), max_length=12)
    actor_id = models.CharField(_("wie"), max_length=80, blank=True)
    deed = models.CharField(_("wat"), max_length=60)
    object_kind = models.CharField(_("soort ding"), max_length=60, blank=True)
    object_id = models.CharField(_("welk ding"), max_length=60, blank=True)
    details = models.JSONField(_("gegevens"), default=dict)

    class Meta:
        """Newest first; looked up by thing."""

        ordering = ["-id"]
        indexes = [models.Index(fields=["object_kind", "object_id"], name="log_ding")]
        verbose_name = _("logregel")

    def __str__(self) -> str:
        return f"{self.tijd:%Y-%m-%d %H:%M} {self.deed} {self.object_kind}:{self.object_id}"


class SiteVersion(models.Model):
    """One row whose number rises with every change: the key under which anonymous pages are cached."""

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)
