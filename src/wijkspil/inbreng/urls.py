"""Addresses of what people brought in: the public pages and the secret links."""

from django.urls import path, register_converter

import wijkspil.core.converters  # noqa: F401 - makes `<geheim:code>` known
from wijkspil.inbreng import views


class KenmerkConverter:
    """The number of an inbreng in an address: 2026-00042."""

    regex = r"[0-9]{4}-[0-9]{5,7}"

    def to_python(self, value: str) -> str:
        """Return it as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Return it as it is."""
        return value


register_converter(KenmerkConverter, "kenmerk")

app_name = "inbreng"
urlpatterns = [
    path("ideeen/", views.ideeen, name="ideeen"),
    path("ideeen/<kenmerk:kenmerk>/", views.idee, name="idee"),
    path("wijken/<slug:wijk>/ideeen/", views.ideeen, name="ideeen_van_wijk"),
    path("bevestig/<geheim:code>/", views.bevestig, name="bevestig"),
    path("volg/<geheim:code>/", views.volg, name="volg"),
    path("volg/<geheim:code>/intrekken/", views.intrekken, name="intrekken"),
]
