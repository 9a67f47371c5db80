"""Addresses of the staff screens of overdracht, mounted at `werk/`."""

from django.urls import path

import wijkspil.core.converters  # noqa: F401 - makes `<pk:pk>` known
from wijkspil.overdracht import views_staff

urlpatterns = [
    path("terugbellen/", views_staff.terugbellen, name="terugbellen"),
    path("terugbellen/<pk:pk>/", views_staff.verzoek, name="terugbelverzoek"),
    path("terugbellen/<pk:pk>/<slug:deed>/", views_staff.sluiten, name="terugbelverzoek_sluiten"),
    path("wijkteams/", views_staff.wijkteams, name="wijkteams"),
    path("wijkteams/<slug:gebied>/", views_staff.wijkteam, name="wijkteam"),
]
