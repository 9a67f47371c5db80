"""`wijkspil controleer continuiteit`: prove that everybody has an aanspreekpunt on every day of a period."""

from typing import Any

from wijkspil.aanspreekpunten import queries
from wijkspil.aanspreekpunten.continuity import Report, Stretch
from wijkspil.aanspreekpunten.guard import long_date
from wijkspil.core import clock
from wijkspil.core.commands import ArgumentParser, CommandError, WijkspilCommand
from wijkspil.core.periods import Period


class Command(WijkspilCommand):
    """Check a promise; exit code 1 when it is broken."""

    help = "Controleer een belofte van Wijkspil, zoals: er is altijd iemand."
    prints_data = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to check, and the days: from and including --van, up to and not including --tot."""
        parser.add_argument("wat", metavar="continuiteit")
        parser.add_argument("--van", help="Eerste dag. Standaard vandaag.")
        parser.add_argument("--tot", help="Dag na de laatste. Standaard een jaar later.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the gaps; stop with exit code 1 when there is one."""
        if options["wat"] != "continuiteit":
            raise CommandError("Schrijf: wijkspil controleer continuiteit.")
        start = self.read_date(options["van"]) if options["van"] else clock.today()
        until = self.read_date(options["tot"]) if options["tot"] else queries.a_year_ahead(start).until
        within = Period(start, until)
        if within.is_empty:
            raise CommandError("De datum bij --tot moet na de datum bij --van liggen.")
        report = queries.continuity_report(within)
        if options["json"]:
            self.print_json(
                {
                    "gaten": [_as_json(stretch) for stretch in report.gaten],
                    "alleen_centraal": [_as_json(stretch) for stretch in report.alleen_centraal],
                }
            )
        else:
            self._tell(report, within)
        if report.gaten:
            raise CommandError("Niet iedereen heeft een aanspreekpunt.")

    def _tell(self, report: Report, within: Period) -> None:
        days = f"van {long_date(within.start)} tot {long_date(within.until)}" if within.until else ""
        if not report.gaten:
            self.stdout.write(f"Goed: {days} is er in elke wijk altijd iemand.")
        for stretch in report.gaten:
            self.stdout.write(f"Gat: {_line(stretch)}")
        for stretch in report.alleen_centraal:
            self.stdout.write(f"Alleen centraal: {_line(stretch)}")


def _as_json(stretch: Stretch) -> dict[str, Any]:
    until = stretch.period.until
    return {
        "gebied": stretch.wijk.naam,
        "code": stretch.wijk.code,
        "doelgroep": stretch.audience,
        "van": stretch.period.start.isoformat(),
        "tot": until.isoformat() if until else None,
    }


def _line(stretch: Stretch) -> str:
    until = f" tot {long_date(stretch.period.until)}" if stretch.period.until else ""
    return f"{stretch.wijk.naam}, {stretch.audience}, van {long_date(stretch.period.start)}{until}"
