"""Help at an inbreng: what was asked of whom, what was promised for when, and what came of it.

Inbreng 1 ──* Toezegging *──1 Account, Team or a party outside (in words)
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wijkspil.core import clock
from wijkspil.inbreng.models.inbreng import Inbreng
from wijkspil.inbreng.status import CLOSED_PROMISES, OPEN_PROMISES, PromiseState
from wijkspil.mensen.models import Team

WAT_MAX = 200
PARTIJ_MAX = 80
UITKOMST_MAX = 1500


class Toezegging(models.Model):
    """One thing that somebody was asked to do for an inbreng, or promised to do.

    `for_bringer`: staff chose that the bringer reads it on the volgpagina. `partij` names somebody outside the gemeente
    by what they are (de woningcorporatie), never a person.
    """

    inbreng = models.ForeignKey(Inbreng, on_delete=models.CASCADE, related_name="toezeggingen")
    wat = models.CharField(_("wat"), max_length=WAT_MAX)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("van wie")
    )
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("van welk team")
    )
    partij = models.CharField(_("van wie buiten de gemeente"), max_length=PARTIJ_MAX, blank=True)
    asked_at = models.DateTimeField(_("gevraagd"))
    state = models.CharField(_("stand"), max_length=10, choices=PromiseState.choices, default=PromiseState.GEVRAAGD)
    due = models.DateField(_("toegezegd voor"), null=True)
    uitkomst = models.TextField(_("wat ervan kwam"), blank=True)
    closed_at = models.DateTimeField(_("gedaan of vervallen"), null=True)
    for_bringer = models.BooleanField(_("de brenger ziet dit"), default=False)

    class Meta:
        """As they were asked; what is open is found by its day, by person and by team."""

        ordering = ["pk"]
        indexes = [
            models.Index(fields=["due", "id"], condition=Q(state="toegezegd"), name="toezegging_dag"),
            models.Index(fields=["account"], condition=Q(closed_at__isnull=True), name="toezegging_account"),
            models.Index(fields=["team"], condition=Q(closed_at__isnull=True), name="toezegging_team"),
        ]
        constraints = [
            models.CheckConstraint(
                name="toezegging_van_een",
                condition=Q(account__isnull=False, team__isnull=True, partij="")
                | Q(account__isnull=True, team__isnull=False, partij="")
                | (Q(account__isnull=True, team__isnull=True) & ~Q(partij="")),
            ),
            models.CheckConstraint(
                name="toezegging_met_dag", condition=~Q(state=PromiseState.TOEGEZEGD) | Q(due__isnull=False)
            ),
            models.CheckConstraint(
                name="toezegging_gesloten",
                condition=Q(state__in=OPEN_PROMISES, closed_at__isnull=True)
                | Q(state__in=CLOSED_PROMISES, closed_at__isnull=False),
            ),
        ]
        verbose_name = _("toezegging")
        verbose_name_plural = _("toezeggingen")

    def __str__(self) -> str:
        return f"toezegging {self.pk}"  # nothing of what somebody wrote

    @property
    def van(self) -> str:
        """The name of who was asked or promised it."""
        owner = self.account or self.team
        return owner.naam if owner else self.partij

    @property
    def is_open(self) -> bool:
        """It still has to be done."""
        return self.state in OPEN_PROMISES

    @property
    def is_late(self) -> bool:
        """It was promised for a day that has passed."""
        return self.state == PromiseState.TOEGEZEGD and self.due is not None and self.due < clock.today()
