"""The outbox: every mail is a row, written in the transaction of the action that it tells about."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wijkspil.berichten.status import OPEN, State


class Bericht(models.Model):
    """One mail to one address, from the moment that somebody did something until it was delivered or visibly failed.

    Moments are real time, not the shifted clock. Content and address are erased some weeks later (retention.py).
    """

    kind = models.CharField(_("soort"), max_length=40, help_text=_("Vaste code, zoals inbreng.antwoord."))
    about = models.CharField(_("gaat over"), max_length=60, blank=True, db_index=True)
    language = models.CharField(_("taal"), max_length=5)
    recipient = models.EmailField(_("aan"), blank=True)
    reply_to = models.EmailField(_("antwoord aan"), blank=True)
    subject = models.CharField(_("onderwerp"), max_length=150, blank=True)
    text = models.TextField(_("tekst"), blank=True)
    headers: "models.JSONField[Any, Any]" = models.JSONField(_("extra kopregels"), default=dict, blank=True)
    message_id = models.CharField(_("vast nummer van de mail"), max_length=200, unique=True)
    state = models.CharField(_("stand"), max_length=10, choices=State.choices, default=State.WACHT)
    attempts = models.PositiveSmallIntegerField(_("pogingen"), default=0)
    next_attempt = models.DateTimeField(
        _("mag vanaf"), help_text=_("Vanaf dit moment mag iemand deze mail (opnieuw) oppakken.")
    )
    give_up_at = models.DateTimeField(_("uiterlijk"))
    error = models.CharField(_("laatste fout"), max_length=40, blank=True)
    created_at = models.DateTimeField(_("gemaakt"), auto_now_add=True)
    sent_at = models.DateTimeField(_("verstuurd"), null=True, blank=True)

    class Meta:
        """Newest first; what is open is found by its moment."""

        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["next_attempt"], condition=models.Q(state__in=OPEN), name="bericht_te_versturen"),
            models.Index(fields=["state", "created_at"], name="bericht_stand"),
        ]
        constraints = [
            models.CheckConstraint(
                name="bericht_verzonden_met_moment",
                condition=models.Q(state=State.VERZONDEN, sent_at__isnull=False)
                | (~models.Q(state=State.VERZONDEN) & models.Q(sent_at__isnull=True)),
            )
        ]
        verbose_name = _("bericht")
        verbose_name_plural = _("berichten")

    def __str__(self) -> str:
        return f"bericht {self.pk}"  # no address, no subject: this text may end up in a log

    @property
    def error_for_people(self) -> str:
        """What went wrong, in words for who manages mail."""
        if self.error.startswith("smtp_"):
            return _("Een mailserver weigerde (code %(code)s).") % {"code": self.error.removeprefix("smtp_")}
        sentences = {
            "geen_verbinding": _("Onze mailserver was niet te bereiken."),
            "time_out": _("De mailserver antwoordde niet op tijd."),
            "te_lang_geprobeerd": _("Het lukte vier uur lang niet."),
            "": _("Deze mail wacht nog: draait het deel dat mail verstuurt?"),
        }
        return str(sentences.get(self.error, _("Er ging iets mis bij ons. Vraag uw leverancier om hulp.")))


def about(thing: models.Model) -> str:
    """Return how the outbox names a thing: `inbreng:12`."""
    return f"{thing._meta.model_name}:{thing.pk}"
