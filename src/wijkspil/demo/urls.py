"""Addresses of the demo alone."""

from django.urls import path

from wijkspil.demo import views

app_name = "demo"
urlpatterns = [
    path("post/", views.post, name="post"),
    path("post/<int:pk>/", views.mail, name="mail"),
]
