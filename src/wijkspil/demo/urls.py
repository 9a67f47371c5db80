"""Addresses of the demo alone."""

from django.urls import path

from wijkspil.demo import views

app_name = "demo"
urlpatterns = [
    path("inloggen/", views.choose_who_you_are, name="inloggen"),
    path("post/", views.post, name="post"),
    path("post/<int:pk>/", views.mail, name="mail"),
]
