"""Addresses of judging reactions, mounted at `werk/reacties/`."""

from django.urls import path

import wijkspil.core.converters  # noqa: F401 - makes `<pk:pk>` known
from wijkspil.reacties import views_staff

urlpatterns = [
    path("", views_staff.reacties, name="reacties"),
    path("tips/<pk:pk>/", views_staff.tip, name="tip"),
    path("tips/<pk:pk>/blijft/", views_staff.keep, name="tip_blijft"),
    path("<pk:pk>/", views_staff.reactie, name="reactie"),
    path("<pk:pk>/plaatsen/", views_staff.place, name="reactie_plaatsen"),
    path("<pk:pk>/weigeren/", views_staff.refuse, name="reactie_weigeren"),
    path("<pk:pk>/antwoorden/", views_staff.answer, name="reactie_antwoorden"),
    path("<pk:pk>/tegenspraak/", views_staff.decide, name="reactie_tegenspraak"),
]
