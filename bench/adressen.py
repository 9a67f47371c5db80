"""Addresses with a table of eight million rows: how fast it is read and asked, beside bare SQLite.

    python -m bench.adressen [--rijen 8000000] [--rondes 2]

Beside the import stands `executemany` of exactly the same packed rows, from memory, into a table of the same shape;
beside a look-up the bare look-up of the same key in the same file, with Python's own sqlite3. Prints one JSON document.
"""

import argparse
import json
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from array import array
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

ROWS = 8_000_000
FIRST_PC4, LAST_PC4 = 1011, 9999
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000; PRAGMA mmap_size=134217728;"


def table(rows: int, seed: int = 1) -> Iterator[str]:
    """Yield the lines of an invented table of the whole country, in the layout of CBS and sorted by postcode.

    Args:
        rows: number of addresses; they are spread evenly over the postcodes.
        seed: the same seed gives the same table.
    """
    random = Random(seed)
    yield "PC6;Huisnummer;Buurt2024;Wijk2024;Gemeente2024\n"
    made, pc4s = 0, LAST_PC4 - FIRST_PC4 + 1
    for place, pc4 in enumerate(range(FIRST_PC4, LAST_PC4 + 1), start=1):
        gemeente = 202 if 6811 <= pc4 <= 6846 else 300 + place * 342 // pc4s
        wanted = rows * place // pc4s - made
        made += wanted
        for letters in range(len(LETTERS) ** 2):
            if wanted <= 0:
                break
            postcode = f"{pc4}{LETTERS[letters // 26]}{LETTERS[letters % 26]}"
            wijk = gemeente * 100 + 1 + pc4 % 24
            codes = f";{wijk * 100 + letters // 40};{wijk};{gemeente}\n"
            count = min(wanted, random.randrange(10, 28))
            start = random.randrange(1, 90)
            wanted -= count
            yield "".join(f"{postcode};{number}{codes}" for number in range(start, start + 2 * count, 2))


def write(path: Path, rows: int) -> None:
    """Write the table to a file, a piece at a time."""
    with path.open("w", encoding="ascii") as target:
        target.writelines(table(rows))


def own_import(folder: Path, source: Path) -> dict[str, float]:
    """Run `wijkspil importeer adressen` on a fresh demo of Arnhem; return seconds and peak memory."""
    database = folder / "eigen.sqlite3"
    for old in folder.glob("eigen.sqlite3*"):
        old.unlink()
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{database}", "WIJKSPIL_MODUS": "test"}
    run = ["-m", "wijkspil"]
    subprocess.run([sys.executable, *run, "migrate", "--verbosity=0"], env=environment, check=True)
    subprocess.run(
        [sys.executable, *run, "demo", "--gemeente=arnhem", "--no-serve"],
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    started = time.perf_counter()
    command = [sys.executable, *run, "importeer", "adressen", str(source), "--json"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)
    assert process.stdout is not None
    report = json.loads(process.stdout.read())
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, report
    return {
        "seconden": time.perf_counter() - started,
        "cpu_seconden": usage.ru_utime + usage.ru_stime,
        "piek_mb": usage.ru_maxrss / 1024,
        "toegevoegd": report["toegevoegd"],
        "geweigerd": report["geweigerd_aantal"],
    }


def raw_import(folder: Path, keys: "array[int]", delen: "array[int]") -> dict[str, float]:
    """Write the same rows with nothing but `executemany`."""
    path = folder / "kaal.sqlite3"
    for old in folder.glob("kaal.sqlite3*"):
        old.unlink()
    database = sqlite3.connect(path)
    database.executescript(PRAGMAS)
    database.execute("CREATE TABLE adres (sleutel integer NOT NULL PRIMARY KEY, deel integer NOT NULL)")
    used, started = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    with database:
        database.executemany("INSERT INTO adres VALUES (?, ?)", zip(keys, delen, strict=True))
    seconds = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_SELF)
    database.close()
    return {"seconden": seconds, "cpu_seconden": after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime}


def packed_rows(database: Path) -> tuple["array[int]", "array[int]"]:
    """Return the rows that our own import stored, in the order of the file."""
    keys, delen = array("q"), array("q")
    connection = sqlite3.connect(database)
    for key, deel in connection.execute("SELECT sleutel, deel_id FROM wijken_adres ORDER BY sleutel"):
        keys.append(key)
        delen.append(deel)
    connection.close()
    return keys, delen


def look_ups(database: Path, source: Path, rounds: int) -> dict[str, float]:
    """Ask addresses of our own municipality in turn from us and from bare SQLite; return microseconds a question."""
    os.environ |= {"DATABASE_URL": f"sqlite:///{database}", "WIJKSPIL_MODUS": "test"}
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkspil.config.settings")
    import django

    django.setup()
    from django.db import connection

    from wijkspil.wijken import addresses, queries
    from wijkspil.wijken.models import AdresBestand

    base = AdresBestand.objects.get(actief=True).pk << addresses.IMPORT_BITS
    typed = _sample(source, 20_000)
    keys = [base + addresses.pack(addresses.parse_postcode(pc), addresses.parse_house_number(nr)) for pc, nr in typed]
    bare = sqlite3.connect(database)
    bare.executescript(PRAGMAS)
    sql = "SELECT deel_id FROM wijken_adres WHERE sleutel = ?"
    assert all(queries.find_address(*address).area_id for address in typed[:100])

    def ours() -> None:
        for postcode, number in typed:
            queries.find_address(postcode, number)

    def theirs() -> None:
        for key in keys:
            bare.execute(sql, (key,)).fetchone()

    times: dict[str, list[float]] = {"eigen": [], "kaal": []}
    for _ in range(rounds + 1):
        for name, ask in (("kaal", theirs), ("eigen", ours)):
            before = time.process_time()
            ask()
            times[name].append((time.process_time() - before) / len(typed) * 1e6)
    connection.close()
    return {name: median(found[1:]) for name, found in times.items()}  # the first round warms up


def _sample(source: Path, size: int) -> list[tuple[str, str]]:
    """Return addresses of Arnhem in random order, written in the ways that people write them."""
    with source.open(encoding="ascii") as lines:
        mine = [line.split(";")[:2] for line in lines if line.startswith("68") and line.endswith(";202\n")]
    random = Random(2)
    chosen = random.choices(mine, k=size)
    ways = [("{}", "{}"), ("{}", "{}a"), (" {} ", "{}-3 hs")]
    return [
        (
            ways[i % 3][0].format(postcode.lower() if i % 2 else f"{postcode[:4]} {postcode[4:]}"),
            ways[i % 3][1].format(number),
        )
        for i, (postcode, number) in enumerate(chosen)
    ]


def main() -> None:
    """Measure, and print the figures with their budgets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rijen", type=int, default=ROWS)
    parser.add_argument("--rondes", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="wijkspil-bench-") as name:
        print(json.dumps(measure(Path(name), options.rijen, options.rondes), indent=1))


def measure(folder: Path, rows: int, rounds: int) -> dict[str, Any]:
    """Do everything in turn, so that whatever else the machine does hits all alike."""
    source = folder / "pc6hnr2024.csv"
    write(source, rows)
    own, raw = [], []
    for _ in range(rounds):
        own.append(own_import(folder, source))
        raw.append(raw_import(folder, *packed_rows(folder / "eigen.sqlite3")))
    speed = median(r["seconden"] for r in raw) / median(r["seconden"] for r in own)
    cpu = median(r["cpu_seconden"] for r in raw) / median(r["cpu_seconden"] for r in own)
    asked = look_ups(folder / "eigen.sqlite3", source, rounds=5)
    return {
        "rijen": rows,
        "inlezen": {
            "eigen": own,
            "kaal_executemany": raw,
            "snelheid_ten_opzichte_van_kaal": round(speed, 2),
            "snelheid_in_cpu_tijd": round(cpu, 2),
            "budget": 0.4,
            "piek_mb": round(max(r["piek_mb"] for r in own)),
            "budget_mb": 300,
        },
        "opzoeken": {
            "microseconden": {key: round(value, 1) for key, value in asked.items()},
            "keer_kaal": round(asked["eigen"] / asked["kaal"], 2),
            "budget": 5,
        },
    }


if __name__ == "__main__":
    main()
