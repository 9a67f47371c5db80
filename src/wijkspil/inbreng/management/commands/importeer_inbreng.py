"""`wijkspil importeer-inbreng`: read in what people brought in elsewhere, as the screen Inlezen does."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from django.db import transaction

from wijkspil.core.actors import SystemActor
from wijkspil.core.commands import ArgumentParser, CommandError, WijkspilCommand
from wijkspil.core.documents import MAX_BYTES
from wijkspil.inbreng import actions, queries
from wijkspil.inbreng.inlezen.mapping import CHOSEN, NAMES, Mapping
from wijkspil.inbreng.inlezen.rows import Look
from wijkspil.inbreng.inlezen.values import word
from wijkspil.inbreng.models import BRON_MAX, Inlezing

ACTOR = SystemActor("importeer-inbreng")
SHOWN = 10
TOLD = 100


class Command(WijkspilCommand):
    """Take over a file at once, or only tell what it would bring."""

    help = "Lees inbreng in uit een CSV, een rekenblad (xlsx) of een export van OpenStad. Niemand krijgt een mail."
    prints_data = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, where it comes from, and what its columns are as far as their names do not say."""
        parser.add_argument("bestand", help="CSV, xlsx, of JSON van OpenStad.")
        parser.add_argument(
            "--bron", required=True, help="Waar het vandaan komt. Een regel van dezelfde bron komt er één keer in."
        )
        parser.add_argument("--proef", action="store_true", help="Vertel alleen wat het wordt.")
        parser.add_argument(
            "--kolom", action="append", default=[], metavar="VELD=KOLOM", help=f"VELD is een van: {', '.join(NAMES)}."
        )
        parser.add_argument(
            "--vast", action="append", default=[], metavar="VELD=WAARDE", help="Eén waarde voor alle regels."
        )
        parser.add_argument(
            "--woord",
            action="append",
            default=[],
            metavar="VELD:WOORD=WAARDE",
            help="Wat een woord dat wij niet kennen hier betekent, zoals wijk:Klarendaal=klarendal.",
        )
        parser.add_argument(
            "--meteen", action="store_true", help="Wat op de site mag, komt er meteen op, zonder oordeel van collega’s."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, and print what came of it."""
        if not 0 < len(options["bron"].strip()) <= BRON_MAX:
            raise CommandError(f"Schrijf bij --bron 1 tot {BRON_MAX} tekens.")
        path = Path(options["bestand"])
        data = self._read(path)
        with transaction.atomic():
            inlezing = actions.bring_file(actor=ACTOR, data=data, naam=path.name, bron=options["bron"])
            mapping = self._mapping(inlezing, options)
            inlezing = actions.choose_columns(actor=ACTOR, inlezing=inlezing, mapping=mapping)
            look = queries.look_at(ACTOR, inlezing)
            if options["proef"] or not look.items:
                actions.drop_file(actor=ACTOR, inlezing=inlezing)
            else:
                actions.take_over(actor=ACTOR, inlezing=inlezing)
        self._tell(look, inlezing, options)

    def _read(self, path: Path) -> bytes:
        try:
            with path.open("rb") as file:
                return file.read(MAX_BYTES + 1)
        except OSError as error:
            raise CommandError(f"Het bestand {path.name} kan niet worden gelezen: {error.strerror}.") from None

    def _mapping(self, inlezing: Inlezing, options: dict[str, Any]) -> Mapping:
        """Return what was guessed, with what was said on top of it."""
        guessed = queries.mapping_of(inlezing)
        columns = [name.lower() for name in queries.table_of(inlezing).columns]
        chosen, fixed = dict(guessed.columns), dict(guessed.fixed)
        for name, column in map(self._pair, options["kolom"]):
            if column.lower() not in columns:
                raise CommandError(f"Er is geen kolom ‘{column}’. Kies uit: {', '.join(columns)}.")
            chosen[name] = columns.index(column.lower())
        for name, value in map(self._pair, options["vast"]):
            chosen.pop(name, None)
            fixed[name] = value
        return replace(
            guessed, columns=chosen, fixed=fixed, at_once=options["meteen"], words=self._words(options["woord"])
        )

    def _words(self, said: list[str]) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for one in said:
            name, sign, rest = one.partition(":")
            unknown, equals, value = rest.rpartition("=")
            if not (sign and equals and unknown and name in CHOSEN):
                raise CommandError(
                    f"‘{one}’ kennen wij niet. Schrijf VELD:WOORD=…, met als VELD een van: {', '.join(CHOSEN)}."
                )
            found.setdefault(name, {})[word(unknown)] = value.strip()
        return found

    def _pair(self, said: str) -> tuple[str, str]:
        name, sign, value = said.partition("=")
        if not sign or name not in NAMES:
            raise CommandError(f"‘{said}’ kennen wij niet. Schrijf VELD=…, met als VELD een van: {', '.join(NAMES)}.")
        return name, value.strip()

    def _tell(self, look: Look, inlezing: Inlezing, options: dict[str, Any]) -> None:
        refused = [{"regel": one.number, "reden": one.reason} for one in look.refused]
        if options["json"]:
            self.print_json(
                {
                    "nieuw": len(look.items),
                    "dubbel": look.double,
                    "openbaar": look.public,
                    "geweigerd_aantal": len(refused),
                    "geweigerd": refused[:TOLD],
                    "proef": options["proef"],
                    "inlezing": None if options["proef"] or not look.items else inlezing.pk,
                }
            )
            return
        would = "Zou nieuw zijn" if options["proef"] else "Nieuw"
        self.stdout.write(f"{would}: {len(look.items)}. Stond er al: {look.double}. Geweigerd: {len(refused)}.")
        for one in refused[:SHOWN]:
            self.stdout.write(f"  regel {one['regel']}: {one['reden']}")
        if len(refused) > SHOWN:
            self.stdout.write(f"  … en nog {len(refused) - SHOWN}. Met --json ziet u er {TOLD}.")
