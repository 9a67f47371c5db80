"""Addresses of the staff environment, mounted at `werk/`; the screens of an app stand in its `urls_staff.py`."""

from django.urls import URLPattern, URLResolver, include, path

import wijkspil.core.converters  # noqa: F401 - makes `<pk:pk>` known
from wijkspil.werkplek.views import (
    accounts,
    componenten,
    inbreng,
    inbreng_deeds,
    inbreng_hulp,
    inbreng_intern,
    logboek,
    post,
    regels,
    start,
    teams,
)

screens: list[URLPattern | URLResolver] = [
    path("", start.start, name="start"),
    path("aanspreekpunten/", include("wijkspil.aanspreekpunten.urls_staff")),
    path("inbreng/", inbreng.lijst, name="inbreng_lijst"),
    path("inbreng/noteren/", inbreng_intern.noteren, name="inbreng_noteren"),
    path("inbreng/<slug:kenmerk>/", inbreng.zaak, name="inbreng"),
    path("inbreng/<slug:kenmerk>/plaatsen/", inbreng_deeds.plaatsen, name="inbreng_plaatsen"),
    path("inbreng/<slug:kenmerk>/toewijzen/", inbreng_intern.toewijzen, name="inbreng_toewijzen"),
    path("inbreng/<slug:kenmerk>/verplaatsen/", inbreng_intern.verplaatsen, name="inbreng_verplaatsen"),
    path("inbreng/<slug:kenmerk>/notitie/", inbreng_intern.notitie, name="inbreng_notitie"),
    path("inbreng/<slug:kenmerk>/hulp/<pk:pk>/", inbreng_hulp.hulp, name="inbreng_hulp"),
    path("inbreng/<slug:kenmerk>/<slug:name>/", inbreng_deeds.deed, name="inbreng_deed"),
    path("regels/", regels.regels, name="regels"),
    path("regels/nieuw/", regels.nieuw, name="regel_nieuw"),
    path("regels/<int:pk>/", regels.regel, name="regel"),
    path("regels/<int:pk>/stoppen/", regels.stoppen, name="regel_stoppen"),
    path("regels/<int:pk>/verplaatsen/", regels.verplaatsen, name="regel_verplaatsen"),
    path("termijnen/", regels.termijnen, name="termijnen"),
    path("post/", post.post, name="post"),
    path("post/<int:pk>/opnieuw/", post.send_again, name="post_opnieuw"),
    path("taken/", include("wijkspil.taken.urls_staff")),
    path("accounts/", accounts.accounts, name="accounts"),
    path("accounts/nieuw/", accounts.add, name="account_nieuw"),
    path("accounts/<int:pk>/", accounts.account, name="account"),
    path("accounts/<int:pk>/wijzigen/", accounts.change, name="account_wijzigen"),
    path("accounts/<int:pk>/sluiten/", accounts.close, name="account_sluiten"),
    path("accounts/<int:pk>/heropenen/", accounts.reopen, name="account_heropenen"),
    path("accounts/<int:pk>/uitnodigen/", accounts.invite, name="account_uitnodigen"),
    path("accounts/<int:pk>/tweede-stap-wissen/", accounts.reset_second_step, name="account_tweede_stap_wissen"),
    path("accounts/<int:pk>/rollen/nieuw/", accounts.give_role, name="rol_nieuw"),
    path("accounts/<int:pk>/rollen/<int:role_pk>/stoppen/", accounts.end_role, name="rol_stoppen"),
    path("teams/", teams.teams, name="teams"),
    path("teams/nieuw/", teams.add, name="team_nieuw"),
    path("teams/<int:pk>/stoppen/", teams.end, name="team_stoppen"),
    path("logboek/", logboek.logboek, name="logboek"),
    path("componenten/", componenten.componenten, name="componenten"),
]
urlpatterns = [
    path("", include((screens, "werkplek"))),
    path("", include("wijkspil.paginas.urls_staff")),
]
