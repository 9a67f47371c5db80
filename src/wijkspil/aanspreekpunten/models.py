"""Who bewoners and professionals of an area can turn to, on which date.

    Aanspreekpunt *──1 Area
    Aanspreekpunt *──1 Account | Team | (name of a functional mailbox)
    Aanspreekpunt *──0..1 Wisseling (the change with which it begins, the change with which it ends)

Nothing switches at night: who is there on a date is a query (see queries.py and docs/aanspreekpunten.md).
"""

from datetime import date
from typing import Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wijkspil.core.periods import Period
from wijkspil.core.validity import Valid, ValidQuerySet
from wijkspil.mensen.models import Account, RolToekenning, Team
from wijkspil.wijken.models import Area, Thema

PHONE = RegexValidator(r"^\+?[0-9][0-9 ()-]{2,18}$", _("Schrijf een telefoonnummer met cijfers, zoals 14 024."))


class Audience(models.TextChoices):
    """For whom somebody is there."""

    BEWONERS = "bewoners", _("bewoners")
    PROFESSIONALS = "professionals", _("professionals")
    BEIDE = "beide", _("bewoners en professionals")


class Wisseling(models.Model):
    """All changes of contacts that belong together and take effect on one date.

    A concept can be changed and previewed; once decided (`decided_at`) its changes are in the contacts themselves and
    the text is announced from its date on.
    """

    area = models.ForeignKey(
        Area, on_delete=models.PROTECT, related_name="wisselingen", verbose_name=_("deel van de gemeente")
    )
    titel = models.CharField(_("titel"), max_length=80)
    valid_from = models.DateField(_("ingangsdatum"))
    visible_from = models.DateField(_("datum van de aankondiging"))
    tekst_bewoners = models.TextField(_("tekst voor bewoners"), max_length=2000)
    tekst_professionals = models.TextField(_("tekst voor professionals"), max_length=2000, blank=True)
    namens = models.CharField(_("namens"), max_length=80)
    ondertekenaar = models.CharField(_("naam en functie van de ondertekenaar"), max_length=120)
    decided_at = models.DateTimeField(_("vastgesteld op"), null=True, editable=False)

    class Meta:
        """Newest date first; announced on or before the day itself."""

        ordering = ["-valid_from", "-pk"]
        constraints = [
            models.CheckConstraint(name="wisseling_eerst_aangekondigd", condition=Q(visible_from__lte=F("valid_from")))
        ]
        verbose_name = _("wisseling")
        verbose_name_plural = _("wisselingen")

    def __str__(self) -> str:
        return self.titel

    @property
    def is_concept(self) -> bool:
        """True while it can still be changed and nothing of it counts."""
        return self.decided_at is None


class AanspreekpuntQuerySet(ValidQuerySet["Aanspreekpunt"]):
    """Contacts of every date."""

    def decided(self) -> Self:
        """Leave out the contacts of a wisseling that is still a concept: they do not count yet."""
        return self.filter(Q(begint_met__isnull=True) | Q(begint_met__decided_at__isnull=False))

    def announced(self, day: date) -> Self:
        """Keep what the public may know on `day`."""
        return self.decided().filter(visible_from__lte=day)

    def of_people(self, day: date) -> Self:
        """Keep the contacts that are a person, valid on `day` or later."""
        return self.decided().valid_within(Period(day)).filter(account__isnull=False)

    def within(self, areas: list[Area]) -> Self:
        """Keep the contacts of these areas and of everything below them."""
        condition = Q(pk__in=[])
        for area in areas:
            condition |= Q(area__path__startswith=area.path)
        return self.filter(condition)

    def with_people(self) -> Self:
        """Read along who it is and the roles of accounts: two queries for any number of rows."""
        roles = models.Prefetch("account__rollen", queryset=RolToekenning.objects.select_related("area"))
        return self.select_related("area__niveau", "account", "team").prefetch_related(roles)


class Aanspreekpunt(Valid):
    """A person, a team or a functional mailbox to whom an audience of an area can turn, from a date until a date."""

    area = models.ForeignKey(
        Area, on_delete=models.PROTECT, related_name="aanspreekpunten", verbose_name=_("voor welk deel van de gemeente")
    )
    rol = models.CharField(_("functie"), max_length=80)
    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="aanspreekpunten"
    )
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="aanspreekpunten")
    postbus = models.CharField(_("naam van de postbus of het loket"), max_length=80, blank=True)
    audience = models.CharField(_("voor wie"), max_length=14, choices=Audience.choices, default=Audience.BEIDE)
    themes = models.ManyToManyField(Thema, blank=True, verbose_name=_("onderwerpen"), related_name="aanspreekpunten")
    waarvoor = models.CharField(_("waarvoor"), max_length=160, blank=True)
    telefoon = models.CharField(_("telefoonnummer"), max_length=20, blank=True, validators=[PHONE])
    openingstijden = models.CharField(_("telefonisch bereikbaar"), max_length=120, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    spreekuur = models.CharField(_("spreekuur"), max_length=160, blank=True)
    website = models.URLField(_("website"), blank=True)
    bezoekadres = models.CharField(_("bezoekadres"), max_length=160, blank=True)
    visible_from = models.DateField(_("zichtbaar vanaf"))
    centraal = models.BooleanField(_("centraal aanspreekpunt van de gemeente"), default=False)
    volgt_op = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="opvolgers")
    begint_met = models.ForeignKey(
        Wisseling, on_delete=models.PROTECT, null=True, blank=True, related_name="beginnende"
    )
    eindigt_met = models.ForeignKey(
        Wisseling, on_delete=models.SET_NULL, null=True, blank=True, related_name="eindigende"
    )

    objects = AanspreekpuntQuerySet.as_manager()

    class Meta(Valid.Meta):
        """Oldest first; somebody, reachable, announced on or before the first day."""

        ordering = ["valid_from", "pk"]
        constraints = [
            *Valid.Meta.constraints,
            models.CheckConstraint(
                name="aanspreekpunt_is_een_van_drie",
                condition=Q(account__isnull=False, team__isnull=True, postbus="")
                | Q(account__isnull=True, team__isnull=False, postbus="")
                | (Q(account__isnull=True, team__isnull=True) & ~Q(postbus="")),
            ),
            models.CheckConstraint(name="aanspreekpunt_telefoon_of_email", condition=~Q(telefoon="") | ~Q(email="")),
            models.CheckConstraint(
                name="aanspreekpunt_eerst_zichtbaar", condition=Q(visible_from__lte=F("valid_from"))
            ),
        ]
        verbose_name = _("aanspreekpunt")
        verbose_name_plural = _("aanspreekpunten")

    def __str__(self) -> str:
        return f"{self.rol} ({self.pk})"

    @property
    def naam(self) -> str:
        """The name as shown: of the person, the team or the mailbox."""
        if self.account:
            return self.account.naam
        return self.team.naam if self.team else self.postbus

    @property
    def telefoon_link(self) -> str:
        """The telephone number as it stands in a `tel:` address."""
        return "".join(sign for sign in self.telefoon if sign.isdigit() or sign == "+")

    @property
    def audiences(self) -> tuple[str, ...]:
        """The audiences it serves, one word each."""
        both = (Audience.BEWONERS.value, Audience.PROFESSIONALS.value)
        return both if self.audience == Audience.BEIDE else (self.audience,)
