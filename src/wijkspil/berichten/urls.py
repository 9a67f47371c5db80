"""Addresses of following by mail: the form, and the pages behind the secret link of an abonnee."""

from django.urls import path

import wijkspil.core.converters  # noqa: F401 - makes `<geheim:code>` known
from wijkspil.berichten import views

app_name = "berichten"
urlpatterns = [
    path("volgen/", views.volgen, name="volgen"),
    path("volgen/gevraagd/", views.gevraagd, name="gevraagd"),
    path("volgen/<geheim:code>/", views.keuzes, name="keuzes"),
    path("volgen/<geheim:code>/bevestigen/", views.bevestigen, name="bevestigen"),
    path("volgen/<geheim:code>/afmelden/", views.afmelden, name="afmelden"),
]
