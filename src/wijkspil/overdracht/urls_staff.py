"""Addresses of the staff screens of overdracht, mounted at `werk/`."""

from django.urls import path

from wijkspil.overdracht import views_staff

urlpatterns = [
    path("wijkteams/", views_staff.wijkteams, name="wijkteams"),
    path("wijkteams/<slug:gebied>/", views_staff.wijkteam, name="wijkteam"),
]
