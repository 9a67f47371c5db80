"""`wijkspil gemeente`: set up the municipality of this instance from a file."""

from pathlib import Path
from typing import Any

from wijkspil.core import clock
from wijkspil.core.actors import SystemActor
from wijkspil.core.commands import ArgumentParser, CommandError, WijkspilCommand
from wijkspil.wijken import actions, set_up_file
from wijkspil.wijken.readers import BadFile


class Command(WijkspilCommand):
    """Print an example, or read a file that was made from it."""

    help = "Stel de gemeente in: naam, telefoon, lagen van gebieden, onderwerpen en huisstijl."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """A file, or the wish for an example."""
        parser.add_argument("bestand", nargs="?", help="Bestand met de gegevens (TOML).")
        parser.add_argument("--voorbeeld", action="store_true", help="Toon een voorbeeld van dat bestand.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and say what the next step is."""
        if options["voorbeeld"]:
            self.stdout.write(set_up_file.EXAMPLE, ending="")
            return
        if not options["bestand"]:
            raise CommandError("Noem een bestand, of vraag een voorbeeld met --voorbeeld.")
        try:
            wanted = set_up_file.read(Path(options["bestand"]), default_from=clock.today().replace(month=1, day=1))
        except BadFile as error:
            raise CommandError(str(error)) from None
        gemeente = actions.set_up_gemeente(
            actor=SystemActor("gemeente"),
            values=wanted.values,
            levels=wanted.levels,
            themes=wanted.themes,
            valid_from=wanted.valid_from,
        )
        self.stdout.write(f"{gemeente.naam} ({gemeente.code}) is ingesteld. Lees nu de gebieden in:")
        self.stdout.write("  wijkspil importeer wijken BESTAND…")
