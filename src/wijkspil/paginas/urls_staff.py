"""Addresses of the staff screens of paginas, mounted at `werk/reacties/`."""

from django.urls import path

from wijkspil.paginas.views import reacties

urlpatterns = [
    path("", reacties.reacties, name="reacties"),
    path("<int:pk>/", reacties.reactie, name="reactie"),
    path("<int:pk>/plaatsen/", reacties.place, name="reactie_plaatsen"),
    path("<int:pk>/weigeren/", reacties.refuse, name="reactie_weigeren"),
    path("<int:pk>/antwoorden/", reacties.answer, name="reactie_antwoorden"),
]
