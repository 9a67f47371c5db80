"""Mijn wijk: who works for a wijk, its story, its ideas and its news."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from wijkspil.core import clock
from wijkspil.paginas import queries, screens


def mijn_wijk(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an area; one that got another web name is redirected, of one that ended is told what came instead."""
    area = queries.area_now(slug)
    if area is None:
        return _no_longer_here(request, slug)
    return render(request, "paginas/mijn_wijk.html", screens.mijn_wijk(area, story=queries.story_of(area)))


def _no_longer_here(request: HttpRequest, slug: str) -> HttpResponse:
    area = queries.area_once(slug)
    if area is None:
        raise Http404
    if clock.today() in area.period:
        return redirect("mijn_wijk", area.slug, permanent=True)
    context = {"area": area, "gebieden": queries.areas_in_place_of(area)}
    return render(request, "paginas/wijk_bestaat_niet_meer.html", context, status=410)
