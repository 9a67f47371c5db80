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


@pytest.mark.parametrize(("host", "tls"), [("imap.gemeente.example", "ja"), ("imap.gemeente.example", "starttls")])
def test_a_mailbox_elsewhere_is_reached_with_tls(monkeypatch: pytest.MonkeyPatch, host: str, tls: str) -> None:
    monkeypatch.setenv("WIJKSPIL_IMAP_TLS", tls)
    assert Environment().imap_tls(host) == tls
    monkeypatch.setenv("WIJKSPIL_IMAP_TLS", "nee")
    assert Environment().imap_tls("127.0.0.1") == "nee"
    with pytest.raises(SettingsError, match="WIJKSPIL_IMAP_TLS mag alleen"):
        Environment().imap_tls(host)


def test_a_number_is_a_number_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    def port() -> int:
        return Environment().whole_number("WIJKSPIL_SMTP_POORT", 25, low=1, high=65535)

    for written, meant in (("", 25), (" 587 ", 587)):
        monkeypatch.setenv("WIJKSPIL_SMTP_POORT", written)
        assert port() == meant
    for written, problem in (("veel", "geheel getal"), ("0", "tussen 1 en 65535")):
        monkeypatch.setenv("WIJKSPIL_SMTP_POORT", written)
        with pytest.raises(SettingsError, match=f"WIJKSPIL_SMTP_POORT moet .*{problem}"):
            port()
