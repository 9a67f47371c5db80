"""Say in Dutch what is wrong with how a command was typed; argparse itself says it in English. Pure: no Django."""

import re
import sys
from argparse import ArgumentParser
from typing import NoReturn

NOT_READY = 3  # exit code of a check on what must be made ready first
SENTENCES = (
    (r"the following arguments are required: (.+)", r"Vul ook in: \1."),
    (r"unrecognized arguments: (.+)", r"Dit kennen wij niet: \1."),
    (r"argument (\S+): expected (?:one|at least one) argument", r"Achter \1 hoort een waarde."),
    (r"argument (\S+): invalid choice: .+ \(choose from (.+)\)", r"Kies bij \1 uit: \2."),
    (r"argument (\S+): invalid int value: (.+)", r"Achter \1 hoort een geheel getal, en niet \2."),
    (r"argument (\S+): ignored explicit argument (.+)", r"Achter \1 hoort geen waarde."),
    (r"argument (\S+): not allowed with argument (.+)", r"Kies \1 of \2, niet allebei."),
    (r"ambiguous option: (\S+) could match (.+)", r"\1 kan meer betekenen. Kies uit: \2."),
)


class CommandLine(ArgumentParser):
    """A parser whose errors are one Dutch line on stderr, and exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Stop with one line that also says where to read more."""
        stop(self.prog, message)


def stop(prog: str, message: str) -> NoReturn:
    """Print what is wrong, and end."""
    sys.stderr.write(f"{in_dutch(message)} Uitleg: {prog} --help\n")
    sys.exit(2)


def in_dutch(message: str) -> str:
    """Return an error of argparse as a Dutch sentence; one that we do not know stays as it is."""
    for english, dutch in SENTENCES:
        if found := re.fullmatch(english, message):
            return found.expand(dutch)
    return f"De opdracht klopt niet: {message}."
