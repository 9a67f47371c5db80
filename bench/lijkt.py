"""Finding what is alike: encoding time, and a store of a thousand to a million texts.

    python -m bench.lijkt [--tot 1000000] [--motor semantisch|woorden]       (reads WIJKSPIL_DATA/ideas_nl)

A thousand real texts are encoded: the titles of residents' plans, and after the last one two titles at a time. Larger
collections are **resampled**: a vector of those thousand, drawn at random, with noise (a random direction of 0.3 times
its length, made unit again). Their neighbours mean nothing; their number and size are real. Every size runs in a
process of its own. Prints one JSON object a line.
"""

import argparse
import csv
import json
import multiprocessing
import os
import resource
import sys
import time
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from wijkspil.verbinden.encoders import Reference, choose_encoder
from wijkspil.verbinden.language_models import Vectors, to_unit
from wijkspil.verbinden.store import VectorStore

PLANS = Path(os.environ.get("WIJKSPIL_DATA", "../shared/data")) / "ideas_nl" / "amsterdam_assen_plannen.csv"
SIZES = (1_000, 10_000, 100_000, 1_000_000)
CHUNK = 5_000
NOISE = 0.3
QUESTIONS = 20


def thousand_texts() -> list[str]:
    """Return a thousand texts of residents."""
    with PLANS.open(newline="") as file:
        titles = list(dict.fromkeys(row["titel"] for row in csv.DictReader(file)))
    pairs = [f"{one}. {other}" for one, other in pairwise(titles)]
    return [*titles, *pairs][:1000]


def encoding(way: str) -> tuple[dict[str, Any], Vectors, Reference]:
    """Encode the thousand texts; return the figures, the vectors and the reference."""
    texts, started = thousand_texts(), time.perf_counter()
    encoder = choose_encoder(way)
    encoder.encode(texts[:1])
    loaded, cpu = time.perf_counter() - started, time.process_time()
    rows = encoder.encode(texts)
    figures = {
        "motor": encoder.version,
        "teksten": len(texts),
        "laden_seconden": round(loaded, 2),
        "coderen_seconden": round(time.perf_counter() - started - loaded, 1),
        "coderen_cpu_seconden": round(time.process_time() - cpu, 1),
        "getallen_per_tekst": rows.shape[1],
        "piek_mb": peak(),
    }
    return figures, rows, encoder.reference


def peak() -> int:
    """Return the most memory that this process held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def resampled(rows: Vectors, size: int, random: np.random.Generator) -> Vectors:
    """Return vectors drawn from the real ones, with noise, [size, dim]."""
    drawn = rows[random.integers(len(rows), size=size)]
    noise = random.standard_normal(drawn.shape, np.float32)
    return to_unit(drawn + NOISE / np.sqrt(rows.shape[1]) * noise)


def measure(size: int, rows: Vectors, reference: Reference) -> dict[str, Any]:
    """Fill a store and ask it; return the figures."""
    random, before = np.random.default_rng(1), peak()
    held, cpu, spent = VectorStore(reference), time.process_time(), 0.0
    for start in range(0, size, CHUNK):
        chunk = resampled(rows, min(CHUNK, size - start), random)
        started = time.perf_counter()
        held.upsert(range(start, start + len(chunk)), chunk, settle=False)
        spent += time.perf_counter() - started
    started = time.perf_counter()
    held.settle()
    spent += time.perf_counter() - started
    cpu = time.process_time() - cpu
    asked = resampled(rows, QUESTIONS, random)
    return {
        "aantal": size,
        "indexeren_seconden": round(spent, 2),
        "indexeren_cpu_seconden_met_ruis": round(cpu, 2),
        "vraag_ms": round(1000 * median(timed(partial(held.search, one, 20)) for one in asked), 2),
        "een_erbij_ms": round(1000 * median(timed(lambda: held.upsert(["nieuw"], asked[:1])) for _ in range(5)), 2),
        "opslag_mb": round(size * rows.shape[1] * rows.itemsize / 1e6),
        "piek_mb": peak() - before,
    }


def timed(work: Any) -> float:
    """Return how many seconds something takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main() -> None:
    """Print the figures of encoding and of every size."""
    parser = argparse.ArgumentParser(prog="python -m bench.lijkt", description=__doc__)
    parser.add_argument("--tot", type=int, default=SIZES[-1], help="grootste verzameling")
    parser.add_argument("--motor", choices=("semantisch", "woorden"), default="semantisch")
    options = parser.parse_args()
    figures, rows, reference = encoding(options.motor)
    sys.stdout.write(json.dumps(figures, ensure_ascii=False) + "\n")
    sys.stdout.flush()
    context = multiprocessing.get_context("spawn")  # a fork would copy the language models
    for size in (size for size in SIZES if size <= options.tot):
        with context.Pool(1) as pool:
            found = pool.apply(measure, (size, rows, reference))
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
