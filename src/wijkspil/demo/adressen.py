"""Invent addresses for the demo, in the layout of the CBS table, so that the real import can read them.

The postcodes are likely ones for their wijk and the numbers are in a likely amount; none of them says anything about a
real address. Seeded: the same city always gets the same addresses.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib.resources import files
from itertools import product
from pathlib import Path
from random import Random

LETTERS = "ABCDEGHJKLMNPRSTVWXZ"
PER_POSTCODE = 17  # addresses that share a postcode, on average
YEAR = 2024
FIXED = {"arnhem": ("6822CD", "WK020207"), "nijmegen": ("6531AB", "BU02680510")}
"""One postcode of each city that always has the numbers 1 to 30 in a wijk that we know: an example to type."""


def write_table(city: str, dwellings: Mapping[str, float], path: Path) -> None:
    """Write the addresses of a city as CBS writes them: numbers without leading zeros, sorted by postcode.

    Args:
        city: `arnhem` or `nijmegen`.
        dwellings: how many there are in each wijk, by code.
        path: the file to write.
    """
    with path.open("w", newline="", encoding="utf-8") as target:
        writer = csv.writer(target, delimiter=";", lineterminator="\n")
        writer.writerow(["PC6", "Huisnummer", f"Buurt{YEAR}", f"Wijk{YEAR}", f"Gemeente{YEAR}"])
        for postcode, code in sorted(_postcodes(city, dwellings).items()):
            digits = f"{code[2:]:0<8}"
            codes = [int(digits), int(digits[:6]), int(digits[:4])]
            for number in _numbers(postcode, fixed=postcode == FIXED[city][0]):
                writer.writerow([postcode, number, *codes])


def _postcodes(city: str, dwellings: Mapping[str, float]) -> dict[str, str]:
    """Return the code of the wijk of every invented postcode."""
    random = Random(city)  # noqa: S311 - a demo, no secret
    shares = _shares(city)
    totals: dict[str, float] = defaultdict(float)
    for parts in shares.values():
        for code, share in parts.items():
            totals[code] += share
    postcodes = {}
    for pc4, parts in shares.items():
        codes = [code for code, share in parts.items() for _ in range(_streets(dwellings[code] * share / totals[code]))]
        random.shuffle(codes)
        for (first, second), code in zip(product(LETTERS, LETTERS), codes, strict=False):
            postcodes[f"{pc4}{first}{second}"] = code
    postcodes.update([FIXED[city]])
    return postcodes


def _streets(homes: float) -> int:
    return max(1, round(homes / PER_POSTCODE))


def _shares(city: str) -> dict[str, dict[str, float]]:
    """Return for each PC4 the part of it that lies in each wijk."""
    text = files("wijkspil.demo").joinpath("data", f"{city}_postcodes.csv").read_text(encoding="utf-8")
    shares: dict[str, dict[str, float]] = defaultdict(dict)
    for row in csv.DictReader(text.splitlines()):
        shares[row["pc4"]][row["code"]] = float(row["aandeel"])
    return shares


def _numbers(postcode: str, *, fixed: bool) -> Iterator[int]:
    """Return the house numbers of a postcode: one side of a street, or all numbers of the fixed one."""
    if fixed:
        yield from range(1, 31)
        return
    random = Random(postcode)  # noqa: S311 - a demo, no secret
    start = random.randrange(1, 120)
    yield from range(start, start + 2 * random.randrange(8, 27), 2)
