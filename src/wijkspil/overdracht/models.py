"""The sociale wijkteams and how to reach them.

Wijkteam 1 ──1 Area (the gebied or stadsdeel that it works for, or the whole gemeente)
"""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

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
