"""Addresses of what people brought in: the public pages and the secret links."""

from django.urls import path, register_converter

import wijkspil.core.converters  # noqa: F401 - makes `<geheim:code>` known
from wijkspil.inbreng.views import files, follow, joining, merge, offer, score, site, support


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
    path("ideeen/", site.ideeen, name="ideeen"),
    path("ideeen/per-wijk/", site.per_wijk, name="per_wijk"),
    path("ideeen/<kenmerk:kenmerk>/", site.idee, name="idee"),
    path("ideeen/<kenmerk:kenmerk>/foto/<pk:pk>/<slug:maat>/", files.foto, name="foto"),
    path("ideeen/<kenmerk:kenmerk>/steunen/", support.steunen, name="steunen"),
    path("ideeen/<kenmerk:kenmerk>/helpen/", offer.helpen, name="helpen"),
    path("ideeen/<kenmerk:kenmerk>/kijk-in-uw-mail/", joining.kijk_in_uw_mail, name="kijk_in_uw_mail"),
    path("hoe-snel-antwoorden-wij/", score.hoe_snel, name="hoe_snel"),
    path("hoe-snel-antwoorden-wij.csv", score.hoe_snel_csv, name="hoe_snel_csv"),
    path("wijken/<slug:wijk>/ideeen/", site.ideeen, name="ideeen_van_wijk"),
    path("steun/<geheim:code>/", support.steun, name="steun"),
    path("hulp/<geheim:code>/", offer.hulpaanbod, name="hulpaanbod"),
    path("samen/<geheim:code>/", merge.samen, name="samen"),
    path("gewist/", joining.gewist, name="gewist"),
    path("bevestig/<geheim:code>/", follow.bevestig, name="bevestig"),
    path("volg/<geheim:code>/", follow.volg, name="volg"),
    path("volg/<geheim:code>/aanpassen/", follow.aanpassen, name="aanpassen"),
    path("volg/<geheim:code>/op-de-site/", follow.op_de_site, name="op_de_site"),
    path("volg/<geheim:code>/intrekken/", follow.intrekken, name="intrekken"),
    path("volg/<geheim:code>/bijlagen/", files.bijlagen, name="bijlagen"),
    path("volg/<geheim:code>/bijlagen/<pk:pk>/", files.bijlage, name="bijlage"),
    path("volg/<geheim:code>/bijlagen/<pk:pk>/weghalen/", files.weghalen, name="bijlage_weghalen"),
    path("volg/<geheim:code>/bijlagen/<pk:pk>/<slug:maat>/", files.bestand, name="bijlage_bestand"),
]
