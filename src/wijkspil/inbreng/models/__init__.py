"""What people bring in, and the rules by which it finds its owner."""

from wijkspil.inbreng.models.inbreng import (
    BIEDT_MAX,
    TEKST_MAX,
    TITEL_MAX,
    Inbreng,
    InbrengStap,
    KenmerkTeller,
    WijkAantal,
)
from wijkspil.inbreng.models.kinds import Channel, Kind, Party
from wijkspil.inbreng.models.routes import Routeregel, Termijn
from wijkspil.inbreng.models.samen import Hulpaanbod, Steun

__all__ = [
    "BIEDT_MAX",
    "TEKST_MAX",
    "TITEL_MAX",
    "Channel",
    "Hulpaanbod",
    "Inbreng",
    "InbrengStap",
    "KenmerkTeller",
    "Kind",
    "Party",
    "Routeregel",
    "Steun",
    "Termijn",
    "WijkAantal",
]
