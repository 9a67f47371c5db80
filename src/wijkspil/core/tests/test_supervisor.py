"""What the supervisor does with a process that has ended."""

import sys

import pytest

from wijkspil.core import supervisor
from wijkspil.core.supervisor import CannotServe, Child


def ended(code: int, *, is_spare: bool) -> Child:
    child = Child("proef", [sys.executable, "-c", f"raise SystemExit({code})"], is_spare=is_spare)
    child.start()
    child.process.wait()
    return child


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor.time, "sleep", lambda _: None)


def test_a_spare_one_that_ends_in_order_stays_away() -> None:
    child = ended(0, is_spare=True)
    assert child.is_dead
    child.revive()
    assert child.process is None
    assert not child.is_dead


def test_a_spare_one_that_keeps_ending_stays_away_and_the_site_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    child = ended(1, is_spare=True)
    for _ in range(supervisor.RESTARTS_A_MINUTE + 1):
        child.revive()
        if child.process:
            child.process.wait()
    assert child.process is None
    assert "werkt verder zonder" in capsys.readouterr().err


def test_one_that_is_needed_and_keeps_ending_stops_the_site() -> None:
    child = ended(0, is_spare=False)
    for _ in range(supervisor.RESTARTS_A_MINUTE):
        child.revive()
        child.process.wait()
    with pytest.raises(CannotServe, match="De proef stopt steeds weer"):
        child.revive()
