"""The states of an inbreng and the steps between them, as data.

onbevestigd ──bevestigen──> ontvangen ──oppakken──> in_behandeling ──antwoorden──> an outcome ──afronden──> afgerond
                                └───────────────antwoorden────────────────────────────^  ^ └another answer┘     │
in_behandeling <──────────────────heropenen──────────────────────────────────────────────┴─────────────────────┘
outcomes: beantwoord, wordt_plan, opgepakt, gekoppeld, doorverwezen, gaat_niet_door
ontvangen, in_behandeling ──samenvoegen──> samengevoegd (undoing puts back the state that it had: actions/merged.py)
every state but onbevestigd ──intrekken──> ingetrokken
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """How far an inbreng is. The six outcomes say what the answer comes down to; a "no" comes with its reason."""

    ONBEVESTIGD = "onbevestigd", _("nog niet bevestigd")
    ONTVANGEN = "ontvangen", _("ontvangen")
    IN_BEHANDELING = "in_behandeling", _("wij zijn ermee bezig")
    BEANTWOORD = "beantwoord", _("beantwoord")
    WORDT_PLAN = "wordt_plan", _("wordt een plan")
    OPGEPAKT = "opgepakt", _("wij gaan dit doen")
    GEKOPPELD = "gekoppeld", _("in contact gebracht")
    DOORVERWEZEN = "doorverwezen", _("iemand anders pakt dit op")
    GAAT_NIET_DOOR = "gaat_niet_door", _("dit gaat niet door")
    AFGEROND = "afgerond", _("klaar")
    SAMENGEVOEGD = "samengevoegd", _("samengevoegd met een ander")
    INGETROKKEN = "ingetrokken", _("ingetrokken")


UNANSWERED = (State.ONTVANGEN, State.IN_BEHANDELING)
OUTCOMES = (
    State.OPGEPAKT,
    State.WORDT_PLAN,
    State.GEKOPPELD,
    State.DOORVERWEZEN,
    State.BEANTWOORD,
    State.GAAT_NIET_DOOR,
)
# An answer of which something still has to come about; it is open until it was rounded off.
PROMISED = (State.OPGEPAKT, State.WORDT_PLAN)
# As long as it may still come about, others may want it too and offer help.
OPEN_TO_ALL = frozenset({*UNANSWERED, *OUTCOMES}) - {State.GAAT_NIET_DOOR}

_ANSWERS = frozenset(OUTCOMES)
_AFTER_AN_ANSWER = _ANSWERS | {State.AFGEROND, State.IN_BEHANDELING, State.INGETROKKEN}

STEPS: dict[State, frozenset[State]] = {
    State.ONBEVESTIGD: frozenset({State.ONTVANGEN}),
    State.ONTVANGEN: _ANSWERS | {State.IN_BEHANDELING, State.SAMENGEVOEGD, State.INGETROKKEN},
    State.IN_BEHANDELING: _ANSWERS | {State.SAMENGEVOEGD, State.INGETROKKEN},
    **dict.fromkeys(OUTCOMES, _AFTER_AN_ANSWER),
    State.AFGEROND: frozenset({State.IN_BEHANDELING, State.INGETROKKEN}),
    State.SAMENGEVOEGD: frozenset({State.INGETROKKEN}),
    State.INGETROKKEN: frozenset(),
}


class Publication(models.TextChoices):
    """Whether everybody may read it. Only a bringer who agreed gets past `prive`."""

    PRIVE = "prive", _("niet openbaar: dat wil de brenger niet")
    WACHT = "wacht", _("nog niet beoordeeld")
    OPENBAAR = "openbaar", pgettext_lazy("van een idee", "openbaar")
    NIET = "niet", _("niet openbaar")


class Zorg(models.TextChoices):
    """Whether a text may be a question about somebody's own life; only a member of staff knows."""

    GEEN = "geen", _("niet herkend als zorgvraag")
    VERMOED = "vermoed", _("misschien een zorgvraag")
    SPOED = "spoed", _("misschien een zorgvraag met spoed")
    NAGEKEKEN = "nagekeken", _("geen zorgvraag, zegt een medewerker")
    WIJKTEAM = "wijkteam", _("overgedragen aan het sociaal wijkteam")


UNCHECKED = (Zorg.VERMOED, Zorg.SPOED)
STAYS_PRIVATE = (*UNCHECKED, Zorg.WIJKTEAM)  # cannot come on the site


class StapKind(models.TextChoices):
    """What happened, as a line of the trail; from `notitie` on for staff, unless they show one to the bringer."""

    ONTVANGEN = "ontvangen", _("Ontvangen")
    IN_BEHANDELING = "in_behandeling", _("Opgepakt")
    ANTWOORD = "antwoord", _("Antwoord")
    AANVULLING = "aanvulling", _("Aanvulling van de brenger")
    AANGEPAST = "aangepast", _("Tekst aangepast door de brenger")
    GEPUBLICEERD = "gepubliceerd", _("Op de site gezet")
    NIET_GEPUBLICEERD = "niet_gepubliceerd", _("Niet op de site gezet")
    AFGEROND = "afgerond", _("Afgerond")
    HEROPEND = "heropend", _("Weer opgepakt")
    INGETROKKEN = "ingetrokken", _("Ingetrokken door de brenger")
    BIJLAGE_ERBIJ = "bijlage_erbij", _("Foto’s of bestanden toegevoegd")
    BIJLAGE_ANDERS = "bijlage_anders", _("Foto’s of bestanden aangepast")
    GESPLITST = "gesplitst", _("Gesplitst")
    TOESTEMMING = "toestemming", _("De brenger vindt goed dat het op de site komt")
    SAMENGEVOEGD = "samengevoegd", _("Samengevoegd")
    WEER_LOS = "weer_los", _("Weer los van elkaar")
    NOTITIE = "notitie", _("Notitie")
    TOEGEWEZEN = "toegewezen", _("Toegewezen")
    VERPLAATST = "verplaatst", _("Naar een andere wijk of een ander thema")
    HULP_AANGEBODEN = "hulp_aangeboden", _("Iemand wil helpen")
    HULP_BEANTWOORD = "hulp_beantwoord", _("Antwoord aan iemand die wil helpen")
    GEVRAAGD = "gevraagd", _("Hulp gevraagd")
    TOEGEZEGD = "toegezegd", _("Toegezegd")
    TOEZEGGING_GEDAAN = "toezegging_gedaan", _("Gedaan wat was toegezegd")
    TOEZEGGING_NIET = "toezegging_niet", _("Gaat niet door wat was gevraagd")
    TOEZEGGING_OVER = "toezegging_over", _("Toezegging naar een ander")
    VERBONDEN = "verbonden", _("Hoort bij iets anders")
    LOSGEMAAKT = "losgemaakt", _("Hoort niet meer bij iets anders")
    SAMEN_GEVRAAGD = "samen_gevraagd", _("Gevraagd of dit samen kan met een ander")
    SAMEN_NIET = "samen_niet", _("Samenvoegen ging niet door")
    BIJLAGE = "bijlage", _("Foto’s en bestanden")
    GEEN_ZORGVRAAG = "geen_zorgvraag", _("Nagekeken: geen zorgvraag")
    OVERGEDRAGEN = "overgedragen", _("Naar het sociaal wijkteam, met een ja van de brenger")


INTERNAL = frozenset(
    {
        StapKind.NOTITIE,
        StapKind.TOEGEWEZEN,
        StapKind.VERPLAATST,
        StapKind.HULP_AANGEBODEN,
        StapKind.HULP_BEANTWOORD,
        StapKind.GEVRAAGD,
        StapKind.TOEGEZEGD,
        StapKind.TOEZEGGING_GEDAAN,
        StapKind.TOEZEGGING_NIET,
        StapKind.TOEZEGGING_OVER,
        StapKind.VERBONDEN,
        StapKind.LOSGEMAAKT,
        StapKind.SAMEN_GEVRAAGD,
        StapKind.SAMEN_NIET,
        StapKind.BIJLAGE,
        StapKind.GEEN_ZORGVRAAG,
        StapKind.OVERGEDRAGEN,
    }
)

# After one of these it waits on staff, whatever its state; until one of the others.
ASKS_FOR_STAFF = frozenset(
    {StapKind.AANVULLING, StapKind.AANGEPAST, StapKind.BIJLAGE_ERBIJ, StapKind.TOESTEMMING, StapKind.HEROPEND}
)
ANSWERS = frozenset({StapKind.ANTWOORD, StapKind.AFGEROND})


class HulpState(models.TextChoices):
    """What became of an offer to help."""

    AANGEBODEN = "aangeboden", _("wacht op antwoord")
    AFGESPROKEN = "afgesproken", _("afgesproken")
    GEDAAN = "gedaan", _("gedaan")
    NIET_NODIG = "niet_nodig", _("niet nodig")


HULP_STEPS: dict[HulpState, frozenset[HulpState]] = {
    HulpState.AANGEBODEN: frozenset({HulpState.AFGESPROKEN, HulpState.NIET_NODIG}),
    HulpState.AFGESPROKEN: frozenset({HulpState.GEDAAN, HulpState.NIET_NODIG}),
    HulpState.GEDAAN: frozenset(),
    HulpState.NIET_NODIG: frozenset({HulpState.AFGESPROKEN}),
}


class PromiseState(models.TextChoices):
    """How far it is with help that was asked at an inbreng."""

    GEVRAAGD = "gevraagd", _("gevraagd")
    TOEGEZEGD = "toegezegd", _("toegezegd")
    GEDAAN = "gedaan", _("gedaan")
    NIET = "niet", _("gaat niet door")


OPEN_PROMISES = (PromiseState.GEVRAAGD, PromiseState.TOEGEZEGD)
CLOSED_PROMISES = (PromiseState.GEDAAN, PromiseState.NIET)

PROMISE_STEPS: dict[PromiseState, frozenset[PromiseState]] = {
    PromiseState.GEVRAAGD: frozenset({PromiseState.TOEGEZEGD, *CLOSED_PROMISES}),
    PromiseState.TOEGEZEGD: frozenset({PromiseState.TOEGEZEGD, *CLOSED_PROMISES}),  # again: another day
    PromiseState.GEDAAN: frozenset(),
    PromiseState.NIET: frozenset({PromiseState.TOEGEZEGD}),
}


class MergeState(models.TextChoices):
    """How far a proposal to let one inbreng go on in another is."""

    GEVRAAGD = "gevraagd", _("wacht op antwoord")
    SAMENGEVOEGD = "samengevoegd", _("samengevoegd")
    NIET = "niet", _("iemand wil het niet")
    VERLOPEN = "verlopen", _("geen antwoord gekregen")
    VERVALLEN = "vervallen", _("kan niet meer")
    INGETROKKEN = "ingetrokken", _("voorstel ingetrokken")
    ONGEDAAN = "ongedaan", _("ongedaan gemaakt")


RUNNING_MERGES = (MergeState.GEVRAAGD, MergeState.SAMENGEVOEGD)
CLOSED_MERGES = tuple(state for state in MergeState if state not in RUNNING_MERGES)

MERGE_STEPS: dict[MergeState, frozenset[MergeState]] = {
    MergeState.GEVRAAGD: frozenset(
        {
            MergeState.SAMENGEVOEGD,
            MergeState.NIET,
            MergeState.VERLOPEN,
            MergeState.VERVALLEN,
            MergeState.INGETROKKEN,
        }
    ),
    MergeState.SAMENGEVOEGD: frozenset({MergeState.ONGEDAAN}),
    **dict.fromkeys(CLOSED_MERGES, frozenset()),
}


class Answer(models.TextChoices):
    """What a bringer says to such a proposal."""

    JA = "ja", _("ja")
    NEE = "nee", _("nee")


class Moved(models.TextChoices):
    """What happened to one Steun when two inbreng became one."""

    HIERHEEN = "hierheen", _("ging mee")
    OPZIJ = "opzij", _("maakte plaats")  # never confirmed, while the same person confirmed at the other
    GEMAAKT = "gemaakt", _("van de brenger van de ander")
    BEVESTIGD = "bevestigd", _("bevestigd door de brenger van de ander")


class InlezingState(models.TextChoices):
    """How far a file that is read in is."""

    OPEN = "open", _("nog niet overgenomen")
    OVERGENOMEN = "overgenomen", _("overgenomen")
    ONGEDAAN = "ongedaan", _("ongedaan gemaakt")


INLEZING_STEPS: dict[InlezingState, frozenset[InlezingState]] = {
    InlezingState.OPEN: frozenset({InlezingState.OVERGENOMEN}),
    InlezingState.OVERGENOMEN: frozenset({InlezingState.ONGEDAAN}),
    InlezingState.ONGEDAAN: frozenset(),
}
