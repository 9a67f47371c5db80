"""`wijkspil`: the one command.

`serve` and `demo` start other processes and load no Django themselves; every other subcommand is a Django management
command of an app. A wrong setting, or a site that cannot start, ends in one sentence on stderr.
"""

import ast
import os
import subprocess
import sys
from pathlib import Path

from wijkspil.core.opdrachtregel import NOT_READY

PACKAGE = Path(__file__).resolve().parent
WITHOUT_DJANGO = {
    "demo": "Start de demo van Arnhem of Nijmegen, of vul er alleen een database mee (--no-serve).",
    "herken-zorg": "Herken in teksten (JSON-regels) een vraag over iemands eigen leven.",
    "serve": "Start de website en het werk op de achtergrond.",
}
HELP = """Wijkspil: software voor wijkgericht werken.

  wijkspil OPDRACHT --help   wat een opdracht doet

{commands}

Elke opdracht die gegevens toont, kent --json. Instellingen: docs/instellingen.md.
"""


def main() -> None:
    """Run `wijkspil OPDRACHT …`; exit code 2 on a wrong setting, 1 when the site cannot start."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkspil.config.settings")
    command, *words = sys.argv[1:] or ["help"]
    _choose_mode(command)
    from wijkspil.config.environment import SettingsError
    from wijkspil.core.supervisor import CannotServe

    try:
        _run(command, words)
    except SettingsError as error:
        _stop(str(error), 2)
    except CannotServe as error:
        _stop(str(error), 1)


def _choose_mode(command: str) -> None:
    """Without WIJKSPIL_MODUS and WIJKSPIL_SLEUTEL only commands run, as in the demo; a site is served in production."""
    chosen = os.environ.get("WIJKSPIL_MODUS") or os.environ.get("WIJKSPIL_SLEUTEL")
    if not chosen and command not in {"serve", "check"}:
        os.environ["WIJKSPIL_MODUS"] = "demo"


def _run(command: str, words: list[str]) -> None:
    if command in {"help", "-h", "--help"} and not words:
        sys.stdout.write(HELP.format(commands=listing()))
    elif command == "serve":
        _serve(words)
    elif command == "herken-zorg":
        from wijkspil.overdracht.command import main as herken_zorg

        sys.exit(herken_zorg(words))
    elif command == "demo" and "--no-serve" not in words:
        from wijkspil.demo.launch import main as demo

        demo(words)
    else:
        _manage(command, words)


def _manage(command: str, words: list[str]) -> None:
    from django.core.management import execute_from_command_line
    from django.db import DatabaseError, InterfaceError

    try:
        execute_from_command_line(["wijkspil", _module_of(command), *words])
    except (DatabaseError, InterfaceError) as error:
        if "no such table" in str(error) or "does not exist" in str(error):
            _stop("De database is nog niet klaargezet. Geef eerst: wijkspil klaarzetten", 1)
        reason = " ".join(str(error).split())
        _stop(f"De database doet het niet ({reason}). Klopt DATABASE_URL, en draait de database?", 1)


def _serve(words: list[str]) -> None:
    from wijkspil.core.supervisor import parser, serve

    options = parser("serve", WITHOUT_DJANGO["serve"], workers=2).parse_args(words)
    from wijkspil.config import settings  # a wrong setting stops here, with one sentence

    if settings.IN_PRODUCTION:
        _stop_when_not_made_ready()
    ready = f"Wijkspil draait: {settings.SITE_URL}/\n"
    name = settings.ALLOWED_HOSTS[0].lstrip(".*") or "localhost"
    serve(options.host, options.port, options.workers, lambda: sys.stderr.write(ready), name)


def _stop_when_not_made_ready() -> None:
    """Without tables or styles every page would be an error; a database that does not answer may do so later."""
    command = [sys.executable, "-m", "wijkspil", "klaarzetten", "--controle"]
    found = subprocess.run(command, check=False, capture_output=True, text=True)
    if found.returncode == NOT_READY:
        _stop(found.stderr.strip(), 1)


def _module_of(command: str) -> str:
    """Return the name for Django: our `mail-in` is the module `mail_in`."""
    module = command.replace("-", "_")
    return module if list(PACKAGE.glob(f"*/management/commands/{module}.py")) else command


def our_commands() -> dict[str, str]:
    """Return each command of our own with its help, read from the sources without loading them."""
    found = dict(WITHOUT_DJANGO)
    for file in PACKAGE.glob("*/management/commands/[a-z]*.py"):
        found.setdefault(file.stem.replace("_", "-"), _help_of(file))
    return dict(sorted(found.items()))


def listing() -> str:
    """Return the commands as lines, for people."""
    return "\n".join(f"  {name:<12} {text}" for name, text in our_commands().items())


def _help_of(file: Path) -> str:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and _names_help(node):
            return str(node.value.value)
    raise RuntimeError(f"{file} has no help")


def _names_help(node: ast.Assign) -> bool:
    return any(isinstance(target, ast.Name) and target.id == "help" for target in node.targets)


def _stop(text: str, code: int) -> None:
    sys.stderr.write(f"{text}\n")
    sys.exit(code)


if __name__ == "__main__":
    main()
