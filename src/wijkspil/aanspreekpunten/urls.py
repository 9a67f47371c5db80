"""Addresses of the public register of aanspreekpunten."""

from django.urls import path

from wijkspil.aanspreekpunten import views

urlpatterns = [
    path("aanspreekpunten/", views.register, name="aanspreekpunten"),
    path("aanspreekpunten.json", views.register_json, name="aanspreekpunten_json"),
    path("aanspreekpunten.csv", views.register_csv, name="aanspreekpunten_csv"),
    path("aanspreekpunten/<int:pk>/", views.aanspreekpunt, name="aanspreekpunt"),
]
