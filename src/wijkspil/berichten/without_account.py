"""What somebody does with only a mail address: the secret link in a mail confirms it and takes it back."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from wijkspil.berichten.models import about
from wijkspil.core.actors import Actor
from wijkspil.core.rules import NotAllowed
from wijkspil.core.secret_link import new_code


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


def check_holder(actor: Actor, thing: models.Model) -> None:
    """Refuse everybody but the holder of the secret link of this thing."""
    if actor.kind != "link" or actor.id != about(thing):
        raise NotAllowed
