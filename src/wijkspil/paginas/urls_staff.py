"""Addresses of the staff screens of paginas, mounted at `werk/`."""

from django.urls import path

import wijkspil.core.converters  # noqa: F401 - makes `<pk:pk>` known
from wijkspil.paginas.views import verhalen

urlpatterns = [
    path("paginas/", verhalen.paginas, name="paginas"),
    path("paginas/<pk:pk>/beginnen/", verhalen.begin, name="verhaal_beginnen"),
]
