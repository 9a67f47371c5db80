"""Addresses of the staff screens of taken, mounted at `werk/taken/`."""

from django.urls import path

import wijkspil.core.converters  # noqa: F401 - makes `<pk:pk>` known
from wijkspil.taken import views_staff

urlpatterns = [
    path("", views_staff.taken, name="taken"),
    path("nieuw/", views_staff.add, name="taak_nieuw"),
    path("<pk:pk>/", views_staff.taak, name="taak"),
    *(path(f"<pk:pk>/{name}/", views_staff.deed, {"name": name}, name=f"taak_{name}") for name in views_staff.DEEDS),
    path("<pk:pk>/heropenen/", views_staff.reopen, name="taak_heropenen"),
]
