"""The states of a task and the steps between them, as data.

open ──klaar──> gedaan ──heropenen──> open
  └───vervalt──> vervallen ──heropenen──> open
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """How far a task is."""

    OPEN = "open", pgettext_lazy("van een taak", "open")
    GEDAAN = "gedaan", _("gedaan")
    VERVALLEN = "vervallen", _("vervallen")


STEPS: dict[State, frozenset[State]] = {
    State.OPEN: frozenset({State.GEDAAN, State.VERVALLEN}),
    State.GEDAAN: frozenset({State.OPEN}),
    State.VERVALLEN: frozenset({State.OPEN}),
}


class StapKind(models.TextChoices):
    """What happened, as a line of the trail."""

    TOEGEVOEGD = "toegevoegd", _("Taak gegeven")
    GEWIJZIGD = "gewijzigd", _("Gewijzigd")
    OVERGEDRAGEN = "overgedragen", _("Overgedragen")
    GEDAAN = "gedaan", _("Gedaan")
    VERVALLEN = "vervallen", _("Vervallen")
    HEROPEND = "heropend", _("Weer geopend")
