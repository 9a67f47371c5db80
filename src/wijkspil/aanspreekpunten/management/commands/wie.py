"""`wijkspil wie`: who an audience of a wijk can turn to on a date."""

from datetime import date
from typing import Any

from wijkspil.aanspreekpunten import continuity, queries
from wijkspil.aanspreekpunten.guard import long_date
from wijkspil.aanspreekpunten.opendata import as_json
from wijkspil.aanspreekpunten.queries import Answer, Contact
from wijkspil.core import clock
from wijkspil.core.commands import ArgumentParser, CommandError, WijkspilCommand
from wijkspil.wijken.models import Area
from wijkspil.wijken.queries import area_by_slug_or_code, areas_of, find_address, themes


class Command(WijkspilCommand):
    """Answer from an address or a wijk, for any date."""

    help = "Toon de aanspreekpunten van een wijk of een adres, op een datum."
    prints_data = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        """An address or a wijk; the rest has defaults."""
        parser.add_argument("--postcode", help="Postcode van het adres, zoals 6822CD.")
        parser.add_argument("--huisnummer", help="Huisnummer, met toevoeging als die er is.")
        parser.add_argument("--wijk", help="Webnaam of CBS-code van de wijk, in plaats van een adres.")
        parser.add_argument("--op", help="Datum, zoals 2026-09-01. Standaard vandaag.")
        parser.add_argument("--doelgroep", default="bewoners", help="bewoners (standaard) of professionals.")
        parser.add_argument("--thema", default="", help="Webnaam van een onderwerp, zoals groen.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the answer."""
        day = self.read_date(options["op"]) if options["op"] else clock.today()
        audience, thema = options["doelgroep"].lower(), options["thema"].lower()
        self._check("De doelgroep", audience, list(continuity.AUDIENCES))
        if thema:
            self._check("Het onderwerp", thema, [one.slug for one in themes()])
        wijk = self._wijk(options, day)
        answer = queries.who(wijk, day, audience, thema)
        if options["json"]:
            self.print_json(self._as_json(wijk, answer, audience))
        else:
            self._tell(wijk, answer, audience)

    @staticmethod
    def _check(what: str, word: str, known: list[str]) -> None:
        if word not in known:
            raise CommandError(f"{what} ‘{word}’ kennen wij niet. Kies uit: {', '.join(known)}.")

    @staticmethod
    def _wijk(options: dict[str, Any], day: date) -> Area:
        if options["postcode"]:
            found = find_address(options["postcode"], options["huisnummer"] or "", day)
            if not found.area_id:
                raise CommandError(found.hint)
            return areas_of(found)[-1]
        if not options["wijk"]:
            raise CommandError("Geef een wijk (--wijk) of een adres (--postcode en --huisnummer).")
        area = area_by_slug_or_code(options["wijk"], day)
        if area is None:
            raise CommandError(f"De wijk ‘{options['wijk']}’ kennen wij niet op die datum.")
        return area

    @staticmethod
    def _as_json(wijk: Area, answer: Answer, audience: str) -> dict[str, Any]:
        return {
            "wijk": wijk.naam,
            "slug": wijk.slug,
            "code": wijk.code,
            "op": answer.on.isoformat(),
            "doelgroep": audience,
            "aanspreekpunten": [as_json(contact) for contact in answer.aanspreekpunten],
            "straks": [as_json(contact) for contact in answer.straks],
            "centraal": as_json(answer.centraal) if answer.centraal else None,
        }

    def _tell(self, wijk: Area, answer: Answer, audience: str) -> None:
        self.stdout.write(f"{wijk.naam}, op {long_date(answer.on)}, voor {audience}:")
        for contact in answer.aanspreekpunten:
            self._line(contact)
        if not answer.aanspreekpunten:
            self.stdout.write("  Geen eigen aanspreekpunt.")
        for title, contacts in (("Straks", answer.straks), ("Centraal", [answer.centraal])):
            shown = [contact for contact in contacts if contact]
            if shown:
                self.stdout.write(f"{title}:")
            for contact in shown:
                self._line(contact)

    def _line(self, contact: Contact) -> None:
        row = contact.aanspreekpunt
        until = f" tot {long_date(contact.period.until)}" if contact.period.until else ""
        reach = ", ".join(part for part in (row.telefoon, row.email) if part)
        self.stdout.write(f"  {row.naam}, {row.rol}: {reach} (van {long_date(contact.period.start)}{until})")
