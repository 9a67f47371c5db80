"""A member of staff hands an inbreng over to the sociaal wijkteam, together with its bringer: a warm hand-over."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from wijkspil.core.actors import Actor
from wijkspil.core.rules import RuleViolation
from wijkspil.inbreng.actions import leave_to_wijkteam
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.permissions import check_handler
from wijkspil.overdracht.actions.terugbellen import Asked, ask_to_be_called
from wijkspil.overdracht.models import Terugbelverzoek


@transaction.atomic
def hand_over(
    *,
    actor: Actor,
    inbreng: Inbreng,
    version: int,
    sleutel: UUID,
    asked: Asked,
    consent: bool,
    tekst: str,
    erase: bool,
) -> Terugbelverzoek:
    """Let the wijkteam of its wijk call the bringer, who said yes to that; answer the bringer and take it off the site.

    Nothing of the inbreng goes along but what is in `asked`. That the bringer said yes stands in the trail, for staff,
    with who noted it.

    Args:
        actor: who handles it.
        inbreng: what is about somebody's own life.
        version: of the inbreng, as the screen showed it.
        sleutel: sent twice it is one request.
        asked: what the wijkteam reads.
        consent: the bringer said yes.
        tekst: words to the bringer.
        erase: whether what was written in the inbreng goes now.

    Raises:
        RuleViolation: no yes, no words, nobody of a wijkteam who could read it, or the inbreng is done.
        ChangedMeanwhile: somebody else changed the inbreng after `version`.
    """
    check_handler(actor, inbreng)
    if not consent:
        raise RuleViolation("geen_ja", _("Bel eerst met de brenger. Zonder een ja geven wij niets door."))
    request = ask_to_be_called(actor=actor, sleutel=sleutel, area=inbreng.area, asked=asked)
    leave_to_wijkteam(actor=actor, inbreng=inbreng, version=version, tekst=tekst, erase=erase)
    return request
