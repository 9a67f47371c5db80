"""The states of an inbreng and the steps between them, as data.

onbevestigd ──bevestigen──> ontvangen ──oppakken──> in_behandeling ──antwoorden──> beantwoord ──afronden──> afgerond
                                └───────────────antwoorden──────────────────────────^    └─antwoorden─┘
every state but onbevestigd ──intrekken──> ingetrokken
"""

from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from wijkspil.core.rules import RuleViolation


class State(models.TextChoices):
    """How far an inbreng is."""

    ONBEVESTIGD = "onbevestigd", _("nog niet bevestigd")
    ONTVANGEN = "ontvangen", _("ontvangen")
    IN_BEHANDELING = "in_behandeling", _("wij zijn ermee bezig")
    BEANTWOORD = "beantwoord", _("beantwoord")
    AFGEROND = "afgerond", _("klaar")
    INGETROKKEN = "ingetrokken", _("ingetrokken")


STEPS: dict[State, frozenset[State]] = {
    State.ONBEVESTIGD: frozenset({State.ONTVANGEN}),
    State.ONTVANGEN: frozenset({State.IN_BEHANDELING, State.BEANTWOORD, State.INGETROKKEN}),
    State.IN_BEHANDELING: frozenset({State.BEANTWOORD, State.INGETROKKEN}),
    State.BEANTWOORD: frozenset({State.BEANTWOORD, State.AFGEROND, State.INGETROKKEN}),
    State.AFGEROND: frozenset({State.INGETROKKEN}),
    State.INGETROKKEN: frozenset(),
}
UNANSWERED = (State.ONTVANGEN, State.IN_BEHANDELING)


class Publication(models.TextChoices):
    """Whether everybody may read it. Only a bringer who agreed gets past `prive`."""

    PRIVE = "prive", _("niet openbaar: dat wil de brenger niet")
    WACHT = "wacht", _("nog niet beoordeeld")
    OPENBAAR = "openbaar", pgettext_lazy("van een idee", "openbaar")
    NIET = "niet", _("niet openbaar")


class Outcome(models.TextChoices):
    """What the answer comes down to; "no" always comes with its reason in the text."""

    GEBEURT = "gebeurt", _("wij gaan dit doen")
    DEELS = "deels", _("wij doen een deel")
    ELDERS = "elders", _("iemand anders pakt dit op")
    NIET = "niet", _("dit gaat niet door")


class StapKind(models.TextChoices):
    """What happened, as a line of the trail."""

    ONTVANGEN = "ontvangen", _("Ontvangen")
    OPGEPAKT = "opgepakt", _("Opgepakt")
    ANTWOORD = "antwoord", _("Antwoord")
    AANVULLING = "aanvulling", _("Aanvulling van de brenger")
    GEPUBLICEERD = "gepubliceerd", _("Op de site gezet")
    NIET_GEPUBLICEERD = "niet_gepubliceerd", _("Niet op de site gezet")
    AFGEROND = "afgerond", _("Afgerond")
    INGETROKKEN = "ingetrokken", _("Ingetrokken door de brenger")


class ChangedMeanwhile(RuleViolation):
    """Somebody else changed it after the screen was opened; nothing was saved."""

    def __init__(self) -> None:
        text = gettext("Iemand anders heeft dit intussen veranderd. Lees wat er nieuw is. Uw tekst staat er nog.")
        super().__init__("intussen_veranderd", text)


def check_step(now: str, to: State) -> None:
    """Refuse a step that the table does not hold.

    Raises:
        RuleViolation: with the state in which it is.
    """
    if to not in STEPS[State(now)]:
        text = gettext("Dit kan niet meer. De stand is nu: %(stand)s.") % {"stand": State(now).label}
        raise RuleViolation("stap_kan_niet", text)
