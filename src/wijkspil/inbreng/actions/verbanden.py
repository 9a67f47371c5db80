"""Two inbreng belong together: staff draw a line between them, and take it away."""

from django.db import transaction
from django.utils.translation import gettext as _

from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.core.logboek import log
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.inbreng.actions.steps import locked_both, step
from wijkspil.inbreng.models import Inbreng, Verband
from wijkspil.inbreng.permissions import check_handler, may_read
from wijkspil.inbreng.status import StapKind
from wijkspil.mensen.actors import StaffActor


@transaction.atomic
def connect(*, actor: Actor, inbreng: Inbreng, version: int, other: Inbreng, reden: str) -> Verband:
    """Say that two inbreng belong together, and why. The trails tell that it was done, not to what or why.

    So who may see one of the two learns nothing of the other.

    Raises:
        NotAllowed: the actor does not handle this one, or may not read the other.
        RuleViolation: it is the same one, or they belong together already.
        ChangedMeanwhile: somebody else changed this one after `version`.
    """
    staff = check_handler(actor, inbreng)
    if not may_read(actor, other):
        raise NotAllowed
    if inbreng.pk == other.pk:
        raise RuleViolation("zelfde", _("Dit is dezelfde. Kies een andere."))
    inbreng, other = locked_both(inbreng, other, version=version)
    return draw(staff, inbreng, other, reden)


def draw(staff: StaffActor, inbreng: Inbreng, other: Inbreng, reden: str) -> Verband:
    """Draw the line between two locked inbreng, with a step in both trails."""
    een, ander = sorted((inbreng, other), key=lambda one: one.pk)
    if Verband.objects.filter(een=een, ander=ander).exists():
        raise RuleViolation("al_verbonden", _("Dit staat er al bij."))
    row = Verband.objects.create(een=een, ander=ander, reden=reden, account=staff.account, created_at=clock.now())
    for one in (een, ander):
        step(one, StapKind.VERBONDEN, by=staff)
    log(staff, "inbreng.verbonden", inbreng, kenmerk=inbreng.kenmerk, met=other.kenmerk)
    return row


@transaction.atomic
def disconnect(*, actor: Actor, inbreng: Inbreng, verband: Verband) -> None:
    """Say that two inbreng do not belong together after all; done twice it is done once.

    Raises:
        NotAllowed: the actor does not handle this one, or may not read the other.
    """
    staff = check_handler(actor, inbreng)
    other = verband.ander if verband.een_id == inbreng.pk else verband.een
    if not may_read(actor, other):
        raise NotAllowed
    inbreng, other = locked_both(inbreng, other)
    deleted, _rows = Verband.objects.filter(pk=verband.pk).delete()
    if deleted:
        for one in sorted((inbreng, other), key=lambda one: one.pk):
            step(one, StapKind.LOSGEMAAKT, by=staff)
        log(actor, "inbreng.losgemaakt", inbreng, kenmerk=inbreng.kenmerk, van=other.kenmerk)
