"""Addresses of the staff environment, mounted at `werk/`; the screens of an app stand in its `urls_staff.py`."""

from django.urls import include, path

from wijkspil.werkplek.views import componenten, start

shell = [
    path("", start.start, name="start"),
    path("componenten/", componenten.componenten, name="componenten"),
]
urlpatterns = [
    path("", include((shell, "werkplek"))),
    path("reacties/", include("wijkspil.paginas.urls_staff")),
]
