"""Work that comes back: sweeps that the job process runs again and again.

A task is woken by a commit and may get lost with its process; a sweep finds what was left. An app registers its sweeps
in `AppConfig.ready`; `wijkspil serve` runs `run_sweeps` in the job process. Several job processes may run side by side:
a sweep must be idempotent and must claim what it takes.
"""

import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Event, Thread

from django.db import close_old_connections

from wijkspil.core.registers import Register

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Sweep:
    """A function and how often it runs.

    Attributes:
        name: stable, for the log, such as `berichten.versturen`.
        run: does one pass and returns; idempotent.
        every: seconds between the end of one pass and the start of the next.
        alone: it waits on machines of others, so it runs in a thread of its own and keeps nobody waiting.
    """

    name: str
    run: Callable[[], object]
    every: float
    alone: bool = False

    def __call__(self) -> None:
        """Do one pass; an error is logged and the next pass comes as usual."""
        close_old_connections()
        try:
            self.run()
        except Exception:
            log.exception("veegronde mislukt: %s", self.name)
        finally:
            close_old_connections()


sweeps: Register[Sweep] = Register("sweeps")


def run_sweeps(stop: Event, tick: float = 1.0) -> None:
    """Run each sweep at once and then when its time has come, until `stop` is set (looked at every `tick` seconds)."""
    for sweep in sweeps:
        if sweep.alone:
            Thread(target=_repeat, args=[[sweep], stop, tick], name=sweep.name, daemon=True).start()
    _repeat([sweep for sweep in sweeps if not sweep.alone], stop, tick)


def _repeat(some: Iterable[Sweep], stop: Event, tick: float) -> None:
    due = dict.fromkeys(some, 0.0)
    while not stop.is_set():
        for sweep, moment in due.items():
            if time.monotonic() >= moment and not stop.is_set():
                sweep()
                due[sweep] = time.monotonic() + sweep.every
        stop.wait(tick)
