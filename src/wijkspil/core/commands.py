"""The base of all our commands: one clear Dutch line on an error, `--json` on those that print data."""

import json
import sys
from argparse import SUPPRESS, ArgumentParser
from datetime import date
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from wijkspil.core import clock, opdrachtregel
from wijkspil.core.rules import RuleViolation

OF_DJANGO = {
    *("version", "verbosity", "settings", "pythonpath", "traceback", "no_color", "force_color", "skip_checks"),
}


class WijkspilCommand(BaseCommand):
    """A command that answers people and programs.

    A subclass sets `prints_data = True` when it prints data; then `--json` is accepted and `self.print_json` is the
    way to answer it. `CommandError` and `RuleViolation` end in one line on stderr: exit code 1, or the `returncode`
    given.
    """

    prints_data = False
    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        """Show our own arguments; Django's general ones stay available but are not our contract."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        for action in parser._actions:
            if action.dest in OF_DJANGO:
                action.help = SUPPRESS
        if getattr(parser, "called_from_command_line", False):
            vars(parser)["error"] = partial(opdrachtregel.stop, f"wijkspil {subcommand}")
        if self.prints_data:
            parser.add_argument("--json", action="store_true", help="Toon de uitkomst als JSON (UTF-8).")
        return parser

    def run_from_argv(self, argv: list[str]) -> None:
        """Run, and turn an error that is meant for a person into one line."""
        try:
            super().run_from_argv([*argv, "--traceback"])
        except RuleViolation as error:
            self._stop(error.tekst, 1)
        except CommandError as error:
            self._stop(str(error), error.returncode)

    def print_json(self, data: Any) -> None:
        """Print one JSON document, or one object a line when called for each."""
        self.stdout.write(json.dumps(data, ensure_ascii=False, default=str))

    @staticmethod
    def read_date(text: str) -> date:
        """Read a date that somebody typed behind an option; CommandError says how a date is written."""
        try:
            return clock.parse_date(text)
        except ValueError as error:
            raise CommandError(str(error)) from None

    @staticmethod
    def _stop(text: str, code: int) -> None:
        sys.stderr.write(" ".join(text.split()) + "\n")
        sys.exit(code)


__all__ = ["ArgumentParser", "CommandError", "WijkspilCommand"]
