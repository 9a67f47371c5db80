"""The rules that give every inbreng its owner and its terms; a functioneel beheerder reads and changes them.

Routeregel *──0..1 Team, Account (neither: the team that serves the wijk)        Termijn: one row per kind
"""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wijkspil.core import clock
from wijkspil.core.validity import Valid, ValidQuerySet
from wijkspil.inbreng.models.kinds import Channel, Kind
from wijkspil.mensen.models import Account, Team
from wijkspil.wijken.models import Area

DAYS = [MinValueValidator(1), MaxValueValidator(130)]


class Termijn(models.Model):
    """By when somebody hears something about one kind of inbreng, in work days."""

    kind = models.CharField(_("soort"), max_length=12, choices=Kind.choices, primary_key=True)
    contact_days = models.PositiveSmallIntegerField(_("werkdagen tot het eerste contact"), default=5, validators=DAYS)
    answer_days = models.PositiveSmallIntegerField(_("werkdagen tot het antwoord"), default=30, validators=DAYS)

    class Meta:
        """The answer never comes before the first contact."""

        constraints = [
            models.CheckConstraint(
                name="termijn_antwoord_na_contact", condition=Q(answer_days__gte=models.F("contact_days"))
            )
        ]
        verbose_name = _("termijn")
        verbose_name_plural = _("termijnen")

    def __str__(self) -> str:
        return self.kind


class Routeregel(Valid):
    """Where an inbreng goes when all that the rule asks is so; of several rules the first one in order decides.

    What is left empty is not asked. The `is_vangnet` rule stands last, asks nothing and never ends: so everything gets
    an owner.
    """

    volgorde = models.PositiveSmallIntegerField(_("volgorde"))
    naam = models.CharField(_("naam van de regel"), max_length=80)
    kinds: "models.JSONField[Any, Any]" = models.JSONField(_("soorten"), default=list, blank=True)
    channels: "models.JSONField[Any, Any]" = models.JSONField(_("manieren"), default=list, blank=True)
    themas: "models.JSONField[Any, Any]" = models.JSONField(
        _("thema’s"), default=list, blank=True, help_text=_("Webnamen van thema’s.")
    )
    area = models.ForeignKey(
        Area, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("gebied")
    )
    woorden: "models.JSONField[Any, Any]" = models.JSONField(
        _("woorden"), default=list, blank=True, help_text=_("Een van deze woorden staat in de titel of de tekst.")
    )
    over_werkwijze = models.BooleanField(_("gaat over hoe de gemeente werkt"), default=False)
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("naar dit team")
    )
    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("naar deze persoon")
    )
    contact_days = models.PositiveSmallIntegerField(
        _("werkdagen tot het eerste contact"), null=True, blank=True, validators=DAYS
    )
    answer_days = models.PositiveSmallIntegerField(
        _("werkdagen tot het antwoord"), null=True, blank=True, validators=DAYS
    )
    is_vangnet = models.BooleanField(_("vangnet"), default=False)
    valid_from = models.DateField(_("geldig van"), default=clock.today)

    objects = ValidQuerySet["Routeregel"].as_manager()

    class Meta(Valid.Meta):
        """In the order in which they are tried; the vangnet is last whatever its number."""

        ordering = ["is_vangnet", "volgorde", "pk"]
        constraints = [
            *Valid.Meta.constraints,
            models.UniqueConstraint(fields=["is_vangnet"], condition=Q(is_vangnet=True), name="een_vangnet"),
            models.CheckConstraint(
                name="vangnet_eindigt_nooit", condition=Q(is_vangnet=False) | Q(valid_until__isnull=True)
            ),
            models.CheckConstraint(
                name="routeregel_een_doel", condition=Q(team__isnull=True) | Q(account__isnull=True)
            ),
        ]
        verbose_name = _("routeregel")
        verbose_name_plural = _("routeregels")

    def __str__(self) -> str:
        return self.naam

    @property
    def kind_labels(self) -> list[str]:
        """The kinds that it asks, in words."""
        return [str(Kind(kind).label) for kind in self.kinds]

    @property
    def channel_labels(self) -> list[str]:
        """The channels that it asks, in words."""
        return [str(Channel(channel).label) for channel in self.channels]

    @property
    def target_is_gone(self) -> bool:
        """The team or person it leads to is no longer there: the rule is passed over until somebody mends it."""
        today = clock.today()
        if self.account:
            return not self.account.can_sign_in
        return self.team is not None and today not in self.team.period
