"""What people bring in, and the rules by which it finds its owner."""

from wijkspil.inbreng.models.bijlagen import ALT_MAX, Bijlage, BijlageKind, Bron
from wijkspil.inbreng.models.inbreng import (
    BIEDT_MAX,
    TEKST_MAX,
    TITEL_MAX,
    Inbreng,
    InbrengStap,
    KenmerkTeller,
    WijkAantal,
)
from wijkspil.inbreng.models.inlezing import BRON_MAX, Inlezing
from wijkspil.inbreng.models.kinds import Channel, Kind, Party
from wijkspil.inbreng.models.routes import Routeregel, Termijn
from wijkspil.inbreng.models.samen import Hulpaanbod, Steun
from wijkspil.inbreng.models.samenvoeging import Instemming, Samenvoeging, VerhuisdeSteun
from wijkspil.inbreng.models.sjabloon import SJABLOON_MAX, Sjabloon
from wijkspil.inbreng.models.toezegging import PARTIJ_MAX, UITKOMST_MAX, WAT_MAX, Toezegging
from wijkspil.inbreng.models.verband import REDEN_MAX, Verband

__all__ = [
    "ALT_MAX",
    "BIEDT_MAX",
    "BRON_MAX",
    "PARTIJ_MAX",
    "REDEN_MAX",
    "SJABLOON_MAX",
    "TEKST_MAX",
    "TITEL_MAX",
    "UITKOMST_MAX",
    "WAT_MAX",
    "Bijlage",
    "BijlageKind",
    "Bron",
    "Channel",
    "Hulpaanbod",
    "Inbreng",
    "InbrengStap",
    "Inlezing",
    "Instemming",
    "KenmerkTeller",
    "Kind",
    "Party",
    "Routeregel",
    "Samenvoeging",
    "Sjabloon",
    "Steun",
    "Termijn",
    "Toezegging",
    "Verband",
    "VerhuisdeSteun",
    "WijkAantal",
]
