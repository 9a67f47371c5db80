"""`wijkspil importeer`: bring in areas, addresses and key figures from files."""

from datetime import date
from pathlib import Path
from typing import Any

from wijkspil.core import clock
from wijkspil.core.actors import SystemActor
from wijkspil.core.commands import ArgumentParser, CommandError, WijkspilCommand
from wijkspil.wijken import actions, queries
from wijkspil.wijken.readers import BadFile, figures, files, outlines, tables
from wijkspil.wijken.reports import ImportReport

ACTOR = SystemActor("importeer")
_SHOWN = 10
_LEFT_OUT = {
    "wijken": "Overgeslagen: gebieden van een andere gemeente, of van een laag die u niet gebruikt.",
    "adressen": "Overgeslagen: adressen buiten uw gebieden, en huisnummers die er al stonden, zoals 2A na 2.",
    "kerncijfers": "Overgeslagen: gebieden van een andere gemeente, of van een laag die u niet gebruikt.",
}
_NEXT = {
    "wijken": "Lees nu de adressen in: wijkspil importeer adressen BESTAND",
    "adressen": "Kijk of het klopt: wijkspil waar POSTCODE HUISNUMMER",
}


class Command(WijkspilCommand):
    """One command with three kinds of file; each can be repeated at will."""

    help = "Lees gebieden, adressen of kerncijfers in. Nog een keer inlezen mag altijd."
    prints_data = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The kind, the files, and what they do not say themselves."""
        parser.add_argument("soort", choices=["wijken", "adressen", "kerncijfers"])
        parser.add_argument("bestand", nargs="+", help="GeoJSON of GeoPackage; een CSV-tabel, ook gezipt.")
        parser.add_argument("--jaar", type=int, default=0, help="Jaar van de gegevens, als het bestand dat niet zegt.")
        parser.add_argument(
            "--vanaf", help="Nieuwe gebieden gelden vanaf deze datum (standaard 1 januari van dit jaar)."
        )
        parser.add_argument("--namen", action="store_true", help="Neem ook namen over die in het bestand anders zijn.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, and print the report."""
        if options["jaar"] and not 1990 <= options["jaar"] <= 2100:
            raise CommandError("Het jaar moet tussen 1990 en 2100 liggen.")
        paths = [Path(name) for name in options["bestand"]]
        if options["soort"] != "wijken" and len(paths) > 1:
            raise CommandError(f"Lees {options['soort']} bestand voor bestand in.")
        try:
            report: ImportReport = getattr(self, f"_{options['soort']}")(paths, options)
        except BadFile as error:
            raise CommandError(f"{error} Er is niets veranderd.") from None
        if options["json"]:
            self.print_json(report.as_dict())
        else:
            self._tell(report, options["soort"])

    def _wijken(self, paths: list[Path], options: dict[str, Any]) -> ImportReport:
        gemeente = queries.the_gemeente()
        code = gemeente.code if gemeente else ""
        report = ImportReport()
        rows = (row for path in paths for row in outlines.areas(path, report, gemeente=code, year=options["jaar"]))
        since, rename = self._since(options["vanaf"]), options["namen"]
        return actions.import_areas(actor=ACTOR, rows=rows, valid_from=since, rename=rename, report=report)

    def _adressen(self, paths: list[Path], options: dict[str, Any]) -> ImportReport:
        return actions.import_addresses(actor=ACTOR, file=files.look_through(paths[0]), jaar=options["jaar"])

    def _kerncijfers(self, paths: list[Path], options: dict[str, Any]) -> ImportReport:
        report = ImportReport()
        with tables.opened(files.look_through(paths[0])) as table:
            rows = figures.figures(table, report, year=options["jaar"] or table.year())
            return actions.import_figures(actor=ACTOR, rows=rows, report=report)

    def _since(self, text: str | None) -> date:
        return self.read_date(text) if text else clock.today().replace(month=1, day=1)

    def _tell(self, report: ImportReport, soort: str) -> None:
        counts = report.counts()
        refused = counts.pop("geweigerd_aantal")
        self.stdout.write(", ".join(f"{name} {number}" for name, number in counts.items()) + f", geweigerd {refused}.")
        for row in report.geweigerd[:_SHOWN]:
            self.stdout.write(f"  regel {row['regel']}: {row['reden']}")
        if refused > _SHOWN:
            self.stdout.write(f"  … en nog {refused - _SHOWN}. Met --json ziet u er honderd.")
        if report.overgeslagen:
            self.stdout.write(_LEFT_OUT[soort])
        if soort in _NEXT and report.toegevoegd:
            self.stdout.write(_NEXT[soort])
