"""App configuration of the demo."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Demo data; not installed in production."""

    name = "wijkspil.demo"
    label = "demo"
