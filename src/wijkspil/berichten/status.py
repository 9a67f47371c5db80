"""The states of a mail and the steps between them, as data.

wacht ──claim──> bezig ──accepted by the mail server──> verzonden
  ^                │ ├──refused for good, or tried for 4 hours──> mislukt ──"stuur opnieuw"──> wacht
  └──try later─────┘ └──worker died: the lease ends, another worker claims it
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
    State.VERZONDEN: frozenset(),
    State.MISLUKT: frozenset({State.WACHT}),
}
