"""Make the weights with which `herken-zorg` recognises a zorgvraag, from the half `tune` of the labelled texts.

    python -m bench.zorg             cross-validation over the families of `tune`, the line, and the weights
    python -m bench.zorg --schrijf   the same, and store the weights in the package

A small logistic regression, nothing else: about 35 features and 190 small words. Two things keep it honest.

- Signs are fixed: a problem of the writer can only speak for a zorgvraag, a word about the street only against it.
- The phrases were written by somebody who had read `tune`, so there they find more than they will find elsewhere. Each
  text is seen several times, each time with a large part of its phrases hidden: the weights learn to do with fewer.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import Any

import numpy as np

from wijkspil.overdracht.evidence import CIVIC, PROBLEMS, Passage, features, gather
from wijkspil.overdracht.herken_zorg import FEW_WORDS, FILE, Weights
from wijkspil.overdracht.measures import Line, read_lines

HIDDEN = 0.6  # of the concepts of a text, each time it is seen
TIMES = 6  # that a text is seen
SCALE = 0.15  # of the features beside the words: how much more freely their weights may grow
PENALTY = 0.1
STEPS = 1500
TEXTS_WITH_WORD = 6  # a word must stand in that many texts to get a weight
LINE = 0.4  # where precision and recall of the cross-validation are both above the goal, leaning to recall
FOLDS = 5
FOR = {"kern", "vraag", "prive", "alleen_over_iemand", "over_zelf", "over_ander"}
AGAINST = {*CIVIC, "over_groep"}

Vector = np.ndarray[Any, np.dtype[np.float64]]


def sign(name: str) -> int:
    """Return 1 when a feature may only speak for a zorgvraag, -1 only against it, 0 when it is a word."""
    role, _, holder = name.partition("_")
    if name in AGAINST or (role in PROBLEMS and holder == "groep"):
        return -1
    return 1 if name in FOR or role in PROBLEMS else 0


def with_less(passage: Passage, random: Random) -> dict[str, float]:
    """Return the features of a text of which a part of the concepts is hidden."""
    concepts = sorted({f.match.concept.name for f in passage.findings if f.role in PROBLEMS or f.role == "vraag"})
    hidden = {name for name in concepts if random.random() < HIDDEN}
    return features([f for f in passage.findings if f.match.concept.name not in hidden], passage.people)


def train(texts: Sequence[Passage], care: Sequence[bool]) -> Weights:
    """Return weights of which 0.5 is the line; the same texts give the same weights."""
    random = Random(1)
    seen = [(with_less(text, random), text.words) for text in texts for _ in range(TIMES)]
    frequent = Counter(word for text in texts for word in text.words)
    names = sorted({name for amounts, _ in seen for name in amounts})
    words = sorted(word for word, count in frequent.items() if count >= TEXTS_WITH_WORD)
    place = {name: at for at, name in enumerate(words)}
    table = np.zeros((len(seen), len(names) + len(words)))
    for row, (amounts, heard) in enumerate(seen):
        table[row, : len(names)] = [SCALE * amounts.get(name, 0.0) for name in names]
        known = [len(names) + place[word] for word in heard if word in place]
        table[row, known] = 1 / np.sqrt(max(len(heard), FEW_WORDS))
    signs = np.array([sign(name) for name in names] + [0] * len(words))
    labels = np.repeat(np.array(care, dtype=float), TIMES)
    weights, base = descend(table, labels, signs, PENALTY / len(texts))
    return Weights(
        round(base - float(np.log(LINE / (1 - LINE))), 3),
        {name: round(SCALE * float(weight), 3) for name, weight in zip(names, weights, strict=False)},
        {word: round(float(weights[len(names) + at]), 3) for word, at in place.items()},
    )


def descend(table: Vector, labels: Vector, signs: Vector, penalty: float) -> tuple[Vector, float]:
    """Return weights and base of the logistic regression: accelerated descent, kept within the signs."""
    lowest, highest = np.where(signs > 0, 0.0, -np.inf), np.where(signs < 0, 0.0, np.inf)
    step = 1 / (0.25 * (float(np.linalg.norm(table, 2)) ** 2 / len(labels) + 1) + penalty)
    weights = ahead = np.zeros(table.shape[1])
    base = base_ahead = 0.0
    pace = 1.0
    for _ in range(STEPS):
        error = 1 / (1 + np.exp(-(table @ ahead + base_ahead))) - labels
        new = np.clip(ahead - step * (table.T @ error / len(labels) + penalty * ahead), lowest, highest)
        new_base = base_ahead - step * float(error.mean())
        faster = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        momentum = (pace - 1) / faster
        ahead = new + momentum * (new - weights)
        base_ahead = new_base + momentum * (new_base - base)
        weights, base, pace = new, new_base, faster
    return weights, base


def cross_validate(lines: Sequence[Line], texts: Sequence[Passage]) -> list[float]:
    """Return the log-odds of each text by weights that saw no text of its family."""
    families = sorted({line.familie for line in lines})
    Random(0).shuffle(families)
    fold = {family: at % FOLDS for at, family in enumerate(families)}
    scores = [0.0] * len(lines)
    for number in range(FOLDS):
        rest = [at for at, line in enumerate(lines) if fold[line.familie] != number]
        found = train([texts[at] for at in rest], [lines[at].zorg for at in rest])
        for at, line in enumerate(lines):
            if fold[line.familie] == number:
                scores[at] = found.log_odds(texts[at])
    return scores


def main() -> None:
    """Print the cross-validation and, when asked, store the weights."""
    parser = argparse.ArgumentParser(prog="python -m bench.zorg", description=__doc__)
    parser.add_argument("--schrijf", action="store_true", help="bewaar de gewichten in het pakket")
    options = parser.parse_args()
    lines = [line for line in read_lines() if line.half == "tune"]
    texts = [gather(line.text).whole for line in lines]
    scores = cross_validate(lines, texts)
    found = [score >= 0 for score in scores]
    right = sum(line.zorg and yes for line, yes in zip(lines, found, strict=True))
    figures = {"precisie": right / sum(found), "recall": right / sum(line.zorg for line in lines)}
    sys.stdout.write(json.dumps({"kruisvalidatie": figures}, ensure_ascii=False) + "\n")
    weights = train(texts, [line.zorg for line in lines])
    data = {"basis": weights.base, "tekens": weights.features, "woorden": weights.words}
    if options.schrijf:
        FILE.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        sys.stdout.write(f"Geschreven: {FILE.name}\n")


if __name__ == "__main__":
    main()
