"""App configuration of core."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Validity, actors, rule violations, the log, registers, the form kit and the components."""

    name = "wijkspil.core"
    label = "core"
