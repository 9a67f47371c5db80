"""Addresses of the public journeys; they come before Wagtail's own catch-all, which serves the editorial pages.

Names are plain (`{% url 'mijn_wijk' area.slug %}`); each stands for one screen.
"""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
