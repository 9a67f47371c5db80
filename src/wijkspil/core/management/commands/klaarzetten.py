"""`wijkspil klaarzetten`: make the database and the files of the site ready for this version."""

from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage, staticfiles_storage
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from wijkspil.core.commands import ArgumentParser, CommandError, WijkspilCommand
from wijkspil.core.opdrachtregel import NOT_READY

STYLESHEET = "wijkspil/gebouwd/wijk.css"


class Command(WijkspilCommand):
    """Bring the tables up to date and collect styles, fonts and icons; doing it again changes nothing."""

    help = "Zet de database en de bestanden van de site klaar, de eerste keer en na elke nieuwe versie."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Only looking is possible too."""
        parser.add_argument("--controle", action="store_true", help="Kijk alleen of alles klaarstaat.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, or say what lacks."""
        if options["controle"]:
            self._look()
            return
        call_command("migrate", interactive=False, verbosity=0)
        if settings.STATIC_ROOT:
            call_command("collectstatic", interactive=False, verbosity=0)
        self.stdout.write("De database en de bestanden van de site staan klaar.")

    def _look(self) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self._lacks("De database past nog niet bij deze versie.")
        if not styles_are_collected():
            self._lacks("De stijlen en iconen van deze versie staan nog niet klaar.")

    def _lacks(self, what: str) -> None:
        raise CommandError(f"{what} Geef eerst: wijkspil klaarzetten", returncode=NOT_READY)


def styles_are_collected() -> bool:
    """Tell whether the styles that this version was built with are those that the site sends."""
    storage = staticfiles_storage
    if not settings.STATIC_ROOT or not isinstance(storage, ManifestStaticFilesStorage):
        return True
    source = finders.find(STYLESHEET)
    if not source or STYLESHEET not in storage.hashed_files or not storage.exists(STYLESHEET):
        return False
    with open(source, "rb") as ours, storage.open(STYLESHEET) as theirs:
        return bool(ours.read() == theirs.read())
