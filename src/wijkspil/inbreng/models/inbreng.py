"""What people bring in.

    Area 1 ──* Inbreng 1 ──* InbrengStap *──0..1 Account (who did it, when it was staff)
    Routeregel 1 ──* Inbreng *──0..1 Team, Account (who was asked to handle it)

What comes from the site gets its kenmerk when its bringer confirms it by mail; before that nobody but the bringer sees
it. What staff note or what comes by mail has it at once.
"""

import uuid
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wijkspil.core import clock
from wijkspil.core.secret_link import new_code
from wijkspil.inbreng.models.kinds import NEEDS_HANDS, WORDS, Channel, Kind, Party, Words, supporters
from wijkspil.inbreng.status import (
    OPEN_TO_ALL,
    OUTCOMES,
    STAYS_PRIVATE,
    UNANSWERED,
    UNCHECKED,
    Publication,
    StapKind,
    State,
    Zorg,
)
from wijkspil.mensen.models import Team
from wijkspil.wijken.models import Area, Thema

TITEL_MAX = 80
TEKST_MAX = 1500
BIEDT_MAX = 300


def _public(name: str, *fields: str) -> models.Index:
    """Return an index on public rows only, in which a keyset page finds its first row at once."""
    return models.Index(fields=[*fields, "-id"], condition=Q(publication="openbaar"), name=name)


class Inbreng(models.Model):
    """One thing that somebody brought in: what it is, who is responsible, how far it is.

    `version` rises with every change by staff or bringer: a screen that was opened before it must not overwrite.
    `code` is the secret of the link in the mails. Personal data (`brenger_*`, `biedt`) never leave the staff screens.
    `owner` is the area whose team is responsible; `team` and `handler` say who was asked in particular. `contacted_at`
    and `answered_at` are the facts behind the score of a quarter. `zorg` and `zorg_woorden` are for staff only.
    """

    kind = models.CharField(_("soort"), max_length=12, choices=Kind.choices, default=Kind.IDEE)
    kenmerk = models.CharField(_("kenmerk"), max_length=12, unique=True, null=True, blank=True)
    channel = models.CharField(_("hoe het binnenkwam"), max_length=10, choices=Channel.choices, default=Channel.WEB)
    party = models.CharField(_("wie het inbracht"), max_length=12, choices=Party.choices, default=Party.BEWONER)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("genoteerd door"),
    )
    over_werkwijze = models.BooleanField(_("gaat over hoe de gemeente werkt"), default=False)
    state = models.CharField(_("stand"), max_length=16, choices=State.choices, default=State.ONBEVESTIGD)
    version = models.PositiveIntegerField(_("versie"), default=1)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="inbreng", verbose_name=_("wijk"))
    owner = models.ForeignKey(
        Area, on_delete=models.PROTECT, related_name="+", verbose_name=_("gebied dat ervoor zorgt")
    )
    suggestion = models.ForeignKey(
        Area,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("wijk van een adres in de mail"),
    )
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("gevraagd team")
    )
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("behandelaar"),
    )
    route = models.ForeignKey(
        "inbreng.Routeregel",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("routeregel"),
    )
    route_reasons: "models.JSONField[Any, Any]" = models.JSONField(_("waarom deze regel"), default=list, blank=True)
    thema = models.ForeignKey(
        Thema, on_delete=models.PROTECT, null=True, blank=True, related_name="inbreng", verbose_name=_("thema")
    )
    titel = models.CharField(_("titel"), max_length=TITEL_MAX, blank=True)
    tekst = models.TextField(_("tekst"), blank=True)
    place = models.CharField(_("plaats"), max_length=120, blank=True)
    brenger_naam = models.CharField(_("naam van de brenger"), max_length=80, blank=True)
    brenger_email = models.EmailField(_("e-mailadres van de brenger"), blank=True)
    brenger_telefoon = models.CharField(_("telefoonnummer van de brenger"), max_length=20, blank=True)
    organisatie = models.CharField(_("organisatie van de brenger"), max_length=120, blank=True)
    biedt = models.CharField(_("wat de brenger zelf wil doen"), max_length=BIEDT_MAX, blank=True)
    language = models.CharField(_("taal van de mails"), max_length=5, choices=settings.LANGUAGES, default="nl")
    may_be_public = models.BooleanField(_("mag openbaar"), default=False)
    publication = models.CharField(
        _("openbaarheid"), max_length=10, choices=Publication.choices, default=Publication.PRIVE
    )
    published_at = models.DateTimeField(_("openbaar sinds"), null=True, blank=True)
    zorg = models.CharField(_("zorgvraag"), max_length=10, choices=Zorg.choices, default=Zorg.GEEN)
    zorg_woorden = models.CharField(_("woorden die op een zorgvraag wijzen"), max_length=80, blank=True)
    outcome = models.CharField(
        _("uitkomst"), max_length=16, choices=[(state, state.label) for state in OUTCOMES], blank=True
    )
    steun_aantal = models.PositiveIntegerField(
        _("aantal keer ‘dit wil ik ook’"), default=0, help_text=_("Het aantal bevestigde rijen van Steun.")
    )
    inlezing = models.ForeignKey(
        "inbreng.Inlezing",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="inbreng",
        db_index=False,  # few are: the index below holds only those
        verbose_name=_("ingelezen met"),
    )
    waits_on_staff = models.BooleanField(_("wacht op een medewerker"), default=False)
    sleutel = models.UUIDField(_("sleutel tegen dubbel versturen"), unique=True, default=uuid.uuid4)
    code = models.CharField(_("geheime code van de volgpagina"), max_length=43, unique=True, default=new_code)
    created_at = models.DateTimeField(_("gestuurd"))
    confirmed_at = models.DateTimeField(_("bevestigd"), null=True, blank=True)
    contact_before = models.DateField(_("eerste contact uiterlijk"), null=True, blank=True)
    answer_before = models.DateField(_("antwoord uiterlijk"), null=True, blank=True)
    due_on = models.DateField(
        _("aan de beurt"),
        null=True,
        blank=True,
        help_text=_("De datum waarop de lijst van medewerkers is geordend; leeg als er niets wacht."),
    )
    contacted_at = models.DateTimeField(_("eerste contact"), null=True, blank=True)
    answered_at = models.DateTimeField(_("eerste antwoord"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("gegevens van de brenger gewist"), null=True, blank=True)

    counted_in: int | None = None  # the wijk in whose number it stood when it was read to be changed (steps.locked)

    class Meta:
        """Newest first; the public lists are read through indexes that hold public rows only."""

        ordering = ["-pk"]
        indexes = [
            _public("inbreng_openbaar", "-published_at"),
            _public("inbreng_openbaar_wijk", "area", "-published_at"),
            _public("inbreng_openbaar_thema", "thema", "-published_at"),
            _public("inbreng_openbaar_uitkomst", "outcome", "-published_at"),
            _public("inbreng_openbaar_soort", "kind", "-published_at"),
            _public("inbreng_gesteund", "-steun_aantal"),
            _public("inbreng_gesteund_wijk", "area", "-steun_aantal"),
            _public("inbreng_gesteund_thema", "thema", "-steun_aantal"),
            _public("inbreng_gesteund_soort", "kind", "-steun_aantal"),
            models.Index(fields=["due_on", "id"], condition=Q(waits_on_staff=True), name="inbreng_wacht"),
            models.Index(fields=["-confirmed_at", "-id"], condition=Q(kenmerk__isnull=False), name="inbreng_nieuwste"),
            models.Index(fields=["handler"], condition=Q(handler__isnull=False), name="inbreng_behandelaar"),
            models.Index(fields=["team"], condition=Q(team__isnull=False), name="inbreng_team"),
            models.Index(fields=["created_at"], condition=Q(state="onbevestigd"), name="inbreng_onbevestigd"),
            models.Index(fields=["inlezing"], condition=Q(inlezing__isnull=False), name="inbreng_ingelezen"),
        ]
        constraints = [
            models.CheckConstraint(
                name="inbreng_kenmerk_na_bevestigen",
                condition=Q(state=State.ONBEVESTIGD, kenmerk__isnull=True, confirmed_at__isnull=True)
                | (~Q(state=State.ONBEVESTIGD) & Q(kenmerk__isnull=False, confirmed_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="inbreng_openbaar_met_toestemming",
                condition=Q(publication=Publication.OPENBAAR, published_at__isnull=False, may_be_public=True)
                | (~Q(publication=Publication.OPENBAAR) & Q(published_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="inbreng_openbaar_zonder_zorgvraag",
                condition=~Q(publication=Publication.OPENBAAR) | ~Q(zorg__in=STAYS_PRIVATE),
            ),
        ]
        verbose_name = _("inbreng")
        verbose_name_plural = _("inbreng")

    def __str__(self) -> str:
        return self.kenmerk or f"inbreng {self.pk}"  # nothing of what somebody wrote

    @property
    def reference(self) -> str:
        """How who follows it, and who reacts to it, name it; mails and tasks name the row (`about`)."""
        return f"inbreng:{self.kenmerk}"

    @property
    def is_public(self) -> bool:
        """Everybody may read it."""
        return self.publication == Publication.OPENBAAR

    @property
    def may_be_care(self) -> bool:
        """It may be a question about somebody's own life, and no member of staff said that it is not."""
        return self.zorg in UNCHECKED

    @property
    def stays_private(self) -> bool:
        """It cannot come on the site: it may be a zorgvraag, or it is one and the sociaal wijkteam has it."""
        return self.zorg in STAYS_PRIVATE

    @property
    def may_be_handed_over(self) -> bool:
        """Staff may still hand it over to the sociaal wijkteam: it is not done, and there is a bringer to call with."""
        return self.state in {*UNANSWERED, *OUTCOMES} and not self.is_withdrawn

    @property
    def is_withdrawn(self) -> bool:
        """The bringer took it back, or took their own data back; nobody is left to write to."""
        return self.withdrawn_at is not None

    @property
    def is_correctable(self) -> bool:
        """Its bringer may still write it better: it has no answer yet."""
        return self.state in UNANSWERED and not self.is_withdrawn

    @property
    def due(self) -> date | None:
        """The date of the term that runs now; None when nothing is owed."""
        if self.state == State.ONTVANGEN:
            return self.contact_before
        return self.answer_before if self.state in UNANSWERED else None

    @property
    def is_late(self) -> bool:
        """The term that runs has passed."""
        return self.due is not None and self.due < clock.today()

    @property
    def answer_is_late(self) -> bool:
        """The day of the answer has passed without one, whatever else was told."""
        return self.state in UNANSWERED and self.answer_before is not None and self.answer_before < clock.today()

    @property
    def words(self) -> Words:
        """What we call it on the site."""
        return WORDS[self.kind]

    @property
    def yours(self) -> str:
        """What we call it to its bringer: "uw idee"."""
        return str(self.words.yours)

    @property
    def is_open_to_all(self) -> bool:
        """Everybody may say that they want it too: it stands on the site and may still come about."""
        return self.is_public and self.state in OPEN_TO_ALL

    @property
    def may_be_allowed(self) -> bool:
        """Its bringer may still say that everybody may read it."""
        return not self.may_be_public and not self.is_withdrawn and self.state in {*UNANSWERED, *OUTCOMES}

    @property
    def needs_hands(self) -> bool:
        """Everybody may offer to help."""
        return self.is_open_to_all and self.kind in NEEDS_HANDS

    @property
    def supporters(self) -> str:
        """How many others want the same, in words; empty when nobody does yet."""
        return supporters(self.kind, self.steun_aantal)

    @property
    def is_refused(self) -> bool:
        """It does not go through, whether that was rounded off or not."""
        return self.outcome == State.GAAT_NIET_DOOR

    @property
    def state_for_people(self) -> str:
        """How far it is, in words for the public."""
        if self.state == State.AFGEROND and self.is_refused:
            return str(State.GAAT_NIET_DOOR.label)
        return str(State(self.state).label)

    @property
    def badge(self) -> str:
        """The colour of that word: `success` when it is done or will be, `inactive` for a no, else `neutral`."""
        if self.state not in OUTCOMES and self.state != State.AFGEROND:
            return "neutral"
        return "inactive" if self.is_refused else "success"


class InbrengStap(models.Model):
    """One line of the trail: who did what, and the text that the other side got. It is only added to.

    The one exception is withdrawal: then the texts are erased. An internal step is for staff only.
    """

    inbreng = models.ForeignKey(Inbreng, on_delete=models.CASCADE, related_name="stappen")
    kind = models.CharField(_("wat"), max_length=20, choices=StapKind.choices)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    signed = models.CharField(_("ondertekend door"), max_length=170, blank=True)
    tekst = models.TextField(_("tekst"), blank=True)
    is_public = models.BooleanField(_("staat op de openbare pagina"), default=False)
    is_internal = models.BooleanField(_("alleen voor medewerkers"), default=False)
    version = models.PositiveIntegerField(_("versie daarna"))
    created_at = models.DateTimeField(_("wanneer"))

    class Meta:
        """As it happened; what is internal never stands on a public page."""

        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="stap_intern_of_openbaar", condition=models.Q(is_internal=False) | models.Q(is_public=False)
            )
        ]
        verbose_name = _("stap")
        verbose_name_plural = _("stappen")

    def __str__(self) -> str:
        return f"{self.inbreng_id} {self.kind}"


class WijkAantal(models.Model):
    """How many stand on the site in one wijk; kept with every change (steps.step), so that no page has to count."""

    area = models.OneToOneField(Area, on_delete=models.CASCADE, primary_key=True, related_name="+")
    aantal = models.PositiveIntegerField(_("aantal op de site"), default=0)

    def __str__(self) -> str:
        return f"{self.area_id}: {self.aantal}"


class KenmerkTeller(models.Model):
    """The last number given in a year."""

    jaar = models.PositiveSmallIntegerField(_("jaar"), primary_key=True)
    laatste = models.PositiveIntegerField(_("laatste nummer"), default=0)

    def __str__(self) -> str:
        return f"{self.jaar}: {self.laatste}"
