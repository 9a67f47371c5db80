"""`wijkspil lijkt-op-dienst`: the process with the language models; `wijkspil serve` runs it beside the web server."""

import os
import signal
from threading import Event
from typing import Any

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection

from wijkspil.core import site_version
from wijkspil.core.commands import CommandError, WijkspilCommand

LOOK_EVERY = 5.0  # seconds between two looks for texts that came or went
POLITE = 10  # how much it steps aside for the web processes


class Command(WijkspilCommand):
    """Holds all public inbreng in memory, follows what changes, and answers which texts are alike."""

    help = "Houd bij welke teksten op elkaar lijken. Start vanzelf bij ‘serve’."

    def handle(self, *args: Any, **options: Any) -> None:
        """Answer until a signal comes; end at once when this is switched off."""
        if settings.LIJKT_OP == "uit":
            return
        if connection.settings_dict["NAME"] == ":memory:":
            raise CommandError("Een database in het geheugen kan niet met een ander proces worden gedeeld.")
        os.nice(POLITE)
        stop = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        from wijkspil.verbinden.client import socket_path
        from wijkspil.verbinden.encoders import choose_encoder
        from wijkspil.verbinden.kept_vectors import KeepingEncoder
        from wijkspil.verbinden.service import Finder, listening
        from wijkspil.verbinden.similarity import Matcher

        settings.DATA_FOLDER.mkdir(parents=True, exist_ok=True)
        encoder = choose_encoder(settings.LIJKT_OP)
        keeping = KeepingEncoder(encoder, settings.DATA_FOLDER / "lijkt-op.sqlite3")
        finder = Finder(Matcher(encoder), keeping)
        with listening(socket_path(settings.DATA_FOLDER), finder):
            follow(finder, keeping, stop)


def follow(finder: Any, keeping: Any, stop: Event) -> None:
    """Keep the finder in step with the database until `stop` is set."""
    from wijkspil.verbinden.queries import public_items

    seen = -1
    while not stop.is_set():
        try:
            close_old_connections()
            if (version := site_version.current()) != seen:
                keeping.forget_all_but(finder.follow(public_items()))
                seen = version
        except DatabaseError:
            pass  # the database is away for a moment: what is in memory can still be asked
        while not stop.is_set() and finder.work():
            pass
        stop.wait(LOOK_EVERY)
