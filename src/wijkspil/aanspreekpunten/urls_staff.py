"""Addresses of the staff screens of aanspreekpunten, mounted at `werk/aanspreekpunten/`."""

from django.urls import path

from wijkspil.aanspreekpunten import views_staff, views_wisseling

urlpatterns = [
    path("", views_staff.overview, name="aanspreekpunten"),
    path("op-datum/", views_staff.look, name="aanspreekpunten_op_datum"),
    path("nieuw/", views_staff.add, name="aanspreekpunt_nieuw"),
    path("<int:pk>/", views_staff.aanspreekpunt, name="aanspreekpunt"),
    path("<int:pk>/wijzigen/", views_staff.change, name="aanspreekpunt_wijzigen"),
    path("<int:pk>/vervangen/", views_staff.replace, name="aanspreekpunt_vervangen"),
    path("<int:pk>/stoppen/", views_staff.end, name="aanspreekpunt_stoppen"),
    path("<int:pk>/intrekken/", views_staff.withdraw, name="aanspreekpunt_intrekken"),
    path("wisselingen/", views_wisseling.wisselingen, name="wisselingen"),
    path("wisselingen/nieuw/", views_wisseling.make, name="wisseling_nieuw"),
    path("wisselingen/<int:pk>/", views_wisseling.wisseling, name="wisseling"),
    path("wisselingen/<int:pk>/wijzigen/", views_wisseling.change, name="wisseling_wijzigen"),
    path("wisselingen/<int:pk>/stoppen/", views_wisseling.endings, name="wisseling_stoppen"),
    path("wisselingen/<int:pk>/nieuw/", views_wisseling.start, name="wisseling_begin"),
    path("wisselingen/<int:pk>/weghalen/<int:contact>/", views_wisseling.unplan, name="wisseling_weghalen"),
    path("wisselingen/<int:pk>/vaststellen/", views_wisseling.decide, name="wisseling_vaststellen"),
    path("wisselingen/<int:pk>/verwijderen/", views_wisseling.drop, name="wisseling_verwijderen"),
]
