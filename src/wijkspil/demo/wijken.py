"""The demo of wijken: both municipalities with their levels, areas, figures, tile map and invented addresses."""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from wijkspil.core.actors import SystemActor
from wijkspil.demo import adressen
from wijkspil.demo.context import DemoContext
from wijkspil.wijken import actions
from wijkspil.wijken.readers.files import look_through
from wijkspil.wijken.rows import BUURT, EIGEN, GEMEENTE, WIJK, AreaRow, FiguresRow, LevelRow

ACTOR = SystemActor("demo")
SINCE = date(2015, 1, 1)
YEAR = 2024
BUURTEN_YEAR = 2014

LEVELS = {
    "arnhem": (
        LevelRow("gemeente", "gemeenten", GEMEENTE),
        LevelRow("gebied", "gebieden", EIGEN, carries_team=True),
        LevelRow("wijk", "wijken", WIJK, is_wijk=True),
    ),
    "nijmegen": (
        LevelRow("gemeente", "gemeenten", GEMEENTE),
        LevelRow("stadsdeel", "stadsdelen", WIJK, carries_team=True),
        LevelRow("wijk", "wijken", BUURT, is_wijk=True),
    ),
}

GEMEENTEN: dict[str, dict[str, Any]] = {
    "arnhem": {
        "code": "GM0202",
        "naam": "Arnhem",
        "sitenaam": "Van Wijken Weten",
        "slogan": "Samen maken we uw wijk",
        "inleiding": "Zoek uw wijk. Lees wie er voor u werkt, wat er speelt en deel uw idee.",
        "telefoon": "026 000 00 00",
        "email": "wijken@arnhem.example",
        "openingstijden": "maandag tot en met vrijdag, 9.00 tot 17.00 uur",
        "voorbeeld_postcode": "6822 CD",
        "melding_url": "https://melding.arnhem.example/",
        "sociaal_wijkteam_naam": "sociaal wijkteam",
        "sociaal_wijkteam_url": "https://wijkteams.arnhem.example/",
        "merkkleur": "#1d4f91",
        "neutrale_kleur": "#3b4658",
        "neutrale_tint": 0.7,
        "accentkleur": "#f2b632",
        "accentkleur_zacht": "#fdf4dd",
        "lettertype": "figtree",
        "ronding": 14,
    },
    "nijmegen": {
        "code": "GM0268",
        "naam": "Nijmegen",
        "sitenaam": "Mijn wijk Nijmegen",
        "slogan": "Uw wijk, uw aanspreekpunt",
        "inleiding": "Zoek uw wijk. Lees bij wie u terechtkunt, wat er speelt en deel uw idee.",
        "telefoon": "024 000 00 00",
        "email": "wijken@nijmegen.example",
        "openingstijden": "maandag tot en met vrijdag, 9.00 tot 17.00 uur",
        "voorbeeld_postcode": "6531 AB",
        "melding_url": "https://melding.nijmegen.example/",
        "sociaal_wijkteam_naam": "sociaal wijkteam",
        "sociaal_wijkteam_url": "https://wijkteams.nijmegen.example/",
        "merkkleur": "#17775b",
        "neutrale_kleur": "#3a4a46",
        "neutrale_tint": 0.6,
        "accentkleur": "#b3261e",
        "accentkleur_zacht": "#fdf1f0",
        "lettertype": "source-sans-3",
        "ronding": 8,
    },
}


def fill(context: DemoContext) -> None:
    """Set up the municipality of the demo with all its areas, figures and demo addresses."""
    city = context.gemeente
    levels = LEVELS[city]
    actions.set_up_gemeente(actor=ACTOR, values=GEMEENTEN[city], levels=levels, valid_from=SINCE)
    facts = list(_facts(f"{city}_gebieden.csv"))
    areas = (_area(number, fact, levels) for number, fact in enumerate(facts, start=2))
    actions.import_areas(actor=ACTOR, rows=areas, valid_from=SINCE)
    figures = (_figures(number, fact) for number, fact in enumerate(facts, start=2) if fact["inwoners"])
    actions.import_figures(actor=ACTOR, rows=figures)
    _invent_addresses(city, facts)


def _invent_addresses(city: str, facts: list[dict[str, str]]) -> None:
    """Invent as many addresses as there are dwellings; where we only know a stadsdeel, its wijken get equal parts."""
    dwellings = {fact["code"]: float(fact["woningen"]) for fact in facts if fact["woningen"]}
    wijken = [fact for fact in facts if fact["diepte"] == "2"]
    siblings = Counter(fact["boven"] for fact in wijken)
    amounts = {
        fact["code"]: dwellings.get(fact["code"], dwellings[fact["boven"]] / siblings[fact["boven"]]) for fact in wijken
    }
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"demo-adressen-{city}.csv"
        adressen.write_table(city, amounts, path)
        actions.import_addresses(actor=ACTOR, file=look_through(path), demo=True)


def _facts(name: str) -> Iterator[dict[str, str]]:
    text = files("wijkspil.demo").joinpath("data", name).read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines())


def _area(number: int, fact: dict[str, str], levels: tuple[LevelRow, ...]) -> AreaRow:
    return AreaRow(
        regel=number,
        soort=levels[int(fact["diepte"])].soort,
        code=fact["code"],
        naam=fact["naam"],
        boven=fact["boven"],
        jaar=BUURTEN_YEAR if fact["code"].startswith("BU") else YEAR,
        point=(float(fact["lon"]), float(fact["lat"])),
        tile=(int(fact["tile_x"]), int(fact["tile_y"])) if fact["tile_x"] else None,
    )


def _figures(number: int, fact: dict[str, str]) -> FiguresRow:
    return FiguresRow(
        regel=number,
        code=fact["code"],
        jaar=YEAR,
        inwoners=int(fact["inwoners"]),
        woningen=int(fact["woningen"]),
        oppervlakte_ha=int(fact["oppervlakte_ha"]),
        inwoners_per_km2=int(fact["inwoners_per_km2"]),
    )
