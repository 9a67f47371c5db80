"""What can be followed: a wijk, a theme, or an item of an upper app; each by a reference that says nothing of a person.

`wijk:<code>` and `thema:<slug>` are known here. An app that has items to follow registers who can name them.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from wijkspil.core.registers import Register
from wijkspil.wijken import queries as wijken
from wijkspil.wijken.models import Area, Thema

WIJK, THEMA = "wijk:", "thema:"


@dataclass(frozen=True)
class Followable:
    """Something that can be followed now.

    Attributes:
        reference: such as `wijk:WK020206`.
        naam: as in "Volg …": `Klarendal`, `het thema Groen`.
        path: where it stands on the site, in the present language.
    """

    reference: str
    naam: str
    path: str


followables: Register[Callable[[Collection[str]], Iterable[Followable]]] = Register("followables")
"""Functions that name the items they know among some references, as far as everybody may see them (one query)."""


def wijk_reference(area: Area) -> str:
    """Return how a part of the gemeente is followed."""
    return f"{WIJK}{area.code}"


def thema_reference(thema: Thema) -> str:
    """Return how a theme is followed."""
    return f"{THEMA}{thema.slug}"


def named(references: Collection[str]) -> dict[str, Followable]:
    """Return what can be followed now among some references; one that nobody knows (any more) is left out.

    At most two queries, and one of each app with items, however many references.
    """
    found: list[Followable] = []
    if any(one.startswith(WIJK) for one in references):
        found += map(_as_wijk, wijken.areas_on().filter(parent__isnull=False))
    if any(one.startswith(THEMA) for one in references):
        found += map(_as_thema, wijken.themes())
    items = [one for one in references if one and not one.startswith((WIJK, THEMA))]
    if items:
        found += [one for names in followables for one in names(items)]
    wanted = set(references)
    return {one.reference: one for one in found if one.reference in wanted}


def to_choose_from() -> list[tuple[str, list[Followable]]]:
    """Return every wijk and every theme, under their headings (two queries)."""
    return [
        (_("Wijken"), [_as_wijk(area) for area in wijken.wijk_choices()]),
        (_("Thema’s"), [_as_thema(thema) for thema in wijken.themes()]),
    ]


def _as_wijk(area: Area) -> Followable:
    return Followable(wijk_reference(area), area.naam, reverse("mijn_wijk", args=[area.slug]))


def _as_thema(thema: Thema) -> Followable:
    naam = _("het thema %(naam)s") % {"naam": thema.naam}
    return Followable(thema_reference(thema), naam, f"{reverse('inbreng:ideeen')}?thema={thema.slug}")
