"""Where every list begins: what this actor may see."""

from django.db.models import Q, QuerySet

from wijkspil.core.actors import Actor
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.status import Publication
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import INBRENG_LEZEN
from wijkspil.wijken.models import lies_in

# What the public pages show. Nothing of the bringer is even read; and few columns make a quick list.
PUBLIC_FIELDS = (
    *("kenmerk", "kind", "state", "outcome", "publication", "titel", "tekst", "place", "language"),
    "steun_aantal",
    *("published_at", "confirmed_at", "withdrawn_at", "contact_before", "answer_before"),
    *("area__naam", "area__slug", "area__path", "area__code", "thema__naam", "thema__slug", "thema__icoon"),
)


def visible_to(actor: Actor) -> QuerySet[Inbreng]:
    """Return what an actor may see.

    Staff: what was confirmed in the areas they read, and what they or their team were asked to handle. Anybody else:
    what is public.
    """
    if not isinstance(actor, StaffActor):
        return public()
    readable = actor.areas_with(INBRENG_LEZEN)
    if not readable:
        return Inbreng.objects.none()
    asked = Q(handler=actor.account) | Q(team__in=actor.teams)
    theirs = lies_in(readable, "area__")
    return Inbreng.objects.filter(theirs | asked, kenmerk__isnull=False)


def public() -> QuerySet[Inbreng]:
    """Return what everybody may read, without the fields that nobody else needs."""
    return Inbreng.objects.filter(publication=Publication.OPENBAAR).select_related("area", "thema").only(*PUBLIC_FIELDS)
