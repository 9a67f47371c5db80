"""`wijkspil werker`: do the work that waits (mail, sweeps); `wijkspil serve` runs it beside the web server."""

from threading import Event, Thread
from typing import Any

from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from wijkspil.core.commands import ArgumentParser, WijkspilCommand
from wijkspil.core.jobs import run_sweeps

LOOK_EVERY = 1.0  # seconds between two looks for a waiting task


class Command(WijkspilCommand):
    """The job process; more than one may run."""

    help = "Doe het werk op de achtergrond, zoals mail versturen. Start vanzelf bij ‘serve’."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take --leeg."""
        parser.add_argument("--leeg", action="store_true", help="Stop zodra er niets meer wacht.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run tasks here and sweeps in a thread, until a signal comes."""
        stop = Event()
        worker = Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=LOOK_EVERY,
            batch=options["leeg"],
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
        )
        worker.configure_signals()
        sweeper = Thread(target=run_sweeps, args=[stop], name="veegrondes", daemon=True)
        if not options["leeg"]:
            sweeper.start()
        try:
            worker.run()
        finally:
            stop.set()
