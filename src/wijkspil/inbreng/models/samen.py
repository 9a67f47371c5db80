"""What others do at an inbreng: they want the same, or offer to help.

Inbreng 1 ──* Steun ("dit wil ik ook")
Inbreng 1 ──* Hulpaanbod *──0..1 Account (who answered)

Nobody needs an account. A mail address is asked for; what was done counts once the link in the mail was opened and the
button there pressed. The same link takes it back, and then nothing of it stays.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wijkspil.berichten.without_account import WithoutAccount
from wijkspil.inbreng.models.inbreng import TEKST_MAX, Inbreng
from wijkspil.inbreng.status import HULP_STEPS, HulpState


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


class Hulpaanbod(WithoutAccount):
    """Somebody offers to help: for the team only. Who offers, with what, and what came of it."""

    inbreng = models.ForeignKey(Inbreng, on_delete=models.CASCADE, related_name="hulp")
    naam = models.CharField(_("naam"), max_length=80)
    tekst = models.TextField(_("waarmee iemand wil helpen"), max_length=TEKST_MAX)
    state = models.CharField(_("stand"), max_length=12, choices=HulpState.choices, default=HulpState.AANGEBODEN)
    antwoord = models.TextField(_("antwoord van het team"), blank=True)
    signed = models.CharField(_("ondertekend door"), max_length=170, blank=True)
    answered_at = models.DateTimeField(_("beantwoord"), null=True, blank=True)

    class Meta(WithoutAccount.Meta):
        """One offer of an address can wait for its confirmation at each inbreng."""

        constraints = [
            *WithoutAccount.Meta.constraints,
            models.UniqueConstraint(
                fields=["inbreng", "email"], condition=Q(confirmed_at__isnull=True), name="hulp_een_onbevestigd"
            ),
        ]
        verbose_name = _("hulpaanbod")
        verbose_name_plural = _("hulpaanbod")

    @property
    def is_open(self) -> bool:
        """A member of staff has to answer it."""
        return self.confirmed_at is not None and self.state == HulpState.AANGEBODEN

    @property
    def next_states(self) -> list[HulpState]:
        """Return what can become of it now, in the order of `HulpState`."""
        return [state for state in HulpState if state in HULP_STEPS[HulpState(self.state)]]
