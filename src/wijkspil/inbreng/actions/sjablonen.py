"""What a functioneel beheerder does with the texts to begin an answer with."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.core.logboek import log
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.core.versions import ChangedMeanwhile
from wijkspil.inbreng.invulplekken import unknown_places
from wijkspil.inbreng.models import Kind, Sjabloon
from wijkspil.mensen.permissions import REGELS_BEHEREN


@dataclass(frozen=True)
class TemplateText:
    """What a sjabloon says.

    Attributes:
        kinds: the sorts of inbreng that it fits; empty for all.
    """

    titel: str
    tekst: str
    kinds: tuple[Kind, ...] = ()


@transaction.atomic
def add_template(*, actor: Actor, text: TemplateText) -> Sjabloon:
    """Offer one more text to who answers.

    Raises:
        NotAllowed: the actor does not look after rules and texts.
        RuleViolation: there is a place in it that nobody fills, such as {datum}.
    """
    _check(actor, text)
    row = Sjabloon(titel=text.titel, tekst=text.tekst, kinds=list(text.kinds))
    row.save()
    log(actor, "sjabloon.gemaakt", row)
    return row


@transaction.atomic
def change_template(*, actor: Actor, sjabloon: Sjabloon, version: int, text: TemplateText) -> Sjabloon:
    """Change a text; answers that began with it stay as they are.

    Raises as `add_template`, and ChangedMeanwhile when somebody else changed it after `version`.
    """
    _check(actor, text)
    row = Sjabloon.objects.select_for_update().get(pk=sjabloon.pk)
    if row.version != version:
        raise ChangedMeanwhile
    row.titel, row.tekst, row.kinds, row.version = text.titel, text.tekst, list(text.kinds), row.version + 1
    row.save()
    log(actor, "sjabloon.gewijzigd", row)
    return row


@transaction.atomic
def use_template(*, actor: Actor, sjabloon: Sjabloon, again: bool) -> None:
    """Offer a text no longer (`again` False), or once more; doing so twice changes nothing."""
    if not actor.may(REGELS_BEHEREN):
        raise NotAllowed
    row = Sjabloon.objects.select_for_update().get(pk=sjabloon.pk)
    if row.is_used == again:
        return
    row.stopped_at = None if again else clock.now()
    row.save(update_fields=["stopped_at"])
    log(actor, "sjabloon.weer_gebruikt" if again else "sjabloon.gestopt", row)


def _check(actor: Actor, text: TemplateText) -> None:
    if not actor.may(REGELS_BEHEREN):
        raise NotAllowed
    if unknown := unknown_places(text.tekst):
        words = _("%(plek)s kunnen wij niet invullen. Gebruik {naam}, {kenmerk}, {wijk} of {titel}.")
        raise RuleViolation("onbekende_plek", words % {"plek": unknown[0]})
