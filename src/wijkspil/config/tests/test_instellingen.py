"""Settings are written as docs/instellingen.md says."""

import pytest

from wijkspil.config.environment import Environment, SettingsError


@pytest.mark.parametrize(
    ("written", "meant"), [("ja", True), ("Ja", True), ("1", True), ("nee", False), ("0", False), ("", False)]
)
def test_yes_and_no(monkeypatch: pytest.MonkeyPatch, written: str, meant: bool) -> None:
    monkeypatch.setenv("WIJKSPIL_ACHTER_PROXY", written)
    assert Environment().flag("WIJKSPIL_ACHTER_PROXY") is meant


def test_neither_yes_nor_no(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIJKSPIL_ACHTER_PROXY", "misschien")
    with pytest.raises(SettingsError, match="WIJKSPIL_ACHTER_PROXY moet 'ja'"):
        Environment().flag("WIJKSPIL_ACHTER_PROXY")
