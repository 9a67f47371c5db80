"""The public register of aanspreekpunten: a page, a table and data, with a lasting address for each."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from wijkspil.aanspreekpunten import opendata, queries
from wijkspil.aanspreekpunten.forms import RegisterFilter
from wijkspil.core import clock
from wijkspil.core.csv_files import csv_response
from wijkspil.wijken.queries import areas_on


def _filter(request: HttpRequest) -> RegisterFilter:
    return RegisterFilter(request.GET, list(areas_on().wijken()))


def _answer(form: RegisterFilter) -> queries.Answer:
    """Return what the filter asks; everything of today when it cannot be read."""
    asked = form.cleaned_data if form.is_valid() else {}
    return queries.register_on(asked.get("op") or clock.today(), asked.get("wijk"))


def register(request: HttpRequest) -> HttpResponse:
    """Show everybody, by area; a wrong wijk or date is told at the field."""
    form = _filter(request)
    answer = _answer(form)
    context = {
        "formulier": form,
        "antwoord": answer,
        "gegevens": opendata.as_graph([*answer.aanspreekpunten, *answer.straks], _address),
        "vraag": request.GET.urlencode() if form.is_valid() else "",
        "wijk": form.cleaned_data.get("wijk"),
    }
    return render(request, "aanspreekpunten/register.html", context)


def register_json(request: HttpRequest) -> HttpResponse:
    """Give the same as data; a wrong wijk or date is answered with 400 and the sentence."""
    form = _filter(request)
    answer = _answer(form)
    if form.errors:
        return JsonResponse({"fouten": [fout.tekst for fout in form.fouten]}, status=400)
    data = {
        "op": answer.on.isoformat(),
        "aanspreekpunten": [opendata.as_json(one) | {"url": _address(one)} for one in answer.aanspreekpunten],
        "straks": [opendata.as_json(one) | {"url": _address(one)} for one in answer.straks],
    }
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False})


def register_csv(request: HttpRequest) -> HttpResponse:
    """Give the same as a table for a spreadsheet, who is announced included."""
    form = _filter(request)
    answer = _answer(form)
    if form.errors:
        return HttpResponse(" ".join(fout.tekst for fout in form.fouten), "text/plain; charset=utf-8", status=400)
    table = opendata.as_csv([*answer.aanspreekpunten, *answer.straks])
    return csv_response(table, f"aanspreekpunten-{answer.on.isoformat()}.csv")


def aanspreekpunt(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one aanspreekpunt at its lasting address; after its end: who follows."""
    record = queries.public_record(pk)
    if record is None:
        raise Http404
    if record.contact is None:
        return render(request, "aanspreekpunten/gestopt.html", {"gestopt": record}, status=410)
    context = {
        "contact": record.contact,
        "straks": record.contact.period.start > clock.today(),
        "gegevens": opendata.as_graph([record.contact], _address),
    }
    return render(request, "aanspreekpunten/aanspreekpunt.html", context)


def _address(contact: queries.Contact) -> str:
    return settings.SITE_URL + reverse("aanspreekpunt", args=[contact.aanspreekpunt.pk])
