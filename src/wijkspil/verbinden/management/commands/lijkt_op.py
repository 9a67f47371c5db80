"""`wijkspil lijkt-op`: of each idea in a file, which others are like it; asks no database."""

from collections.abc import Collection, Hashable, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings

from wijkspil.core.commands import ArgumentParser, CommandError, WijkspilCommand

MOST = 100


class Command(WijkspilCommand):
    """One line of JSON for each idea, and with `--paren` a last one with figures."""

    help = "Toon van elk idee in een bestand welke andere erop lijken."
    prints_data = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the files and how many neighbours."""
        parser.add_argument(
            "--ideeen", type=Path, required=True, metavar="BESTAND", help="Ideeën, één JSON-object per regel."
        )
        parser.add_argument("--buren", type=int, default=5, help=f"Hoeveel per idee (gewoon: 5, hoogstens {MOST}).")
        parser.add_argument(
            "--paren", type=Path, metavar="BESTAND", help="Beoordeelde paren: toon ook hoe goed het gaat."
        )
        parser.add_argument(
            "--waarom", action="store_true", help="Toon ook de twee zinnen die het meest op elkaar lijken."
        )
        parser.add_argument(
            "--bewaar", type=Path, metavar="BESTAND", help="Bewaar wat de taalmodellen zeiden, voor de volgende keer."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the lines; nothing is printed when a file cannot be read."""
        if not 1 <= options["buren"] <= MOST:
            raise CommandError(f"--buren moet tussen 1 en {MOST} liggen.")
        if settings.LIJKT_OP == "uit":
            raise CommandError("Zoeken wat op elkaar lijkt staat uit (WIJKSPIL_LIJKT_OP).")
        from wijkspil.verbinden.json_lines import UnreadableFile, read_ideas, read_pairs

        try:
            items, styles = read_ideas(options["ideeen"])
            judged = read_pairs(options["paren"], {str(item.id) for item in items}) if options["paren"] else None
        except UnreadableFile as error:
            raise CommandError(str(error)) from None
        matcher = self._matcher(options["bewaar"])
        matcher.index(items)
        for item in items:
            self.print_json({"id": item.id, "buren": self._lines(matcher, item, options)})
        if judged is not None:
            self.print_json(
                {"cijfers": self._figures(matcher, items, styles, judged), "motor": matcher.encoder.version}
            )

    @staticmethod
    def _matcher(kept: Path | None) -> Any:
        from wijkspil.verbinden.encoders import choose_encoder
        from wijkspil.verbinden.kept_vectors import KeepingEncoder
        from wijkspil.verbinden.similarity import Matcher

        encoder = choose_encoder(settings.LIJKT_OP)
        return Matcher(KeepingEncoder(encoder, kept) if kept else encoder)

    @staticmethod
    def _lines(matcher: Any, item: Any, options: dict[str, Any]) -> list[dict[str, Any]]:
        lines = []
        for one in matcher.neighbours(item.id, options["buren"]):
            line = {"id": one.id, "score": one.score, "sterk": one.is_strong}
            if options["waarom"] and (reason := matcher.reason(item, one.id)):
                line["waarom"] = [reason.own, reason.other]
            lines.append(line)
        return lines

    @staticmethod
    def _figures(matcher: Any, items: Any, styles: Any, judged: Any) -> dict[str, Any]:
        from wijkspil.verbinden.figures import measure_all

        def find(key: Hashable, allowed: Collection[Hashable] | None) -> Sequence[Any]:
            found: Sequence[Any] = matcher.neighbours(key, MOST, allowed)
            return found

        return measure_all(items, styles, judged, find)
