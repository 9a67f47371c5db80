"""The map of the site for search engines, and what they may visit."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wijkspil.paginas import queries

PRIVATE = (
    "/werk/",
    "/beheer/",
    "/inloggen/",
    "/volg/",
    "/volgen/",
    "/bevestig/",
    "/steun/",
    "/hulp/",
    "/reactie/",
    "/demo/",
)


def sitemap(request: HttpRequest) -> HttpResponse:
    """List every public page that search engines should know."""
    context = {"site": settings.SITE_URL, "adressen": queries.addresses_for_search_engines()}
    return render(request, "paginas/sitemap.xml", context, content_type="application/xml")


def robots(request: HttpRequest) -> HttpResponse:
    """Say which parts are not for search engines."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in PRIVATE), f"Sitemap: {settings.SITE_URL}/sitemap.xml"]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
