"""What the importers hand to the actions: one plain row per thing in a file. Pure: no Django."""

from dataclasses import dataclass
from typing import Any

GEMEENTE, WIJK, BUURT, EIGEN = "gemeente", "wijk", "buurt", "eigen"


@dataclass(frozen=True)
class AreaRow:
    """One area as a file describes it.

    Attributes:
        regel: place in the file, from 1.
        soort: which kind of area it is (the values of `models.CbsSoort`).
        gemeente: code of the municipality, or empty when the file does not say.
        boven: code of the area above; empty when it follows from the code itself.
        jaar: year of the division, 0 when the file does not say.
        point: longitude and latitude of the middle.
        tile: column and row on the tile map.
        geometry: GeoJSON MultiPolygon in EPSG:4326.
        cbs_codes: the CBS codes of which an area of the municipality itself is made.
    """

    regel: int
    soort: str
    code: str
    naam: str
    gemeente: str = ""
    boven: str = ""
    jaar: int = 0
    point: tuple[float, float] | None = None
    tile: tuple[int, int] | None = None
    geometry: dict[str, Any] | None = None
    cbs_codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class FiguresRow:
    """The key figures of one area; None is "not published"."""

    regel: int
    code: str
    jaar: int
    inwoners: int | None = None
    woningen: int | None = None
    oppervlakte_ha: int | None = None
    inwoners_per_km2: int | None = None


@dataclass(frozen=True)
class LevelRow:
    """One level of the area tree, from the whole municipality down."""

    naam: str
    meervoud: str
    soort: str
    is_wijk: bool = False
    carries_team: bool = False


@dataclass(frozen=True)
class ThemeRow:
    """One theme: web name, name and icon."""

    slug: str
    naam: str
    icoon: str


THEMES = (
    ThemeRow("groen", "Groen", "trees"),
    ThemeRow("wijkonderhoud", "Wijkonderhoud", "wrench"),
    ThemeRow("speeltuinen", "Speeltuinen", "toy-brick"),
    ThemeRow("veiligheid", "Veiligheid", "shield-check"),
    ThemeRow("welzijn", "Welzijn", "heart-handshake"),
    ThemeRow("participatie", "Participatie", "users"),
    ThemeRow("sport", "Sport", "dumbbell"),
    ThemeRow("cultuur", "Cultuur", "palette"),
)
"""The eight themes of a wijkprogramma that a municipality starts with."""
