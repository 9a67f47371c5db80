"""Interleaved rounds: every contestant does a batch in turn, and the medians are compared.

Interleaving spreads whatever else the machine does over all contestants alike.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from math import ceil
from statistics import median

from bench.server import Server

A_TURN_MS = 300


@dataclass(frozen=True)
class Verdict:
    """One comparison: what it cost, beside what, and the most that is allowed."""

    what: str
    value: float
    beside: float
    budget: float
    unit: str = "CPU-ms"

    @property
    def ratio(self) -> float:
        """How many times the reference it costs."""
        return self.value / self.beside if self.beside else float("inf")

    @property
    def ok(self) -> bool:
        """True within the budget."""
        return self.ratio <= self.budget

    def __str__(self) -> str:
        mark = "ok  " if self.ok else "OVER"
        return (
            f"{mark} {self.what}: {self.ratio:.2f}x (at most {self.budget:g}x) - "
            f"{self.value:.2f} beside {self.beside:.2f} {self.unit}"
        )


@dataclass(frozen=True)
class Contestant:
    """One kind of request to one server."""

    server: Server
    request: Callable[[], None]


def cpu_ms(contestants: Mapping[str, Contestant], *, rounds: int, batch: int) -> dict[str, float]:
    """Return the median CPU-ms a request of each contestant, over `rounds` turns of `batch` requests or more.

    What is cheap gets more requests a turn, so that every turn is far above the tick of 10 ms in which the kernel
    counts.
    """
    turns = {name: max(batch, _enough(contestant)) for name, contestant in contestants.items()}
    figures: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, contestant in contestants.items():
            figures[name].append(_turn(contestant, turns[name]))
    return {name: median(values) for name, values in figures.items()}


def _enough(contestant: Contestant) -> int:
    for _ in range(10):  # warm up: templates compiled, connections open
        contestant.request()
    return ceil(A_TURN_MS / max(_turn(contestant, 50), 0.1))


def _turn(contestant: Contestant, requests: int) -> float:
    with suppress(ConnectionError):  # the server closed a connection that stood idle; the next request opens one
        contestant.request()
    before = contestant.server.cpu_seconds()
    for _ in range(requests):
        contestant.request()
    return (contestant.server.cpu_seconds() - before) * 1000 / requests
