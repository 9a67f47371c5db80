"""`wijkspil digest`: put the weekly digest in the outbox."""

import re
from datetime import date
from typing import Any

from django.conf import settings

from wijkspil.berichten import digest_run, queries
from wijkspil.berichten.digest import due_week
from wijkspil.core import clock
from wijkspil.core.commands import ArgumentParser, CommandError, WijkspilCommand


class Command(WijkspilCommand):
    """The whole run at once; the job process does the same in parts, when the moment of the week has come."""

    help = "Zet de weekmail klaar voor wie een wijk, thema of idee volgt."
    prints_data = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take --week and --proef."""
        parser.add_argument("--week", help="Van welke week, zoals 2026-48; anders de laatste waarvan het tijd is.")
        parser.add_argument("--proef", action="store_true", help="Tel alleen. Er gaat geen mail uit.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print how many abonnees get a mail, and for how many there is nothing new."""
        week = _monday(options["week"]) if options["week"] else _due()
        if not options["week"] and queries.digest_is_done(week):
            report = digest_run.Report()
        else:
            report = digest_run.would_do(week) if options["proef"] else digest_run.run(week)
        if options["json"]:
            done = {"mails": report.mails, "zonder_nieuws": report.nothing_new, "proef": options["proef"]}
            self.print_json({"week": f"{week:%G-%V}", **done})
        else:
            self.stdout.write(f"week {week:%G-%V}: {report.mails} mails, {report.nothing_new} zonder nieuws")


def _due() -> date:
    if settings.DIGEST_MOMENT is None:
        raise CommandError("De weekmail staat uit (WIJKSPIL_WEEKMAIL). Kies zelf een week met --week.")
    return due_week(clock.now(), settings.DIGEST_MOMENT)


def _monday(text: str) -> date:
    found = re.fullmatch(r"([0-9]{4})-W?([0-9]{1,2})", text)
    try:
        return date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else date.fromisoformat("")
    except ValueError:
        raise CommandError(f"‘{text}’ is geen week. Schrijf jaar en weeknummer, zoals 2026-48.") from None
