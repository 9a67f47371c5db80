"""From text to vector: two language models behind one trained map, or words when there is no model.

A vector has two halves. *Direction*: what the language models say, through a linear map that was trained to overlook
how something is worded (`training.py`). *Profile*: how close the text is to each wish of `data/wensen.md`, as square
roots of chances, so that the inner product of two profiles is high only when both are about the same known wish.
"""

import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log
from pathlib import Path
from typing import Protocol

import numpy as np

from wijkspil.verbinden import texts as texts_of
from wijkspil.verbinden import wishes
from wijkspil.verbinden.language_models import E5, LanguageModel, NotInstalled, Use, Vectors, to_unit

TRAINED = Path(__file__).resolve().parent / "data" / "kaart.npz"
WEIGHTS = {"e5": 1.0, "use": 0.5}  # what each model counts for
PROFILE = 0.8  # what the profile counts for, against the direction
SHARPNESS = 0.05  # the smaller, the more only the nearest wish counts
WORDS_PROFILE, WORDS_SHARPNESS = 1.0, 0.03  # the same, without a language model
BUCKETS = 2048


@dataclass(frozen=True)
class Reference:
    """What a store goes by while it holds little.

    Attributes:
        mean: the mean vector of a collection of wishes, [dim].
        density: how near its ten nearest are to a wish, on average.
    """

    mean: Vectors
    density: float


class Encoder(Protocol):
    """Turns texts into vectors of a fixed size."""

    name: str

    @property
    def version(self) -> str:
        """Return what made the vectors; vectors of another version cannot be compared."""
        ...

    @property
    def reference(self) -> Reference:
        """Return mean and density of the wishes it was trained on."""
        ...

    @property
    def quick(self) -> "Encoder":
        """Return the quickest that understands a sentence: this one, or a part of it."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return an array [len(texts), dim] of unit vectors, float32; an empty text is a row of zeros."""
        ...


@dataclass(frozen=True)
class Trained:
    """What was trained for one language model.

    Attributes:
        mean: subtracted from its vectors, [dim].
        map: makes how something is worded count less, [dim, dim].
        wishes: the mean direction of each wish and each trap, [wishes, dim].
    """

    mean: Vectors
    map: Vectors
    wishes: Vectors

    def turn(self, rows: Vectors) -> Vectors:
        """Return the trained direction of vectors of the language model."""
        return to_unit(to_unit(rows - self.mean) @ self.map)


class SemanticEncoder:
    """One or two language models with their trained maps."""

    def __init__(self, models: Sequence[LanguageModel], trained: dict[str, Trained], source: str) -> None:
        self.name = "+".join(model.name for model in models)
        self._models = models
        self._trained = trained
        self._source = source

    @property
    def version(self) -> str:
        """Return the versions of the models and of the map."""
        return f"{', '.join(model.version for model in self._models)}, kaart {self._source[:12]}"

    @property
    def quick(self) -> Encoder:
        """Return the last and smallest of the models alone."""
        return self if len(self._models) == 1 else SemanticEncoder(self._models[-1:], self._trained, self._source)

    @cached_property
    def reference(self) -> Reference:
        """Return mean and density of the wishes, worked out from their mean directions."""
        return reference_of(
            self._together({model.name: self._trained[model.name].wishes for model in self._models}),
        )

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return an array [len(texts), dim] of unit vectors, float32; an empty text is a row of zeros."""
        rows = self._together({m.name: self._trained[m.name].turn(m.encode(texts)) for m in self._models})
        rows[[index for index, text in enumerate(texts) if not text.strip()]] = 0
        return rows

    def _together(self, directions: dict[str, Vectors]) -> Vectors:
        total = sum(WEIGHTS[name] for name in directions)
        direction = np.hstack([np.sqrt(WEIGHTS[name] / total) * rows for name, rows in directions.items()])
        nearness = sum(WEIGHTS[name] / total * rows @ self._trained[name].wishes.T for name, rows in directions.items())
        return with_profile(direction, np.asarray(nearness, np.float32), PROFILE, SHARPNESS)


class WordsEncoder:
    """No language model: parts of words, and the profile over the wishes by their words."""

    name = "woorden"
    version = "woorden 1"

    @property
    def quick(self) -> Encoder:
        """Return this one."""
        return self

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return an array [len(texts), dim] of unit vectors, float32; an empty text is a row of zeros."""
        rows = to_unit(self._counts(texts) * self._rarity)
        found = with_profile(rows, rows @ self._wishes.T, WORDS_PROFILE, WORDS_SHARPNESS)
        found[~rows.any(axis=1)] = 0
        return found

    @cached_property
    def reference(self) -> Reference:
        """Return mean and density of the wishes."""
        return reference_of(with_profile(self._wishes, self._wishes @ self._wishes.T, WORDS_PROFILE, WORDS_SHARPNESS))

    @cached_property
    def _wordings(self) -> Vectors:
        return self._counts([wording.text for wording in wishes.read_wordings()])

    @cached_property
    def _rarity(self) -> Vectors:
        held = (self._wordings > 0).sum(axis=0)
        rarity: Vectors = np.log((len(self._wordings) + 1) / (held + 1)).astype(np.float32)
        return rarity

    @cached_property
    def _wishes(self) -> Vectors:
        return means(to_unit(self._wordings * self._rarity), wishes.classes(wishes.read_wordings()))

    @staticmethod
    def _counts(texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), BUCKETS), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for part, times in Counter(texts_of.parts_of(text)).items():
                row[zlib.crc32(part.encode()) % BUCKETS] += 1 + log(times)
        return rows


def with_profile(direction: Vectors, nearness: Vectors, weight: float, sharpness: float) -> Vectors:
    """Return direction and profile as one unit vector.

    Args:
        direction: unit vectors, [n, d].
        nearness: the cosine of each with each wish, [n, wishes].
        weight: what the profile counts for, against one for the direction.
        sharpness: divides the cosines before they become chances.
    """
    raised = np.exp((nearness - nearness.max(axis=1, keepdims=True)) / sharpness)
    profile = np.sqrt(raised / raised.sum(axis=1, keepdims=True))
    rows: Vectors = (np.hstack([direction, np.sqrt(weight) * profile]) / np.sqrt(1 + weight)).astype(np.float32)
    return rows


def means(rows: Vectors, classes: Sequence[int]) -> Vectors:
    """Return the unit mean of each class, [classes, d]."""
    total = np.zeros((max(classes) + 1, rows.shape[1]), np.float32)
    np.add.at(total, list(classes), rows)
    return to_unit(total)


def reference_of(rows: Vectors, neighbours: int = 10) -> Reference:
    """Return mean and density of a collection, [n, d]."""
    mean = rows.mean(axis=0)
    centred = to_unit(rows - mean)
    near = centred @ centred.T
    np.fill_diagonal(near, -1)
    return Reference(mean, float(np.sort(near, axis=1)[:, -neighbours:].mean()))


def load_trained(file: Path = TRAINED) -> tuple[dict[str, Trained], str]:
    """Return what was trained for each language model, and the hash of the wishes it was trained on."""
    with np.load(file, allow_pickle=False) as held:
        trained = {
            name: Trained(*(held[f"{name}_{part}"].astype(np.float32) for part in ("mean", "map", "wishes")))
            for name in WEIGHTS
        }
        return trained, str(held["source"])


def choose_encoder(way: str = "semantisch") -> Encoder:
    """Return the best encoder that runs here: both language models, one of them, or words.

    Args:
        way: `semantisch`, or `woorden` to leave the language models aside.
    """
    models: list[LanguageModel] = []
    if way == "semantisch":
        for kind in (E5, Use):
            try:
                models.append(kind())
            except NotInstalled:
                continue
    if not models:
        return WordsEncoder()
    return SemanticEncoder(models, *load_trained())
