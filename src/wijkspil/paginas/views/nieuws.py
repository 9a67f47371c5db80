"""News: the list, and one message."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from wijkspil.paginas import queries, screens


def nieuws(request: HttpRequest) -> HttpResponse:
    """List all news, newest first."""
    page = queries.news_index()
    if page is None:
        raise Http404
    return render(request, "paginas/nieuws_index.html", {"page": page, **screens.news_list(page, request)})


def bericht(request: HttpRequest, slug: str, wijk: str = "") -> HttpResponse:
    """Show a message: of a wijk, or for all."""
    page = queries.news_at(wijk, slug)
    if page is None:
        raise Http404
    return render(request, "paginas/nieuws.html", {"page": page, **screens.news(page, request)})
