"""Addresses of the staff screens of paginas, mounted at `werk/`."""

from django.urls import path

import wijkspil.core.converters  # noqa: F401 - makes `<pk:pk>` known
from wijkspil.paginas.views import reacties, verhalen

urlpatterns = [
    path("paginas/", verhalen.paginas, name="paginas"),
    path("paginas/<pk:pk>/beginnen/", verhalen.begin, name="verhaal_beginnen"),
    path("reacties/", reacties.reacties, name="reacties"),
    path("reacties/<pk:pk>/", reacties.reactie, name="reactie"),
    path("reacties/<pk:pk>/plaatsen/", reacties.place, name="reactie_plaatsen"),
    path("reacties/<pk:pk>/weigeren/", reacties.refuse, name="reactie_weigeren"),
    path("reacties/<pk:pk>/antwoorden/", reacties.answer, name="reactie_antwoorden"),
]
