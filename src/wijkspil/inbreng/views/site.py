"""What everybody may read of what people brought in: the list, and one of them."""

from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from wijkspil.berichten.following import thema_reference, wijk_reference
from wijkspil.core.per_version import kept
from wijkspil.inbreng import queries, subjects
from wijkspil.inbreng.forms_public import FilterForm
from wijkspil.wijken import maps
from wijkspil.wijken import queries as wijken
from wijkspil.wijken.models import Area, Thema


@require_safe
def ideeen(request: HttpRequest, wijk: str = "") -> HttpResponse:
    """Show what is public, of all wijken or of one."""
    area = _area(wijk) if wijk else None
    filters, chosen = _filters(request, area)
    wanted = queries.PublicFilter(
        area=area or chosen.get("wijk"),
        thema=chosen.get("thema"),
        kind=chosen.get("soort", ""),
        stand=chosen.get("stand", ""),
        most_supported=chosen.get("volgorde") == "steun",
    )
    found = queries.public_list(wanted, na=request.GET.get("na", ""), voor=request.GET.get("voor", ""))
    words = {name: request.GET[name] for name, value in chosen.items() if value}
    context = {
        "area": area,
        "filters": filters,
        "gekozen": wanted,
        "gefilterd": bool(words.keys() - {"volgorde"}),
        "ideeen": found.rows,
        "volg": _to_follow(wanted.area, wanted.thema),
        "vorige": f"?{urlencode({**words, 'voor': found.newer})}" if found.newer else "",
        "volgende": f"?{urlencode({**words, 'na': found.older})}" if found.older else "",
    }
    return render(request, "inbreng/ideeen.html", context)


@require_safe
def per_wijk(request: HttpRequest) -> HttpResponse:
    """Show how many there are in each wijk: a list from A to Z, and the same on a map."""
    areas, numbers = list(wijken.wijken_on()), queries.public_numbers()
    context = {
        "wijken": [(area, numbers.get(area.pk, 0)) for area in areas],
        "tegels": maps.tile_map(maps.spots_of(areas, numbers)),
    }
    return render(request, "inbreng/per_wijk.html", context)


@require_safe
def idee(request: HttpRequest, kenmerk: str) -> HttpResponse:
    """Show a public idea with the answers to it; one that was merged leads to what it went on in."""
    page = queries.public_page(kenmerk)
    if page is None:
        further = queries.goes_on_in(kenmerk)
        if further is None:
            raise Http404
        return redirect("inbreng:idee", further.kenmerk)
    idee = page.idee
    context = {
        "idee": idee,
        "stappen": page.steps,
        "fotos": page.photos,
        "team": kept(request, f"team:{idee.area_id}", partial(queries.team_name, idee.area)),
        "volg": idee.reference,
        "onderwerp": subjects.as_subject(idee),
        "gesprek": page.conversation,
    }
    return render(request, "inbreng/idee.html", context)


def _filters(request: HttpRequest, area: Area | None) -> tuple[FilterForm | str, dict[str, Any]]:
    """Return the form above the list and what was chosen in it; as long as nothing is, it is the same for everybody."""
    if not request.GET:
        return kept(request, f"filters:{bool(area)}", lambda: str(FilterForm(area=area))), {}
    form = FilterForm(request.GET, area=area)
    return form, form.cleaned_data if form.is_valid() else {}


def _to_follow(area: Area | None, thema: Thema | None) -> str:
    """Return the reference of what a list is about: the theme that was chosen, else the wijk; empty for everything."""
    if thema:
        return thema_reference(thema)
    return wijk_reference(area) if area else ""


def _area(slug: str) -> Area:
    area = wijken.area_by_slug_or_code(slug)
    if area is None:
        raise Http404
    return area
