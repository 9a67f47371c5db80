"""What others do at an inbreng: they want the same.

Inbreng 1 ──* Steun ("dit wil ik ook")

Nobody needs an account. A mail address is asked for; what was done counts once the link in the mail was opened and the
button there pressed. The same link takes it back, and then nothing of it stays.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from wijkspil.core.secret_link import new_code
from wijkspil.inbreng.models.inbreng import Inbreng


class WithoutAccount(models.Model):
    """What somebody does with only a mail address; `code` is the secret of the link that confirms and takes it back.

    The address is written in its one normal way (`mail_address.normal`) and erased when it is no longer needed.
    """

    email = models.EmailField(_("e-mailadres"), blank=True)
    language = models.CharField(_("taal van de mails"), max_length=5, choices=settings.LANGUAGES, default="nl")
    code = models.CharField(_("geheime code"), max_length=43, unique=True, default=new_code)
    asked_at = models.DateTimeField(_("gevraagd"))
    confirmed_at = models.DateTimeField(_("bevestigd"), null=True, blank=True)

    class Meta:
        """What was never confirmed is found by its age, to be erased."""

        abstract = True
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["asked_at"], condition=Q(confirmed_at__isnull=True), name="%(class)s_onbevestigd")
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="%(class)s_kleine_letters", condition=Q(email=Lower(F("email"))))
        ]

    def __str__(self) -> str:
        return f"{self._meta.model_name} {self.pk}"  # never the address


class Steun(WithoutAccount):
    """Somebody wants the same: counted once a person for each inbreng (in `Inbreng.steun_aantal`) when confirmed."""

    inbreng = models.ForeignKey(Inbreng, on_delete=models.CASCADE, related_name="steun")

    class Meta(WithoutAccount.Meta):
        """Each address once at each inbreng."""

        constraints = [
            *WithoutAccount.Meta.constraints,
            models.UniqueConstraint(fields=["inbreng", "email"], condition=~Q(email=""), name="steun_een_keer"),
        ]
        verbose_name = _("steun")
        verbose_name_plural = _("steun")
