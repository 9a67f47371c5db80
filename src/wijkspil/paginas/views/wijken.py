"""All wijken: a list from A to Z, and the same on a map."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wijkspil.wijken import maps, queries


@require_safe
def wijken(request: HttpRequest) -> HttpResponse:
    """Show all wijken; the map is an extra beside the list."""
    areas = list(queries.wijken_on())
    outlines = queries.outlines_on()
    context = {
        "wijken": areas,
        "omtrekken": maps.outline_map([(row.area.naam, row.area.slug, row.geometry) for row in outlines]),
        "omtrekken_van": outlines[0].area.niveau.meervoud if outlines else "",
        "tegels": None if outlines and outlines[0].area.niveau.is_wijk else maps.tile_map(maps.spots_of(areas)),
        "menu": "wijken",
    }
    return render(request, "paginas/wijken.html", context)
