"""Addresses of the staff environment, mounted at `werk/`; the screens of an app stand in its `urls_staff.py`."""

from django.urls import URLPattern, URLResolver, include, path

from wijkspil.werkplek.views import componenten, inbreng, start

shell: list[URLPattern | URLResolver] = [
    path("", start.start, name="start"),
    path("aanspreekpunten/", include("wijkspil.aanspreekpunten.urls_staff")),
    path("inbreng/", inbreng.lijst, name="inbreng_lijst"),
    path("inbreng/<slug:kenmerk>/", inbreng.zaak, name="inbreng"),
    path("inbreng/<slug:kenmerk>/plaatsen/", inbreng.plaatsen, name="inbreng_plaatsen"),
    path("inbreng/<slug:kenmerk>/<slug:name>/", inbreng.deed, name="inbreng_deed"),
    path("componenten/", componenten.componenten, name="componenten"),
]
urlpatterns = [
    path("", include((shell, "werkplek"))),
    path("reacties/", include("wijkspil.paginas.urls_staff")),
]
