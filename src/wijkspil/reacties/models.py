"""What visitors write under something that stands on the site.

    Reactie ┄ a subject (by its reference)        Reactie 1 ──* Reactie (answers of the gemeente)
    Reactie 1 ──0..1 Tegenspraak (its writer does not agree that it is not on the site)
    Tip ┄ a subject, or a reaction (by its reference): somebody finds something wrong in it

Nobody needs an account. The mail address is there to confirm, and to tell why a reaction is not on the site.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wijkspil.berichten.without_account import WithoutAccount
from wijkspil.mensen.models import Account
from wijkspil.reacties.status import ReactieStatus, TipReden, TipState
from wijkspil.reacties.subjects import LONGEST, REACTIE
from wijkspil.wijken.models import Area

NAAM_MAX = 60
TEKST_MAX = 1000
REDEN_MAX = 500
TIP_MAX = 300


class Reactie(WithoutAccount):
    """What a visitor wrote, or what a colleague answered there; on the site only when GEPLAATST.

    Before `confirmed_at` nobody but its writer knows of it.
    """

    onderwerp = models.CharField(_("onderwerp"), max_length=LONGEST, help_text=_("Zoals nieuws:12."))
    stond_bij = models.CharField(
        _("stond eerder bij"), max_length=5 * LONGEST, blank=True, help_text=_("Waar het stond voor het samenvoegen.")
    )
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", verbose_name=_("gebied"))
    antwoord_op = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="antwoorden")
    naam = models.CharField(_("naam"), max_length=NAAM_MAX, blank=True)
    tekst = models.TextField(_("reactie"), max_length=TEKST_MAX)
    status = models.CharField(_("stand"), max_length=10, choices=ReactieStatus.choices, default=ReactieStatus.NIEUW)
    van_medewerker = models.BooleanField(_("antwoord van de gemeente"), default=False)
    reden = models.TextField(_("waarom niet op de site"), max_length=REDEN_MAX, blank=True)
    beoordeeld_op = models.DateTimeField(_("beoordeeld op"), null=True, blank=True)
    beoordeeld_door = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("beoordeeld door")
    )

    answers: list["Reactie"]  # set by queries.conversation

    class Meta(WithoutAccount.Meta):
        """Oldest first, as one reads a conversation."""

        ordering = ["asked_at", "pk"]
        indexes = [
            *WithoutAccount.Meta.indexes,
            models.Index(fields=["onderwerp", "status"], name="reactie_onderwerp"),
            models.Index(
                fields=["confirmed_at"], condition=Q(status="nieuw", confirmed_at__isnull=False), name="reactie_nieuw"
            ),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *WithoutAccount.Meta.constraints,
            models.CheckConstraint(name="reactie_geweigerd_met_reden", condition=~Q(status="geweigerd") | ~Q(reden="")),
            models.CheckConstraint(
                name="reactie_bevestigd_voor_oordeel", condition=Q(status="nieuw") | Q(confirmed_at__isnull=False)
            ),
            models.UniqueConstraint(
                fields=["onderwerp", "email"],
                condition=Q(confirmed_at__isnull=True),
                name="reactie_een_onbevestigd",
            ),
        ]
        verbose_name = _("reactie")
        verbose_name_plural = _("reacties")

    @property
    def slug(self) -> str:
        """How it is named in an address, to tell that something in it is wrong."""
        return f"{REACTIE}-{self.pk}"

    @property
    def may_object(self) -> bool:
        """Its writer may still say not to agree: it was refused, and nobody objected before."""
        return self.status == ReactieStatus.GEWEIGERD and not hasattr(self, "tegenspraak")


class Tegenspraak(models.Model):
    """The writer does not agree that a reaction is not on the site; once, and another colleague decides for good."""

    reactie = models.OneToOneField(Reactie, on_delete=models.CASCADE, related_name="tegenspraak")
    tekst = models.TextField(_("waarom niet mee eens"), max_length=TEKST_MAX)
    gestuurd_op = models.DateTimeField(_("gestuurd op"))
    gegrond = models.BooleanField(_("de schrijver krijgt gelijk"), null=True, blank=True)
    uitleg = models.TextField(_("uitleg"), max_length=REDEN_MAX, blank=True)
    besloten_op = models.DateTimeField(_("besloten op"), null=True, blank=True)
    besloten_door = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("besloten door")
    )

    class Meta:
        """What waits is found by the moment it came."""

        ordering = ["gestuurd_op", "pk"]
        indexes = [
            models.Index(fields=["gestuurd_op"], condition=Q(besloten_op__isnull=True), name="tegenspraak_wacht")
        ]
        constraints = [
            models.CheckConstraint(
                name="tegenspraak_besluit_heel",
                condition=Q(gegrond__isnull=True, besloten_op__isnull=True)
                | (Q(gegrond__isnull=False, besloten_op__isnull=False) & ~Q(uitleg="")),
            )
        ]
        verbose_name = _("tegenspraak")
        verbose_name_plural = _("tegenspraak")

    def __str__(self) -> str:
        return f"tegenspraak {self.pk}"


class Tip(models.Model):
    """Somebody tells that something on the site is wrong; who, nobody knows. By itself it changes nothing."""

    onderwerp = models.CharField(_("onderwerp"), max_length=LONGEST, help_text=_("Zoals reactie:12."))
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", verbose_name=_("gebied"))
    reden = models.CharField(_("wat er niet klopt"), max_length=10, choices=TipReden.choices)
    tekst = models.TextField(_("in eigen woorden"), max_length=TIP_MAX, blank=True)
    gestuurd_op = models.DateTimeField(_("gestuurd op"))
    state = models.CharField(_("stand"), max_length=10, choices=TipState.choices, default=TipState.OPEN)
    besloten_op = models.DateTimeField(_("besloten op"), null=True, blank=True)
    besloten_door = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("besloten door")
    )

    class Meta:
        """What waits longest comes first."""

        ordering = ["gestuurd_op", "pk"]
        indexes = [
            models.Index(fields=["onderwerp"], condition=Q(state="open"), name="tip_open"),
            models.Index(fields=["besloten_op"], condition=~Q(state="open"), name="tip_besloten"),
        ]
        constraints = [
            models.CheckConstraint(
                name="tip_besloten_met_datum",
                condition=Q(state="open", besloten_op__isnull=True) | (~Q(state="open") & Q(besloten_op__isnull=False)),
            )
        ]
        verbose_name = _("tip")
        verbose_name_plural = _("tips")

    def __str__(self) -> str:
        return f"tip {self.pk}"
