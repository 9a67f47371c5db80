"""Addresses of the staff environment, mounted at `werk/`; the screens of an app stand in its `urls_staff.py`."""

from django.urls import path

from wijkspil.werkplek.views import componenten, start

app_name = "werkplek"
urlpatterns = [
    path("", start.start, name="start"),
    path("componenten/", componenten.componenten, name="componenten"),
]
