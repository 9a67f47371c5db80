"""Addresses of the staff screens of paginas, mounted at `werk/reacties/`."""

from django.urls import path

import wijkspil.core.converters  # noqa: F401 - makes `<pk:pk>` known
from wijkspil.paginas.views import reacties

urlpatterns = [
    path("", reacties.reacties, name="reacties"),
    path("<pk:pk>/", reacties.reactie, name="reactie"),
    path("<pk:pk>/plaatsen/", reacties.place, name="reactie_plaatsen"),
    path("<pk:pk>/weigeren/", reacties.refuse, name="reactie_weigeren"),
    path("<pk:pk>/antwoorden/", reacties.answer, name="reactie_antwoorden"),
]
