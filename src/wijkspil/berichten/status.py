"""The states of mail, out and in, and the steps between them, as data.

wacht ──claim──> bezig ──accepted by the mail server──> verzonden
  ^                │ ├──refused for good, or tried for 4 hours──> mislukt ──"stuur opnieuw"──> wacht
  └──try later─────┘ └──worker died: the lease ends, another worker claims it
verzonden ──a mail server reports that it came back──> mislukt

opgeslagen ──read──> verwerkt: it became an inbreng or a reactie
               ├───> apart: no person wrote it ──────────┐
               └───> handwerk: a colleague must look ────┴──"verwerk"──> verwerkt · "klaar"──> klaar · "gooi weg"──> weg
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a mail is on its way."""

    WACHT = "wacht", _("wacht op versturen")
    BEZIG = "bezig", _("wordt verstuurd")
    VERZONDEN = "verzonden", _("verstuurd")
    MISLUKT = "mislukt", _("niet aangekomen")


OPEN = (State.WACHT, State.BEZIG)

STEPS: dict[State, frozenset[State]] = {
    State.WACHT: frozenset({State.BEZIG, State.MISLUKT}),
    State.BEZIG: frozenset({State.BEZIG, State.WACHT, State.VERZONDEN, State.MISLUKT}),
    State.VERZONDEN: frozenset({State.MISLUKT}),
    State.MISLUKT: frozenset({State.WACHT}),
}


class Intake(models.TextChoices):
    """How far a mail is that came in."""

    OPGESLAGEN = "opgeslagen", _("net binnen")
    VERWERKT = "verwerkt", _("verwerkt")
    APART = "apart", _("apart gezet")
    HANDWERK = "handwerk", _("wacht op u")
    KLAAR = "klaar", _("met de hand gedaan")
    WEG = "weg", _("weggegooid")


OF_STAFF = (Intake.HANDWERK, Intake.APART)
_BY_STAFF = frozenset({Intake.VERWERKT, Intake.KLAAR, Intake.WEG})

INTAKE_STEPS: dict[Intake, frozenset[Intake]] = {
    Intake.OPGESLAGEN: frozenset({Intake.VERWERKT, Intake.APART, Intake.HANDWERK}),
    Intake.APART: _BY_STAFF,
    Intake.HANDWERK: _BY_STAFF,
    Intake.VERWERKT: frozenset(),
    Intake.KLAAR: frozenset(),
    Intake.WEG: frozenset(),
}


class Bron(models.TextChoices):
    """How a mail reached us."""

    OPDRACHT = "opdracht", _("de opdracht mail-in")
    POSTBUS = "postbus", _("de postbus")


class Became(models.TextChoices):
    """What the mail of a person became."""

    INBRENG = "inbreng", _("nieuwe inbreng")
    REACTIE = "reactie", _("reactie op een inbreng")


TOO_LARGE = "te_groot"
REASONS = {
    "mens": _("Dit is een mail van een mens."),
    "te_vaak": _("Dit adres stuurde in een uur heel veel mail. Misschien praten twee computers met elkaar."),
    "niemand_behandelt": _("Wijkspil wist niet wat hiermee moest gebeuren."),
    "behandelen_mislukt": _("Wijkspil kon deze mail niet verwerken."),
    "geen_afzender": _("Er staat geen afzender in deze mail."),
    "leeg": _("In deze mail staat niets."),
    "leest_geen_antwoord": _("De afzender kan geen antwoord lezen (no-reply)."),
    "eigen_adres": _("Deze mail komt van ons eigen adres."),
    "eigen_mail": _("Dit is onze eigen mail die terugkwam."),
    "afwezig": _("Dit is een automatisch antwoord, zoals bij vakantie."),
    "leesbevestiging": _("Dit is een leesbevestiging."),
    "programma": _("Een programma stuurde deze mail, geen mens."),
    "niet_bezorgd": _("Een mailserver meldt: onze mail is niet bezorgd."),
    "later_bezorgd": _("Een mailserver meldt: onze mail is nog niet bezorgd. Hij probeert het nog."),
    "spam": _("Uw mailserver zegt dat dit spam is."),
    "nieuwsbrief": _("Dit is een nieuwsbrief."),
    TOO_LARGE: _("Deze mail is te groot om hier te bewaren. U vindt hem in de postbus, in de map met verwerkte mail."),
    "te_veel_regels": _("Deze mail zit te vreemd in elkaar om te lezen."),
    "te_veel_kopregels": _("Deze mail zit te vreemd in elkaar om te lezen."),
    "te_veel_delen": _("Deze mail zit te vreemd in elkaar om te lezen."),
    "te_diep": _("Deze mail zit te vreemd in elkaar om te lezen."),
    "onverwacht": _("Deze mail zit te vreemd in elkaar om te lezen."),
}
"""Why a mail is where it is, by the code in its row."""
