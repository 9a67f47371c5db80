"""What belongs together."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from wijkspil.core.actors import Actor
from wijkspil.inbreng.models import Inbreng, Verband
from wijkspil.inbreng.queries.visible import visible_to


@dataclass(frozen=True)
class Related:
    """Another inbreng that belongs to this one, and why."""

    verband: Verband
    inbreng: Inbreng


def verbanden_of(inbreng: Inbreng) -> QuerySet[Verband]:
    """Return every line from or to an inbreng."""
    return Verband.objects.filter(Q(een=inbreng) | Q(ander=inbreng))


def related(actor: Actor, inbreng: Inbreng) -> list[Related]:
    """Return what belongs to an inbreng, as far as this member of staff may see it (two queries at most)."""
    lines = {line.een_id if line.ander_id == inbreng.pk else line.ander_id: line for line in verbanden_of(inbreng)}
    if not lines or actor.kind != "medewerker":
        return []
    seen = visible_to(actor).filter(pk__in=lines).select_related("area", "thema").order_by("-pk")
    return [Related(lines[other.pk], other) for other in seen]
