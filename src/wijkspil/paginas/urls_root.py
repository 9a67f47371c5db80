"""Addresses without a language: files, and what programs look for at a fixed place."""

from django.urls import path

from wijkspil.paginas.views import media, sitemap

urlpatterns = [
    path("media/images/<path:name>", media.photo, name="foto"),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("robots.txt", sitemap.robots, name="robots"),
]
