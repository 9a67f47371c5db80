"""Two inbreng that are the same become one, when both bringers agree.

Inbreng 1 ──* Samenvoeging *──1 Inbreng      Samenvoeging 1 ──2 Instemming (one a side), *── VerhuisdeSteun ──1 Steun
 (weg)                            (blijft)
"""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wijkspil.core import clock
from wijkspil.core.secret_link import new_code
from wijkspil.inbreng.models.inbreng import Inbreng
from wijkspil.inbreng.models.samen import Steun
from wijkspil.inbreng.status import CLOSED_MERGES, RUNNING_MERGES, Answer, MergeState, Moved

ANSWER_WITHIN = timedelta(days=14)
UNDO_WITHIN = timedelta(days=7)


class Samenvoeging(models.Model):
    """The proposal to let one inbreng (`weg`) go on in another (`blijft`), and what came of it.

    `reden` is what staff wrote to both bringers. `was` holds what `weg` was before, `followers` which abonnementen
    moved along: with these it can be undone. At most one at a time runs for an inbreng that would go on in another.
    """

    weg = models.ForeignKey(Inbreng, on_delete=models.CASCADE, related_name="gaat_op")
    blijft = models.ForeignKey(Inbreng, on_delete=models.CASCADE, related_name="neemt_op")
    state = models.CharField(_("stand"), max_length=14, choices=MergeState.choices, default=MergeState.GEVRAAGD)
    reden = models.TextField(_("waarom samen"), blank=True)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed = models.CharField(_("ondertekend door"), max_length=170)
    asked_at = models.DateTimeField(_("gevraagd"))
    answer_before = models.DateField(_("antwoord uiterlijk"))
    merged_at = models.DateTimeField(_("samengevoegd"), null=True)
    closed_at = models.DateTimeField(_("geëindigd"), null=True)
    was: "models.JSONField[Any, Any]" = models.JSONField(_("hoe het was"), default=dict)
    followers: "models.JSONField[Any, Any]" = models.JSONField(_("abonnementen die verhuisden"), default=list)

    class Meta:
        """As they were proposed; what waits for an answer is found by its day."""

        ordering = ["pk"]
        indexes = [models.Index(fields=["answer_before"], condition=Q(state="gevraagd"), name="samenvoeging_wacht")]
        constraints = [
            models.CheckConstraint(name="samenvoeging_van_twee", condition=~Q(weg=F("blijft"))),
            models.UniqueConstraint(
                fields=["weg"], condition=Q(state__in=RUNNING_MERGES), name="samenvoeging_een_tegelijk"
            ),
            models.CheckConstraint(
                name="samenvoeging_stand",
                condition=Q(state=MergeState.GEVRAAGD, merged_at__isnull=True, closed_at__isnull=True)
                | Q(state=MergeState.SAMENGEVOEGD, merged_at__isnull=False, closed_at__isnull=True)
                | Q(state=MergeState.ONGEDAAN, merged_at__isnull=False, closed_at__isnull=False)
                | (
                    Q(state__in=CLOSED_MERGES, merged_at__isnull=True, closed_at__isnull=False)
                    & ~Q(state=MergeState.ONGEDAAN)
                ),
            ),
        ]
        verbose_name = _("samenvoeging")
        verbose_name_plural = _("samenvoegingen")

    def __str__(self) -> str:
        return f"samenvoeging {self.pk}"

    @property
    def is_waiting(self) -> bool:
        """Somebody still has to say yes or no."""
        return self.state == MergeState.GEVRAAGD

    @property
    def is_merged(self) -> bool:
        """They go on as one."""
        return self.state == MergeState.SAMENGEVOEGD

    @property
    def undo_until(self) -> date | None:
        """The last day on which it can be undone; None when it is not merged."""
        if not self.is_merged or self.merged_at is None:
            return None
        return timezone.localdate(self.merged_at, timezone.get_default_timezone()) + UNDO_WITHIN

    @property
    def can_be_undone(self) -> bool:
        """It is merged, and not longer than a week ago."""
        until = self.undo_until
        return until is not None and clock.today() <= until

    def other(self, inbreng: Inbreng) -> Inbreng:
        """Return the other one of the two."""
        return self.blijft if inbreng.pk == self.weg_id else self.weg


class Instemming(models.Model):
    """Whether one of the two bringers agrees; `code` is the secret of the link in the mail.

    A bringer without mail address is asked by staff, who write down how they know (`tekst`, `noted_by`).
    """

    samenvoeging = models.ForeignKey(Samenvoeging, on_delete=models.CASCADE, related_name="instemmingen")
    inbreng = models.ForeignKey(Inbreng, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(_("geheime code"), max_length=43, unique=True, default=new_code)
    answer = models.CharField(_("antwoord"), max_length=3, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(_("beantwoord"), null=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    tekst = models.TextField(_("hoe wij dit weten"), blank=True)

    class Meta:
        """One a side."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["samenvoeging", "inbreng"], name="instemming_een_keer"),
            models.CheckConstraint(
                name="instemming_genoteerd", condition=Q(noted_by__isnull=True) | (~Q(answer="") & ~Q(tekst=""))
            ),
        ]
        verbose_name = _("instemming")
        verbose_name_plural = _("instemmingen")

    def __str__(self) -> str:
        return f"instemming {self.pk}"

    @property
    def language(self) -> str:
        """The language of the mails to this bringer."""
        return self.inbreng.language


class VerhuisdeSteun(models.Model):
    """What happened to one Steun when two inbreng became one, to put it back exactly; kept for a week."""

    samenvoeging = models.ForeignKey(Samenvoeging, on_delete=models.CASCADE, related_name="verhuisd")
    steun = models.ForeignKey(Steun, on_delete=models.CASCADE, related_name="+")
    deed = models.CharField(_("wat"), max_length=10, choices=Moved.choices)

    class Meta:
        """Each deed once."""

        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["samenvoeging", "steun", "deed"], name="verhuisd_een_keer")]
        verbose_name = _("verhuisde steun")
        verbose_name_plural = _("verhuisde steun")

    def __str__(self) -> str:
        return f"verhuisde steun {self.pk}"
