"""`wijkspil opschonen`: erase what is past its term."""

from typing import Any

from wijkspil.core.commands import ArgumentParser, WijkspilCommand
from wijkspil.core.retention import clean_up


class Command(WijkspilCommand):
    """Apply every retention rule once; the job process does the same every day."""

    help = "Wis wat zijn bewaartermijn voorbij is."
    prints_data = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take --proef."""
        parser.add_argument("--proef", action="store_true", help="Tel alleen; wis niets.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print per rule how much was (or would be) erased."""
        counts = clean_up(dry_run=options["proef"])
        if options["json"]:
            self.print_json({"proef": options["proef"], "gewist": counts})
            return
        word = "te wissen" if options["proef"] else "gewist"
        for name, count in counts.items():
            self.stdout.write(f"{name}: {count} {word}")
