"""`wijkspil waar`: in which areas an address lies."""

from typing import Any

from wijkspil.core.commands import ArgumentParser, CommandError, WijkspilCommand
from wijkspil.wijken import queries
from wijkspil.wijken.models import Bron


class Command(WijkspilCommand):
    """Print the areas of an address, from the gemeente down to the wijk."""

    help = "Toon in welke gebieden een adres ligt, van de gemeente tot de wijk."
    prints_data = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        """An address as people write it."""
        parser.add_argument("postcode")
        parser.add_argument("huisnummer", nargs="*", help="Met of zonder toevoeging.")
        parser.add_argument("--op", help="Datum, zoals 2026-09-01. Standaard vandaag.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the answer; an address that we do not know ends with a hint and exit code 1."""
        day = self.read_date(options["op"]) if options["op"] else None
        answer = queries.find_address(*self._as_typed(options["postcode"], options["huisnummer"]), day)
        if not answer.area_id:
            raise CommandError(answer.hint)
        areas = queries.areas_of(answer)
        if options["json"]:
            told = [{"code": area.code, "naam": area.naam, "niveau": area.niveau.naam} for area in areas]
            self.print_json({"gebieden": told, "bron": answer.bron, "jaar": answer.jaar})
            return
        for area in areas:
            self.stdout.write(f"{area.niveau.naam} {area.naam} ({area.code})")
        source = Bron(answer.bron).label if answer.bron in Bron else "PDOK Locatieserver"
        self.stdout.write(f"Bron: {source} ({answer.jaar})")

    @staticmethod
    def _as_typed(postcode: str, rest: list[str]) -> tuple[str, str]:
        """Put a postcode back together that was typed with a space: `waar 6822 CD 12`."""
        if len(postcode) == 4 and rest and len(rest[0]) == 2 and rest[0].isalpha():
            return postcode + rest[0], " ".join(rest[1:])
        return postcode, " ".join(rest)
