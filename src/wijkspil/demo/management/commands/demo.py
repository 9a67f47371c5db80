"""`wijkspil demo`: fill a fresh database with the demo of one city."""

import argparse
from typing import Any

from django.core.management import call_command

from wijkspil.core.commands import WijkspilCommand
from wijkspil.demo.context import GEMEENTEN
from wijkspil.demo.fill import fill


class Command(WijkspilCommand):
    """Migrates and fills; serving is done by `wijkspil serve`."""

    help = "Vul een lege database met de demo van Arnhem of Nijmegen."
    prints_data = True

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add the city."""
        parser.add_argument("--gemeente", choices=GEMEENTEN, default="arnhem", help="Van welke stad.")
        parser.add_argument("--no-serve", action="store_true", help="Vul alleen de database en start geen site.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Fill the database of DATABASE_URL."""
        call_command("migrate", verbosity=0, interactive=False)
        context = fill(options["gemeente"])
        if options["json"]:
            self.print_json({"gemeente": context.gemeente, "wissel_op": context.wissel_op})
        else:
            self.stdout.write(f"De demo van {options['gemeente'].capitalize()} staat klaar.")
