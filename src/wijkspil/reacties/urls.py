"""Addresses of reacting, of telling that something is wrong, and the page behind the secret link of a reaction."""

from django.urls import path

import wijkspil.core.converters  # noqa: F401 - makes `<geheim:code>` known
from wijkspil.reacties import views

app_name = "reacties"
urlpatterns = [
    path("reageren/<slug:onderwerp>/", views.reageren, name="reageren"),
    path("reageren/<slug:onderwerp>/ontvangen/", views.ontvangen, name="ontvangen"),
    path("klopt-niet/<slug:onderwerp>/", views.klopt_niet, name="klopt_niet"),
    path("klopt-niet/<slug:onderwerp>/ontvangen/", views.tip_ontvangen, name="tip_ontvangen"),
    path("reactie/gewist/", views.gewist, name="gewist"),
    path("reactie/<geheim:code>/", views.van_u, name="van_u"),
]
