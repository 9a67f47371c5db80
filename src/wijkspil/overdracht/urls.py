"""Public addresses of overdracht."""

from django.urls import path

from wijkspil.overdracht import views

urlpatterns = [
    path("bel-mij-terug/<slug:wijk>/", views.bel_mij_terug, name="bel_mij_terug"),
    path("bel-mij-terug/<slug:wijk>/ontvangen/", views.ontvangen, name="bel_mij_ontvangen"),
]
