"""All wijken: a list from A to Z, and the same on a map."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wijkspil.wijken import maps, queries
from wijkspil.wijken.models import Area


@require_safe
def wijken(request: HttpRequest) -> HttpResponse:
    """Show all wijken; the map is an extra beside the list."""
    areas = list(queries.wijken_on())
    outlines = queries.outlines_on()
    context = {
        "wijken": areas,
        "omtrekken": maps.outline_map([(row.area.naam, row.area.slug, row.geometry) for row in outlines]),
        "omtrekken_van": outlines[0].area.niveau.meervoud if outlines else "",
        "tegels": None if outlines and outlines[0].area.niveau.is_wijk else _tiles(areas),
        "menu": "wijken",
    }
    return render(request, "paginas/wijken.html", context)


def _tiles(areas: list[Area]) -> maps.TileMap | None:
    return maps.tile_map(
        [
            maps.Spot(area.naam, area.slug, area.parent_id, area.tile_x, area.tile_y)
            for area in areas
            if area.tile_x is not None and area.tile_y is not None
        ]
    )
