"""The file with which an administrator sets up a municipality: TOML, with an example that explains itself."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from wijkspil.wijken.readers import BadFile
from wijkspil.wijken.rows import EIGEN, GEMEENTE, THEMES, LevelRow, ThemeRow

HUISSTIJL = (
    "merkkleur", "actiekleur", "neutrale_kleur", "neutrale_tint", "accentkleur", "accentkleur_zacht", "lettertype",
    "ronding",
)  # fmt: skip
REQUIRED = ("code", "naam", "sitenaam", "slogan", "inleiding", "telefoon", "email", "openingstijden")
OPTIONAL = ("voorbeeld_postcode", "melding_url", "sociaal_wijkteam_naam", "sociaal_wijkteam_url")


@dataclass(frozen=True)
class SetUp:
    """What the file says: fields of the municipality, its levels and themes, and since when its areas hold."""

    values: dict[str, Any]
    levels: tuple[LevelRow, ...]
    themes: tuple[ThemeRow, ...]
    valid_from: date


def read(path: Path, *, default_from: date) -> SetUp:
    """Read a set-up file.

    Raises:
        BadFile: a Dutch sentence that names what is missing or unknown.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadFile(f"Het bestand {path.name} bestaat niet. Maak het met: wijkspil gemeente --voorbeeld.") from None
    except (OSError, UnicodeError):
        raise BadFile(f"Het bestand {path.name} kan niet worden gelezen.") from None
    except tomllib.TOMLDecodeError as error:
        raise BadFile(f"{path.name} klopt niet: {error}. Zet teksten tussen aanhalingstekens.") from None
    _check_names(data)
    values = {name: data[name] for name in (*REQUIRED, *OPTIONAL) if name in data} | data.get("huisstijl", {})
    since = data.get("geldig_vanaf", default_from)
    if not isinstance(since, date):
        raise BadFile("Schrijf geldig_vanaf als een datum zonder aanhalingstekens, zoals 2025-01-01.")
    return SetUp(values, _levels(data["niveau"]), _themes(data.get("thema")), since)


def _check_names(data: Mapping[str, Any]) -> None:
    known = {*REQUIRED, *OPTIONAL, "huisstijl", "niveau", "thema", "geldig_vanaf"}
    missing = [name for name in (*REQUIRED, "niveau") if not data.get(name)]
    if missing:
        raise BadFile(f"Vul in het bestand ook in: {', '.join(missing)}.")
    if not re.fullmatch(r"GM[0-9]{4}", str(data["code"])):
        raise BadFile("Schrijf de code van de gemeente als GM met 4 cijfers, zoals GM0344.")
    house_style = data.get("huisstijl", {})
    strange = sorted(set(data) - known) + sorted(set(house_style) - set(HUISSTIJL))
    if strange:
        raise BadFile(f"Dit staat in het bestand maar kennen wij niet: {', '.join(strange)}.")


def _levels(tables: Any) -> tuple[LevelRow, ...]:
    """Return the levels from the gemeente down; the gemeente itself need not be named."""
    try:
        levels = [
            LevelRow(
                str(table["naam"]),
                str(table["meervoud"]),
                str(table.get("cbs", EIGEN)),
                bool(table.get("wijk", False)),
                bool(table.get("team", False)),
            )
            for table in tables
        ]
    except (KeyError, TypeError, AttributeError):
        raise BadFile(
            'Geef elk [[niveau]] een naam en een meervoud, zoals naam = "wijk", meervoud = "wijken".'
        ) from None
    kinds = [level.soort for level in levels]
    if not set(kinds) <= {"wijk", "buurt", EIGEN} or len(set(kinds)) != len(kinds):
        raise BadFile('Zet bij elk niveau cbs = "wijk", cbs = "buurt" of cbs = "eigen", elk hoogstens één keer.')
    return (LevelRow("gemeente", "gemeenten", GEMEENTE), *levels)


def _themes(tables: Any) -> tuple[ThemeRow, ...]:
    if not tables:
        return THEMES
    try:
        return tuple(ThemeRow(str(table["webnaam"]), str(table["naam"]), str(table["icoon"])) for table in tables)
    except (KeyError, TypeError, AttributeError):
        raise BadFile("Geef elk [[thema]] een webnaam, een naam en een icoon.") from None


EXAMPLE = """# De gegevens van uw gemeente. Pas ze aan en geef dan: wijkspil gemeente gemeente.toml
# U kunt dit bestand later weer veranderen en de opdracht nog een keer geven.

code = "GM0344"                     # de CBS-code: GM en 4 cijfers
naam = "Utrecht"
sitenaam = "Mijn wijk Utrecht"
slogan = "Uw wijk, uw aanspreekpunt"
inleiding = "Zoek uw wijk. Lees bij wie u terechtkunt, wat er speelt en deel uw idee."

telefoon = "14 030"                 # het algemene nummer: staat op elke pagina
email = "wijken@gemeente.example"
openingstijden = "maandag tot en met vrijdag, 9.00 tot 17.00 uur"
voorbeeld_postcode = "3522 AR"      # staat als voorbeeld bij "Vind uw wijk"

# Niet verplicht:
# melding_url = "https://…"         # pagina waar bewoners een melding doen over de openbare ruimte
# sociaal_wijkteam_naam = "buurtteam"
# sociaal_wijkteam_url = "https://…"
# geldig_vanaf = 2025-01-01         # vanaf wanneer de indeling geldt (standaard 1 januari van dit jaar)

# De lagen onder de gemeente, van groot naar klein. cbs zegt wat het CBS zo noemt: "wijk", "buurt" of "eigen"
# (een indeling van uzelf). Zet wijk = true bij de laag die bewoners hun wijk noemen, en team = true bij de laag
# met een eigen team. Dat mag dezelfde laag zijn.
[[niveau]]
naam = "wijk"
meervoud = "wijken"
cbs = "wijk"
wijk = true
team = true

[huisstijl]
merkkleur = "#1d4f91"
accentkleur = "#f2b632"
accentkleur_zacht = "#fdf4dd"
lettertype = "source-sans-3"        # of "figtree"
ronding = 8                         # van hoeken, in pixels
"""
