"""Mail out: a row of the transaction of the action that it tells about. Mail in: a row before anything else.

And who follows what:

Abonnee 1 ──* Abonnement        Abonnee ┄ Bericht (outbox, by "abonnee:12")
Digest 1 ──* DigestLine         Abonnee.told_until ┄ Digest.week
"""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from wijkspil.berichten.status import OF_STAFF, OPEN, REASONS, TOO_LARGE, Became, Bron, Intake, State
from wijkspil.core.secret_link import new_code

NEVER = date(1970, 1, 5)  # a Monday before any digest


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
            models.Index(fields=["next_attempt"], condition=Q(state__in=OPEN), name="bericht_te_versturen"),
            models.Index(fields=["state", "created_at"], name="bericht_stand"),
        ]
        constraints = [
            models.CheckConstraint(
                name="bericht_verzonden_met_moment",
                condition=Q(state=State.VERZONDEN, sent_at__isnull=False)
                | (~Q(state=State.VERZONDEN) & Q(sent_at__isnull=True)),
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
            "teruggekomen": _("De mail kwam terug: dit adres bestaat niet of neemt geen mail aan."),
            "teruggekomen_tijdelijk": _("De mail kwam terug, bijvoorbeeld omdat de mailbox vol is."),
            "": _("Deze mail wacht nog: draait het deel dat mail verstuurt?"),
        }
        return str(sentences.get(self.error, _("Er ging iets mis bij ons. Vraag uw leverancier om hulp.")))


class InkomendBericht(models.Model):
    """One mail that came in, kept whole.

    The bytes stand in the database and not in a file: one commit stores them together with the fact that they are
    there, so no kill, full disk or backup can leave one without the other. `raw` is the last column, and lists leave
    it out. Content and sender are erased some weeks after somebody dealt with it (retention.py).
    """

    received_at = models.DateTimeField(_("binnen"), auto_now_add=True)
    bron = models.CharField(_("langs"), max_length=10, choices=Bron.choices)
    content_hash = models.CharField(_("kenmerk van de inhoud"), max_length=64, unique=True)
    size = models.PositiveIntegerField(_("aantal bytes"))
    state = models.CharField(_("stand"), max_length=10, choices=Intake.choices, default=Intake.OPGESLAGEN)
    attempts = models.PositiveSmallIntegerField(_("pogingen"), default=0)
    kind = models.CharField(_("soort"), max_length=12, blank=True)
    reason = models.CharField(_("reden"), max_length=40, blank=True)
    error = models.CharField(_("fout"), max_length=60, blank=True)
    became = models.CharField(_("werd"), max_length=10, choices=Became.choices, blank=True)
    about = models.CharField(_("gaat over"), max_length=60, blank=True, db_index=True)
    kenmerk = models.CharField(_("kenmerk"), max_length=20, blank=True)
    handled_at = models.DateTimeField(_("behandeld"), null=True, blank=True)
    erased_at = models.DateTimeField(_("gewist"), null=True, blank=True)
    message_id = models.CharField(_("nummer van de mail"), max_length=250, blank=True, db_index=True)
    sender_name = models.CharField(_("naam van de afzender"), max_length=100, blank=True)
    sender_email = models.CharField(_("adres van de afzender"), max_length=255, blank=True)
    subject = models.CharField(_("onderwerp"), max_length=200, blank=True)
    raw = models.BinaryField(_("hele mail"))

    class Meta:
        """Newest first; what was not read yet is found at once."""

        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["received_at"], condition=models.Q(state=Intake.OPGESLAGEN), name="inkomend_nog_te_lezen"
            ),
            models.Index(fields=["state", "received_at"], name="inkomend_stand"),
            models.Index(fields=["sender_email", "received_at"], name="inkomend_afzender"),
        ]
        constraints = [
            models.CheckConstraint(
                name="inkomend_behandeld_met_moment",
                condition=models.Q(state=Intake.OPGESLAGEN, handled_at__isnull=True)
                | (~models.Q(state=Intake.OPGESLAGEN) & models.Q(handled_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="inkomend_verwerkt_tot_iets",
                condition=~models.Q(state=Intake.VERWERKT) | (~models.Q(became="") & ~models.Q(about="")),
            ),
        ]
        verbose_name = _("binnengekomen mail")
        verbose_name_plural = _("binnengekomen mail")

    def __str__(self) -> str:
        return f"inkomend bericht {self.pk}"  # no address, no subject: this text may end up in a log

    @property
    def reason_for_people(self) -> str:
        """Why it is where it is, in a sentence."""
        return str(REASONS.get(self.reason, ""))

    @property
    def is_whole(self) -> bool:
        """Tell whether all of it is here: a mail that is too large has that as its reason from the start."""
        return self.reason != TOO_LARGE

    @property
    def waits_on_staff(self) -> bool:
        """Tell whether a colleague can still do something with it."""
        return self.state in OF_STAFF and self.erased_at is None


class Postbus(models.Model):
    """How it goes with the mailbox that we read; one row, once we did."""

    next_check = models.DateTimeField(_("weer kijken vanaf"))
    failures = models.PositiveIntegerField(_("mislukte keren achter elkaar"), default=0)
    error = models.CharField(_("laatste fout"), max_length=20, blank=True)
    last_read_at = models.DateTimeField(_("voor het laatst gelukt"))

    class Meta:
        """There is one."""

        verbose_name = _("postbus")
        verbose_name_plural = _("postbussen")

    def __str__(self) -> str:
        return "postbus"

    @property
    def error_for_people(self) -> str:
        """What is wrong with the mailbox, in a sentence."""
        sentences = {
            "geen_verbinding": _("De mailserver van de postbus is niet te bereiken."),
            "time_out": _("De mailserver van de postbus antwoordt niet op tijd."),
            "certificaat": _("Het certificaat van de mailserver van de postbus klopt niet."),
            "inloggen": _("De mailserver weigert onze naam of ons wachtwoord."),
            "map": _("De map van de postbus bestaat niet of mag niet open."),
            "": "",
        }
        return str(sentences.get(self.error, _("De mailserver van de postbus antwoordt iets dat wij niet begrijpen.")))


def about(thing: models.Model) -> str:
    """Return how the outbox names a thing: `inbreng:12`."""
    return f"{thing._meta.model_name}:{thing.pk}"


class Abonnee(models.Model):
    """Somebody who follows wijken, themes or items by mail, without an account: one address, one digest a week.

    Moments are of the clock of domain dates, for they are compared with what happened in the wijk. `code` is the secret
    of the links in the mails.
    """

    email = models.EmailField(_("e-mailadres"), unique=True, help_text=_("Geschreven zoals mail_address.normal."))
    language = models.CharField(_("taal van de mails"), max_length=5, choices=settings.LANGUAGES, default="nl")
    code = models.CharField(_("geheime code"), max_length=43, unique=True, default=new_code)
    asked_at = models.DateTimeField(_("laatst gevraagd"))
    confirmed_at = models.DateTimeField(_("bevestigd"), null=True, blank=True)
    told_until = models.DateField(
        _("verteld tot en met"), default=NEVER, help_text=_("De maandag van de laatste week die is afgehandeld.")
    )
    told_before: "models.DateField[Any, Any]" = models.DateField(
        _("verteld voor de laatste mail"), default=NEVER, help_text=_("Hierheen terug als die mail niet weg kon.")
    )
    bounces: "models.JSONField[Any, Any]" = models.JSONField(_("dagen waarop mail terugkwam"), default=list, blank=True)
    bounced_at = models.DateTimeField(_("gestopt omdat mail terugkwam"), null=True, blank=True)

    class Meta:
        """Who still waits for a digest is found by the week until which they were told."""

        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["told_until", "id"],
                condition=Q(confirmed_at__isnull=False, bounced_at__isnull=True),
                name="abonnee_te_vertellen",
            ),
            models.Index(fields=["asked_at"], condition=Q(confirmed_at__isnull=True), name="abonnee_onbevestigd"),
            models.Index(fields=["bounced_at"], condition=Q(bounced_at__isnull=False), name="abonnee_gestopt"),
        ]
        constraints = [models.CheckConstraint(name="abonnee_kleine_letters", condition=Q(email=Lower(F("email"))))]
        verbose_name = _("abonnee")
        verbose_name_plural = _("abonnees")

    def __str__(self) -> str:
        return f"abonnee {self.pk}"  # never the address


class Abonnement(models.Model):
    """One thing that an abonnee follows: `wijk:WK020206`, `thema:groen`, or an item such as `inbreng:2026-00042`.

    A wish from the form has no `since` yet: it counts once the abonnee confirmed it by mail.
    """

    abonnee = models.ForeignKey(Abonnee, on_delete=models.CASCADE, related_name="abonnementen")
    what = models.CharField(_("wat"), max_length=60)
    asked_at = models.DateTimeField(_("gevraagd"))
    since = models.DateTimeField(_("sinds"), null=True, blank=True)

    class Meta:
        """As they were asked; each thing once."""

        ordering = ["pk"]
        indexes = [models.Index(fields=["asked_at"], condition=Q(since__isnull=True), name="abonnement_wens")]
        constraints = [models.UniqueConstraint(fields=["abonnee", "what"], name="abonnement_een_keer")]
        verbose_name = _("abonnement")
        verbose_name_plural = _("abonnementen")

    def __str__(self) -> str:
        return f"abonnement {self.pk}"


class Digest(models.Model):
    """The digest of one week: which moments it tells about, and whether everybody had theirs."""

    week = models.DateField(_("week (maandag)"), primary_key=True)
    since = models.DateTimeField(_("vanaf"))
    until = models.DateTimeField(_("tot"))
    mails = models.PositiveIntegerField(_("mails klaargezet"), default=0)
    finished_at = models.DateTimeField(_("klaar"), null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering = ["-week"]
        verbose_name = _("weekmail")
        verbose_name_plural = _("weekmails")

    def __str__(self) -> str:
        return f"{self.week:%G-%V}"


class DigestLine(models.Model):
    """A line by its key and the first digest that told it: so no later digest tells it again. Kept for ever."""

    key = models.CharField(_("sleutel"), max_length=80, primary_key=True)
    digest = models.ForeignKey(Digest, on_delete=models.PROTECT, related_name="lines")

    def __str__(self) -> str:
        return self.key
