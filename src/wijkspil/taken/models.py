"""Tasks that are done once.

    Area 1 ──* Taak *──1 Account or Team (its owner)      Taak 1 ──* TaakStap (the trail)

What a task is about lies above this app, so it is named and not pointed at: `inbreng:12` (links.py).
"""

from datetime import date
from typing import cast

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wijkspil.core import clock
from wijkspil.mensen.models import Account, Team
from wijkspil.taken.status import StapKind, State
from wijkspil.wijken.models import Area

TITEL_MAX = 80
TEKST_MAX = 1500
ABOUT_MAX = 60

LABELS = {"titel": _("titel"), "tekst": _("omschrijving"), "due": _("klaar op")}  # of what may be changed

Owner = Account | Team


class Taak(models.Model):
    """One thing that somebody, or a team, has done by a day. It always has an owner.

    `version` rises with every change: a screen that was opened before it must not overwrite.
    """

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="taken", verbose_name=_("gebied"))
    titel = models.CharField(LABELS["titel"], max_length=TITEL_MAX)
    tekst = models.TextField(LABELS["tekst"], blank=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="taken", verbose_name=_("van wie")
    )
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, related_name="taken", verbose_name=_("van welk team")
    )
    due = models.DateField(LABELS["due"])
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("gevraagd door"),
        help_text=_("Leeg als de software de taak gaf."),
    )
    about = models.CharField(_("gaat over"), max_length=ABOUT_MAX, blank=True, db_index=True)
    state = models.CharField(_("stand"), max_length=10, choices=State.choices, default=State.OPEN)
    proof = models.TextField(_("wat er is gedaan"), blank=True)
    done_on = models.DateField(_("gedaan op"), null=True)
    reason = models.TextField(_("waarom vervallen"), blank=True)
    version = models.PositiveIntegerField(_("versie"), default=1)
    created_at = models.DateTimeField(_("gegeven"))
    closed_at = models.DateTimeField(_("gedaan of vervallen"), null=True)
    reminded_for = models.DateField(
        _("herinnerd voor"), null=True, help_text=_("De datum waarvoor de eigenaar een herinnering kreeg.")
    )

    class Meta:
        """The first to do on top; what is open and what is closed are read through indexes of their own."""

        ordering = ["due", "pk"]
        indexes = [
            models.Index(fields=["due", "id"], condition=Q(state="open"), name="taak_open"),
            models.Index(fields=["account", "due"], condition=Q(state="open"), name="taak_open_account"),
            models.Index(fields=["team", "due"], condition=Q(state="open"), name="taak_open_team"),
            models.Index(fields=["-closed_at", "-id"], condition=~Q(state="open"), name="taak_klaar"),
        ]
        constraints = [
            models.CheckConstraint(
                name="taak_een_eigenaar",
                condition=Q(account__isnull=False, team__isnull=True) | Q(account__isnull=True, team__isnull=False),
            ),
            models.CheckConstraint(
                name="taak_stand_met_uitleg",
                condition=Q(state=State.OPEN, closed_at__isnull=True, proof="", done_on__isnull=True, reason="")
                | (Q(state=State.GEDAAN, closed_at__isnull=False, done_on__isnull=False, reason="") & ~Q(proof=""))
                | (Q(state=State.VERVALLEN, closed_at__isnull=False, done_on__isnull=True, proof="") & ~Q(reason="")),
            ),
        ]
        verbose_name = _("taak")
        verbose_name_plural = _("taken")

    def __str__(self) -> str:
        return f"taak {self.pk}"  # nothing of what somebody wrote: this text may end up in a log

    @property
    def owner(self) -> Owner:
        """Who does it."""
        return cast("Owner", self.account or self.team)  # the database holds no task without one

    @owner.setter
    def owner(self, owner: Owner) -> None:
        self.account = owner if isinstance(owner, Account) else None
        self.team = owner if isinstance(owner, Team) else None

    @property
    def is_open(self) -> bool:
        """Somebody still has to do it."""
        return self.state == State.OPEN

    @property
    def is_late(self) -> bool:
        """It is open and its day has passed."""
        return self.is_open and self.due < clock.today()

    @property
    def is_due_today(self) -> bool:
        """It is open and this is its day."""
        return self.is_open and self.due == clock.today()


class TaakStap(models.Model):
    """One line of the trail: who did what. It is only added to.

    Attributes:
        changes: of `gewijzigd`: per field what it was and what it became, dates as ISO text.
    """

    taak = models.ForeignKey(Taak, on_delete=models.CASCADE, related_name="stappen")
    kind = models.CharField(_("wat"), max_length=20, choices=StapKind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    to_account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    to_team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    tekst = models.TextField(_("tekst"), blank=True)
    changes: "models.JSONField[dict[str, list[str]], dict[str, list[str]]]" = models.JSONField(
        _("wat er veranderde"), default=dict
    )
    version = models.PositiveIntegerField(_("versie daarna"))
    created_at = models.DateTimeField(_("wanneer"))

    class Meta:
        """As it happened."""

        ordering = ["pk"]
        verbose_name = _("stap")
        verbose_name_plural = _("stappen")

    def __str__(self) -> str:
        return f"{self.taak_id} {self.kind}"

    @property
    def to(self) -> Owner | None:
        """Who got the task with this step, if it went to somebody."""
        return self.to_account or self.to_team

    @property
    def was_and_became(self) -> list[tuple[str | Promise, date | str, date | str]]:
        """What was changed, for people: the label of the field, what it was, what it became."""
        return [
            (LABELS[name], *((date.fromisoformat(was), date.fromisoformat(became)) if name == "due" else (was, became)))
            for name, (was, became) in self.changes.items()
        ]
