"""Work that comes back: pages that editors let appear or disappear at a moment of their choice."""

from django.core.management import call_command

from wijkspil.core.jobs import Sweep, sweeps


def publish_what_is_due() -> None:
    """Publish and unpublish the pages whose moment has come."""
    call_command("publish_scheduled", verbosity=0)


def register() -> None:
    """Let the job process look every minute."""
    sweeps.register(Sweep("paginas.publiceren", publish_what_is_due, every=60))
