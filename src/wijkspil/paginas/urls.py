"""Addresses of the public journeys; they come before Wagtail's own catch-all, which serves the editorial pages.

Names are plain (`{% url 'mijn_wijk' area.slug %}`); each stands for one screen.
"""

from django.urls import path

from wijkspil.paginas.views import feeds, home, idee, mijn_wijk, nieuws, tekst, vind, wijken

urlpatterns = [
    path("", home.home, name="home"),
    path("vind-uw-wijk/", vind.vind_uw_wijk, name="vind_uw_wijk"),
    path("wijken/", wijken.wijken, name="wijken"),
    path("wijken/<slug:slug>/", mijn_wijk.mijn_wijk, name="mijn_wijk"),
    path("wijken/<slug:slug>/feed.atom", feeds.wijk_feed, name="wijk_feed"),
    path("wijken/<slug:wijk>/<slug:slug>/", nieuws.bericht, name="bericht_van_wijk"),
    path("nieuws/", nieuws.nieuws, name="nieuws"),
    path("nieuws/<slug:slug>/", nieuws.bericht, name="bericht"),
    path("nieuws/feed.atom", feeds.news_feed, name="nieuws_feed"),
    path("deel-een-idee/", idee.deel_een_idee, name="deel_een_idee"),
    path("deel-een-idee/verstuurd/", idee.verstuurd, name="idee_verstuurd"),
    path("<slug:slug>/", tekst.tekst, name="tekst"),
]
