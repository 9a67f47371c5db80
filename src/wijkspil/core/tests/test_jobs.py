"""The job process runs what comes back, whatever goes wrong in it."""

from threading import Event

import pytest

from wijkspil.core import jobs
from wijkspil.core.jobs import Sweep
from wijkspil.core.registers import Register

pytestmark = pytest.mark.django_db


def run(monkeypatch, *sweeps: Sweep, until) -> None:
    register: Register[Sweep] = Register("test")
    for sweep in sweeps:
        register.register(sweep)
    monkeypatch.setattr(jobs, "sweeps", register)
    jobs.run_sweeps(until, tick=0.001)


def test_a_sweep_comes_back_and_one_that_fails_does_not_stop_it(monkeypatch):
    stop, done = Event(), []

    def fail() -> None:
        done.append("fout")
        raise RuntimeError

    def count() -> None:
        done.append("goed")
        if done.count("goed") == 3:
            stop.set()

    run(monkeypatch, Sweep("fout", fail, every=0), Sweep("goed", count, every=0), until=stop)
    assert done.count("fout") == done.count("goed") == 3


def test_a_sweep_waits_for_its_time(monkeypatch):
    stop, rare, often = Event(), [], []

    def tick() -> None:
        often.append(1)
        if len(often) == 5:
            stop.set()

    run(
        monkeypatch,
        Sweep("zelden", lambda: rare.append(1), every=3600),
        Sweep("vaak", tick, every=0),
        until=stop,
    )
    assert len(rare) == 1


def test_a_sweep_that_hangs_on_another_machine_keeps_nobody_waiting(monkeypatch):
    stop, done = Event(), []

    def count() -> None:
        done.append(1)
        if len(done) == 3:
            stop.set()

    hangs = Sweep("hangt", lambda: stop.wait(20), every=0, alone=True)
    run(monkeypatch, hangs, Sweep("goed", count, every=0), until=stop)
    assert len(done) == 3


def test_nothing_runs_after_stop(monkeypatch):
    stop, done = Event(), []
    stop.set()
    run(monkeypatch, Sweep("nooit", lambda: done.append(1), every=0), until=stop)
    assert done == []
