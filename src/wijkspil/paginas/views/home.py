"""The start page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wijkspil.paginas import queries, screens


def home(request: HttpRequest) -> HttpResponse:
    """Show the way to the own wijk, the main tasks, the news and all wijken."""
    return render(request, "paginas/home.html", screens.home(queries.home_page(), request))
