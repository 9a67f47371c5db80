"""What an import did: how many rows came in, and which were refused and why. Pure: no Django."""

from dataclasses import dataclass, field
from typing import Any

MOST_SHOWN = 100


@dataclass
class ImportReport:
    """Counts of rows, and the first refused rows with line number and reason.

    Attributes:
        toegevoegd: rows that were not there.
        gewijzigd: rows that were there with other values.
        ongewijzigd: rows that were there exactly so.
        vervallen: rows that were there and are no longer (a new edition replaces the old one).
        overgeslagen: rows that are right but not for us, such as areas of another municipality.
        geweigerd_aantal: rows that were refused; `geweigerd` holds the first hundred of them.
    """

    toegevoegd: int = 0
    gewijzigd: int = 0
    ongewijzigd: int = 0
    vervallen: int = 0
    overgeslagen: int = 0
    geweigerd_aantal: int = 0
    geweigerd: list[dict[str, Any]] = field(default_factory=list)

    def refuse(self, regel: int, reden: str) -> None:
        """Note that a row is refused; `regel` counts from 1 as a text editor or spreadsheet does."""
        self.geweigerd_aantal += 1
        if len(self.geweigerd) < MOST_SHOWN:
            self.geweigerd.append({"regel": regel, "reden": reden})

    def as_dict(self) -> dict[str, Any]:
        """Return the report as the command prints it."""
        return {
            "toegevoegd": self.toegevoegd,
            "gewijzigd": self.gewijzigd,
            "ongewijzigd": self.ongewijzigd,
            "vervallen": self.vervallen,
            "overgeslagen": self.overgeslagen,
            "geweigerd_aantal": self.geweigerd_aantal,
            "geweigerd": self.geweigerd,
        }

    def counts(self) -> dict[str, int]:
        """Return the numbers only, for the log."""
        return {name: value for name, value in self.as_dict().items() if isinstance(value, int)}
