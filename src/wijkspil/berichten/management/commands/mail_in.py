"""`wijkspil mail-in < message.eml`: take in one mail, as a mail server hands it over."""

import sys
from typing import Any

from django.db import DatabaseError
from django.utils.translation import gettext as _

from wijkspil.berichten.actions import take_in
from wijkspil.berichten.inkomend.mail import MAX_BYTES
from wijkspil.berichten.models import InkomendBericht
from wijkspil.berichten.status import Bron, Intake
from wijkspil.core.commands import CommandError, WijkspilCommand

# What mail servers understand (sysexits.h): send it back, or keep it and offer it again.
EX_DATAERR = 65
EX_TEMPFAIL = 75


class Command(WijkspilCommand):
    """Exit code 0 means: it is on our disk, and will not get lost."""

    help = "Neem een mail aan van een mailserver (de hele mail op stdin)."
    prints_data = True

    def handle(self, *args: Any, **options: Any) -> None:
        """Read a mail from stdin, keep it, and print what it became."""
        raw = sys.stdin.buffer.read(MAX_BYTES + 1)
        if not raw.strip():
            raise CommandError("Er kwam geen mail binnen. Geef de hele mail op stdin.", returncode=EX_DATAERR)
        if len(raw) > MAX_BYTES:
            raise CommandError("Deze mail is groter dan 25 MB en is niet bewaard.", returncode=EX_DATAERR)
        try:
            bericht, known = take_in(raw=raw, bron=Bron.OPDRACHT)
        except (DatabaseError, OSError):
            text = "De mail is niet bewaard, want de database werkt nu niet. Bied de mail later nog eens aan."
            raise CommandError(text, returncode=EX_TEMPFAIL) from None
        answer = described(bericht, known)
        if options["json"]:
            self.print_json(answer)
        else:
            self.stdout.write(" · ".join(filter(None, [answer["soort"], answer["kenmerk"], answer["reden"]])))


def described(bericht: InkomendBericht, known: bool) -> dict[str, Any]:
    """Return what became of a mail, for a program."""
    waits = bericht.state == Intake.OPGESLAGEN
    return {
        "opgeslagen": True,
        "soort": bericht.became or "apart",
        "kenmerk": bericht.kenmerk or None,
        "reden": _("Wijkspil leest deze mail later.") if waits else bericht.reason_for_people,
        "dubbel": known,
    }
