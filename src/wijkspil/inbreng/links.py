"""How an inbreng is shown where others point at it, such as a task."""

from django.urls import reverse

from wijkspil.core.actors import Actor
from wijkspil.inbreng import queries
from wijkspil.taken.links import Link, id_of


def link(actor: Actor, name: str) -> Link | None:
    """Return the link of `inbreng:12` for a member of staff who may see it, or None."""
    pk = id_of("inbreng", name)
    if pk is None or actor.kind != "medewerker":
        return None
    inbreng = queries.visible_to(actor).filter(pk=pk).first()
    if inbreng is None:
        return None
    return Link(inbreng.titel or str(inbreng), reverse("werkplek:inbreng", args=[inbreng.kenmerk]), inbreng.area_id)
