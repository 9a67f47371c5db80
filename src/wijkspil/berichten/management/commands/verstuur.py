"""`wijkspil verstuur`: deliver what waits in the outbox."""

from typing import Any

from wijkspil.berichten.jobs import send_waiting
from wijkspil.core.commands import WijkspilCommand


class Command(WijkspilCommand):
    """One pass over the outbox; the job process does the same every half minute."""

    help = "Verstuur de mails die klaarstaan."
    prints_data = True

    def handle(self, *args: Any, **options: Any) -> None:
        """Print how many mails the mail server took."""
        sent = send_waiting()
        if options["json"]:
            self.print_json({"verstuurd": sent})
        else:
            self.stdout.write(f"{sent} verstuurd")
