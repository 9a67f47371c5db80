"""Accounts of staff, their dated roles per area, and teams.

    Account 1 ──* RolToekenning *──1 Area          Account 1 ──* Lidmaatschap *──1 Team *──1 Area

Residents have no account: they follow what they brought in by a secret link.
"""

from datetime import date
from typing import Any, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from wijkspil.core import clock
from wijkspil.core.validity import Valid, ValidQuerySet
from wijkspil.mensen.permissions import Rol
from wijkspil.wijken.models import Area


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts; an e-mail address is compared without capitals."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Account":
        """Make an account; without a password it can only sign in through the municipality."""
        account = self.model(email=self.normalize_email(email).lower(), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "Account":
        """Make an account that may do everything in the CMS; for the first set-up."""
        return self.create_user(email, password, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "Account":
        """Find the account of an address, whatever its capitals."""
        return self.get(email__iexact=username)


class Account(AbstractBaseUser, PermissionsMixin, Valid):
    """A member of staff who signs in: active on the days of its validity, and only then."""

    email = models.EmailField(_("e-mailadres"), unique=True)
    naam = models.CharField(_("naam"), max_length=80)
    functie = models.CharField(_("functie"), max_length=80, blank=True)
    valid_from = models.DateField(_("in dienst van"), default=clock.today)
    is_active = models.BooleanField(_("mag inloggen"), default=True)

    objects = AccountManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]

    class Meta(Valid.Meta):
        """By name."""

        ordering = ["naam"]
        constraints = [
            *Valid.Meta.constraints,
            models.UniqueConstraint(Lower("email"), name="account_email_zonder_hoofdletters"),
        ]
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self) -> str:
        return f"account {self.pk}"  # the CMS log keeps this text after deletion: no name, no address

    @property
    def can_sign_in(self) -> bool:
        """Tell whether the account is open today."""
        return self.is_open_on(clock.today())

    def is_open_on(self, day: date) -> bool:
        """Tell whether the account is open on a day, as far as is known now."""
        return self.is_active and day in self.period

    def get_full_name(self) -> str:
        """Return the name, for the CMS."""
        return self.naam

    def get_short_name(self) -> str:
        """Return the first word of the name."""
        return self.naam.split(" ")[0]


class Bron(models.TextChoices):
    """Who gave a role: a colleague by hand, or the municipality's own sign-in from its groups."""

    HAND = "hand", _("Met de hand gegeven")
    INLOGDIENST = "inlogdienst", _("Uit de inlogdienst van de gemeente")


class RolToekenning(Valid):
    """An account holds a role in an area, and in all that lies below it, on the days of its validity."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="rollen")
    rol = models.CharField(_("rol"), max_length=20, choices=Rol.choices)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="rollen", verbose_name=_("gebied"))
    bron = models.CharField(_("gegeven door"), max_length=12, choices=Bron.choices, default=Bron.HAND)

    objects = ValidQuerySet["RolToekenning"].as_manager()

    class Meta(Valid.Meta):
        """Oldest first."""

        ordering = ["valid_from", "pk"]
        verbose_name = _("rol in een gebied")
        verbose_name_plural = _("rollen in gebieden")

    def __str__(self) -> str:
        return f"{self.rol} {self.area_id}"

    @property
    def by_hand(self) -> bool:
        """Tell whether a colleague gave this role; only such a role is ended by hand."""
        return self.bron == Bron.HAND


class TeamSoort(models.TextChoices):
    """What a team is for."""

    GEBIED = "gebied", _("Team van een gebied")
    AFDELING = "afdeling", _("Afdeling")
    STUURGROEP = "stuurgroep", _("Stuurgroep")


class TeamQuerySet(ValidQuerySet["Team"]):
    """Teams of all kinds and dates."""

    def serving(self) -> Self:
        """Keep the teams that serve an area: to whom its residents turn."""
        return self.filter(soort=TeamSoort.GEBIED)


class Team(Valid):
    """A team of the municipality: it serves an area, such as a team Leefomgeving, or is an afdeling or stuurgroep."""

    naam = models.CharField(_("naam"), max_length=80)
    soort = models.CharField(_("soort"), max_length=12, choices=TeamSoort.choices, default=TeamSoort.GEBIED)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="teams", verbose_name=_("gebied"))

    objects = TeamQuerySet.as_manager()

    class Meta(Valid.Meta):
        """By name."""

        ordering = ["naam"]
        verbose_name = _("team")
        verbose_name_plural = _("teams")

    def __str__(self) -> str:
        return self.naam


class Lidmaatschap(Valid):
    """An account belongs to a team on the days of its validity: what the team was asked to handle, they may see."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="lidmaatschappen")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="leden")

    objects = ValidQuerySet["Lidmaatschap"].as_manager()

    class Meta(Valid.Meta):
        """Oldest first."""

        ordering = ["valid_from", "pk"]
        verbose_name = _("lid van een team")
        verbose_name_plural = _("leden van teams")

    def __str__(self) -> str:
        return f"{self.team_id} {self.account_id}"
