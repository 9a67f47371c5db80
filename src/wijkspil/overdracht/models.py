"""The sociale wijkteams, how to reach them, and who asks to be called by one.

Wijkteam 1 ──1 Area (the gebied or stadsdeel that it works for, or the whole gemeente)
Terugbelverzoek *──1 Area (the wijk)          TerugbelAantal *──1 Area (the gebied or stadsdeel)
"""

import uuid

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wijkspil.core import clock
from wijkspil.mensen.models import Account
from wijkspil.wijken.models import Area

PHONE = RegexValidator(r"^\+?[0-9][0-9 ()-]{2,18}$", _("Schrijf een telefoonnummer met cijfers, zoals 14 024."))


class Wijkteam(models.Model):
    """The sociaal wijkteam of an area and of all that lies below it: to whom one turns with a zorgvraag.

    `area_is_assumed`: nobody checked that it works for exactly this area; then that is said to whoever reads it.
    """

    area = models.OneToOneField(Area, on_delete=models.PROTECT, related_name="+", verbose_name=_("gebied"))
    naam = models.CharField(_("naam"), max_length=80)
    telefoon = models.CharField(_("telefoonnummer"), max_length=20, validators=[PHONE])
    openingstijden = models.CharField(_("telefonisch bereikbaar"), max_length=120, blank=True)
    inloop = models.CharField(_("inloop: dagen en tijden"), max_length=160, blank=True)
    bezoekadres = models.CharField(_("bezoekadres"), max_length=160, blank=True)
    website = models.URLField(_("website"), blank=True)
    area_is_assumed = models.BooleanField(_("het gebied is een aanname"), default=True)
    version = models.PositiveIntegerField(_("versie"), default=1)

    class Meta:
        """By name; always with a telephone number."""

        ordering = ["naam"]
        constraints = [models.CheckConstraint(name="wijkteam_met_telefoon", condition=~Q(telefoon=""))]
        verbose_name = _("sociaal wijkteam")
        verbose_name_plural = _("sociale wijkteams")

    def __str__(self) -> str:
        return self.naam


class Terugbelverzoek(models.Model):
    """Somebody asks the sociaal wijkteam to call. It is there until they called, and never longer than 30 days.

    Who it is and what they said is sealed in `inhoud` (sealed.py): without the key, which is not in the database, no
    column says anything about them but the wijk.
    """

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", verbose_name=_("wijk"))
    inhoud = models.TextField(_("inhoud, versleuteld"))
    created_at = models.DateTimeField(_("gevraagd"))
    due_on = models.DateField(_("bellen uiterlijk"))
    sleutel = models.UUIDField(_("sleutel tegen dubbel versturen"), unique=True, default=uuid.uuid4)
    opened_by = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("geopend door")
    )
    told_at = models.DateTimeField(_("het wijkteam weet het"), null=True, blank=True)
    escalated_at = models.DateTimeField(_("de beheerder weet dat het te laat is"), null=True, blank=True)

    class Meta:
        """The oldest first."""

        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(name="terugbelverzoek_versleuteld", condition=Q(inhoud__startswith="gAAAA")),
        ]
        verbose_name = _("terugbelverzoek")
        verbose_name_plural = _("terugbelverzoeken")

    def __str__(self) -> str:
        return f"terugbelverzoek {self.pk}"

    @property
    def is_late(self) -> bool:
        """The day on which they should have been called has passed."""
        return self.due_on < clock.today()


class TerugbelAantal(models.Model):
    """All that stays of the requests of a month in one gebied: how many were called, and how many were not reached."""

    maand = models.DateField(_("maand"), help_text=_("De eerste dag van de maand."))
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", verbose_name=_("gebied"))
    gebeld = models.PositiveIntegerField(_("gebeld"), default=0)
    niet_bereikt = models.PositiveIntegerField(_("niet bereikt"), default=0)

    class Meta:
        """Newest month first."""

        ordering = ["-maand", "area__naam"]
        constraints = [models.UniqueConstraint(fields=["maand", "area"], name="terugbelaantal_per_maand")]
        verbose_name = _("aantal keer teruggebeld")
        verbose_name_plural = _("aantallen keer teruggebeld")

    def __str__(self) -> str:
        return f"{self.maand:%Y-%m} {self.area_id}"
