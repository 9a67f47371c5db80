"""A plain page right below the home page; deeper ones are served by Wagtail itself."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from wijkspil.paginas import queries


def tekst(request: HttpRequest, slug: str) -> HttpResponse:
    """Show privacy, contact, how we work and what else the editors wrote."""
    page = queries.text_page(slug)
    if page is None:
        raise Http404
    return render(request, "paginas/tekst.html", {"page": page})
