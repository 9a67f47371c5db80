"""Read the gemeente and its areas."""

from datetime import date

from wijkspil.core import clock
from wijkspil.wijken.models import Area, AreaQuerySet, Gemeente, Thema


def the_gemeente() -> Gemeente | None:
    """Return the municipality of this instance, or None before it is set up."""
    return Gemeente.objects.first()


def areas_on(day: date | None = None) -> AreaQuerySet:
    """Return the areas that are valid on `day` (today), with their level."""
    return Area.objects.valid_on(day or clock.today()).select_related("niveau")


def area_by_slug_or_code(word: str, day: date | None = None) -> Area | None:
    """Return the area that is valid on `day` with this web name or CBS code, or None."""
    rows = areas_on(day)
    return rows.filter(slug=word.lower()).first() or rows.filter(code=word.upper()).first()


def line_of(area: Area) -> list[Area]:
    """Return the area and those above it, nearest first: where answers are inherited from."""
    above = {row.pk: row for row in Area.objects.filter(pk__in=area.path_ids).select_related("niveau")}
    return [above[pk] for pk in reversed(area.path_ids)]


def themes() -> list[Thema]:
    """Return all themes in the order of the gemeente."""
    return list(Thema.objects.all())
