"""Start processes of Wijkspil from one process that has loaded it already: a start takes a tenth of a second.

Reads one JSON list of words a line (`["serve", "8123"]`, `["verstuur"]`, `["call", "module", "word"]`), starts a
process in a session of its own for it and answers with its number. The loaded process itself never opens a connection
to the database.
"""

import ctypes
import importlib
import json
import os
import signal
import sys
import traceback

PR_SET_PDEATHSIG = 1


def main() -> None:
    """Serve until the test closes the pipe; what still runs then is ended by the kernel."""
    from wijkspil.config import wsgi  # noqa: F401 - loads all that a process loads when it starts

    _read_templates()

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the killed
    _say("klaar")
    for line in sys.stdin:
        process = os.fork()
        if not process:
            _child(json.loads(line))
        _say(str(process))


def _read_templates() -> None:
    """Compile the pages that are asked for, and with them all addresses of the site."""
    from django.template.loader import get_template
    from django.urls import reverse

    for page in ("idee", "gegevens", "controleren"):
        get_template(f"paginas/idee/{page}.html")
    reverse("home")


def _child(words: list[str]) -> None:
    os.setsid()
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    try:
        if words[0] == "serve":
            _serve(int(words[1]))
        elif words[0] == "call":
            importlib.import_module(words[1]).main(*words[2:])
        else:
            from django.core.management import execute_from_command_line

            execute_from_command_line(["wijkspil", *words])
    except Exception:
        traceback.print_exc()
    finally:
        os._exit(0)


def _serve(port: int) -> None:
    """Serve as `wijkspil serve` does, with one web process."""
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces

    Granian(
        "wijkspil.config.wsgi:application",
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        blocking_threads=4,
        log_enabled=False,
    ).serve()


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
