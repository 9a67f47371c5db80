"""Addresses without a language: files, and what programs look for at a fixed place."""

from django.urls import path

import wijkspil.core.converters  # noqa: F401 - makes `<pk:pk>` known
from wijkspil.paginas.views import media, sitemap

urlpatterns = [
    path("media/images/<path:name>", media.photo, name="foto"),
    path("documenten/<pk:pk>/<str:name>.mp4", media.video, name="video"),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("robots.txt", sitemap.robots, name="robots"),
]
