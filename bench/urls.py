"""The addresses of Wijkspil and, under /referentie/, those of the reference app."""

from django.urls import path

from bench.reference import minimal
from wijkspil.config.urls import *  # noqa: F403
from wijkspil.config.urls import urlpatterns

urlpatterns = [
    path("referentie/hello/", minimal.hello),
    path("referentie/lijst/", minimal.ideas),
    path("referentie/idee/<str:kenmerk>/", minimal.idea),
    path("referentie/nieuw/", minimal.create),
    path("referentie/verstuurd/", minimal.sent),
    *urlpatterns,
]
