"""The log: who did what, when, newest first."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wijkspil.mensen import queries as mensen
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import LOGBOEK_LEZEN
from wijkspil.mensen.web import staff_view
from wijkspil.werkplek import forms, queries
from wijkspil.werkplek.deeds import NOUNS


@require_safe
@staff_view(LOGBOEK_LEZEN)
def logboek(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Show the log of the whole gemeente; the filters stand in the address."""
    if not queries.may_read_log(actor):
        raise Http404
    form = forms.LogFilter(request.GET, deeds=list(NOUNS.items()))
    chosen: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    wie = _digits(request.GET.get("wie", ""))
    lines, page = queries.log_page(
        noun=chosen.get("wat", ""),
        account_id=wie,
        until=chosen.get("op"),
        na=request.GET.get("na", ""),
        voor=request.GET.get("voor", ""),
    )
    kept = {name: value for name in ("wat", "op", "wie") if (value := request.GET.get(name, ""))}
    context = {
        "formulier": form,
        "regels": lines,
        "wie": mensen.names_of([wie]).get(wie, "") if wie else "",
        "vorige": "?" + urlencode(kept | {"voor": page.newer}) if page.newer else "",
        "volgende": "?" + urlencode(kept | {"na": page.older}) if page.older else "",
    }
    return render(request, "werkplek/logboek.html", context)


def _digits(text: str) -> str:
    return text if text.isascii() and text.isdecimal() and len(text) < 19 else ""
