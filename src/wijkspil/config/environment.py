"""Read settings from the environment, and say clearly what is wrong with one.

Every setting of Wijkspil is an environment variable. A wrong value stops the program with one sentence that
names the variable, says what is wrong and what is expected; never with a stack trace.
"""

import base64
import os
import re
import secrets
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

MODES = ("productie", "demo", "test")
YES = ("ja", "1", "true", "yes", "on")
NO = ("nee", "0", "false", "no", "off")
WEEK_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


class SettingsError(Exception):
    """A setting has a value with which Wijkspil cannot start; the text is meant for the administrator."""


class Environment:
    """Typed access to the environment; every getter raises `SettingsError` with one Dutch sentence."""

    def text(self, name: str, default: str = "") -> str:
        """Return the text of variable `name`, stripped."""
        return os.environ.get(name, default).strip()

    def required(self, name: str, why: str) -> str:
        """Return a text that must be there; `why` ends the sentence shown when it is not."""
        value = self.text(name)
        if not value:
            raise SettingsError(f"{name} ontbreekt: {why}.")
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Return a yes/no setting: `ja` or `nee`, or what programs write for them."""
        value = self.text(name).lower()
        if not value:
            return default
        if value not in YES + NO:
            raise SettingsError(f"{name} moet 'ja' (1) of 'nee' (0) zijn.")
        return value in YES

    def whole_number(self, name: str, default: int, *, low: int, high: int) -> int:
        """Return a whole number between `low` and `high`, both included."""
        try:
            value = int(self.text(name) or default)
        except ValueError:
            raise SettingsError(f"{name} moet een geheel getal zijn.") from None
        if not low <= value <= high:
            raise SettingsError(f"{name} moet tussen {low} en {high} liggen.")
        return value

    def moment_of_the_week(self, name: str, default: str) -> tuple[int, int] | None:
        """Return a day of the week (1 is Monday) and an hour, such as `vrijdag 9`; None for `uit`."""
        value = (self.text(name) or default).lower()
        if value == "uit":
            return None
        day, _, hour = value.partition(" ")
        if day not in WEEK_DAYS or not (hour.isdecimal() and int(hour) < 24):
            raise SettingsError(f"{name} moet een dag en een uur zijn, zoals 'vrijdag 9', of 'uit'.")
        return WEEK_DAYS.index(day) + 1, int(hour)

    def words(self, name: str, default: list[str]) -> list[str]:
        """Return a comma-separated list of words."""
        value = self.text(name)
        return [word.strip() for word in value.split(",") if word.strip()] if value else default

    def mode(self) -> str:
        """Return the mode: productie (safe, the default), demo or test."""
        value = self.text("WIJKSPIL_MODUS", "productie")
        if value not in MODES:
            raise SettingsError(f"WIJKSPIL_MODUS moet een van deze woorden zijn: {', '.join(MODES)}.")
        return value

    def one_of(self, name: str, choices: tuple[str, ...]) -> str:
        """Return one of the words; the first is the default."""
        value = self.text(name, choices[0]).lower()
        if value not in choices:
            raise SettingsError(f"{name} moet een van deze woorden zijn: {', '.join(choices)}.")
        return value

    def imap_tls(self, host: str) -> str:
        """Return how the mailbox is reached: `ja` (TLS from the start), `starttls`, or `nee` on this machine only."""
        value = self.one_of("WIJKSPIL_IMAP_TLS", ("ja", "starttls", "nee"))
        if value == "nee" and host not in {"", "localhost", "127.0.0.1", "::1"}:
            raise SettingsError("WIJKSPIL_IMAP_TLS mag alleen ‘nee’ zijn als de postbus op deze machine staat.")
        return value

    def site_url(self, default: str) -> str:
        """Return the public address of the site, without a slash at the end."""
        value = (self.text("WIJKSPIL_ADRES") or default).rstrip("/")
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise SettingsError("WIJKSPIL_ADRES moet een webadres zijn, zoals https://wijken.gemeente.nl.")
        return value

    def readable_file(self, name: str) -> Path | None:
        """Return the path of a file that must exist when it is given."""
        value = self.text(name)
        if value and not Path(value).is_file():
            raise SettingsError(f"{name} wijst naar een bestand dat er niet is: {value}.")
        return Path(value) if value else None

    def css_class(self, name: str) -> str:
        """Return the name of a CSS class, or nothing."""
        value = self.text(name)
        if value and not re.fullmatch(r"[A-Za-z_][\w-]*", value):
            raise SettingsError(f"{name} moet de naam van één CSS-klasse zijn, zoals gemeente-theme.")
        return value

    def service_url(self, name: str, default: str) -> str:
        """Return the address of a service without a slash at the end; `uit` (or no default) is an empty text."""
        value = (self.text(name) or default).rstrip("/")
        if value in {"uit", ""}:
            return ""
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise SettingsError(f"{name} moet een webadres zijn dat met https:// begint, of ‘uit’.")
        return value

    def clock_offset(self, mode: str) -> timedelta:
        """Return how far domain dates are shifted: WIJKSPIL_NU minus the real time.

        The clock keeps running. Refused in production, where dates must be real.
        """
        value = self.text("WIJKSPIL_NU")
        if not value:
            return timedelta()
        if mode == "productie":
            raise SettingsError("WIJKSPIL_NU mag niet in productie: daar telt de echte datum.")
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            raise SettingsError(
                "WIJKSPIL_NU moet een datum of tijdstip zijn, zoals 2026-09-01 of 2026-08-31T23:59."
            ) from None
        if moment.tzinfo is None:
            moment = moment.astimezone()
        return moment - datetime.now(moment.tzinfo)

    def secret_key(self, mode: str, data_folder: Path) -> str:
        """Return the secret key: required in production, kept in the data folder for the demo and tests."""
        if mode == "productie":
            key = self.required("WIJKSPIL_SLEUTEL", "kies een geheime sleutel van minstens 50 tekens")
            if len(key) < 50:
                raise SettingsError("WIJKSPIL_SLEUTEL is te kort: kies minstens 50 tekens.")
            return key
        if mode == "test":
            return "alleen-voor-tests-" * 4
        return _kept(data_folder / "sleutel", secrets.token_urlsafe(48))

    def sealing_keys(self, mode: str, data_folder: Path) -> list[str]:
        """Return the keys that seal what only the wijkteam reads, the newest first; the demo and tests make their own.

        None in production is allowed: then nothing can be sealed, and people are asked to call.
        """
        keys = self.words("WIJKSPIL_SLEUTEL_TERUGBELLEN", [])
        if not keys and mode == "test":
            return [base64.urlsafe_b64encode(b"alleen-voor-tests-alleen-voor-te").decode()]
        if not keys and mode == "demo":
            fresh = base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()
            return [_kept(data_folder / "sleutel-terugbellen", fresh)]
        if not all(re.fullmatch(r"[A-Za-z0-9_-]{43}=", key) for key in keys):
            raise SettingsError(
                "WIJKSPIL_SLEUTEL_TERUGBELLEN moet een sleutel van 32 bytes in base64 (met - en _) zijn, "
                "of meer, met komma’s ertussen."
            )
        return keys


def _kept(path: Path, fresh: str) -> str:
    """Return what stands in a file for our eyes only; the first time that is `fresh`."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(fresh)
        path.chmod(0o600)
    return path.read_text()
