"""Vectors in memory, searched exactly, with two corrections that make figures of different texts comparable.

*Centring*: all texts of one gemeente share a direction ("something in my wijk"); it is taken off. *Density* (CSLS): a
text in a crowded spot is near to everything, so the mean cosine to its nearest ones is taken off both sides. Source:
Conneau et al., "Word translation without parallel data", ICLR 2018, §2.3.

A vector is personal data: `remove` erases it from memory. Only the centred vector is kept, with its distance to the
mean: enough to get the vector back when the mean moves.
"""

import zlib
from collections.abc import Collection, Hashable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wijkspil.verbinden.encoders import Reference
from wijkspil.verbinden.language_models import Vectors, to_unit

NEIGHBOURS = 10  # of which the mean cosine is the density
SMALL_POOL = 100  # the mean of so many texts weighs as much as the shipped reference
SAMPLE = 1000  # texts at most that densities are measured against
ALWAYS_SETTLE = 500  # below this, every change settles at once
DRIFT = 0.2  # above it, when so large a part has changed
BLOCK = 1024  # rows that are compared in one go
COLUMNS = ("_centred", "_distance", "_density", "_in_sample")  # one row for each vector


class VectorStore:
    """Vectors under an id, with exact search.

    Every answer is the same for the same contents that were put in in the same order.
    """

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        dim = len(reference.mean)
        self._ids: list[Hashable] = []
        self._places: dict[Hashable, int] = {}
        self._centred: Vectors = np.zeros((0, dim), np.float32)
        self._distance: NDArray[np.float32] = np.zeros(0, np.float32)
        self._density: NDArray[np.float32] = np.zeros(0, np.float32)
        self._in_sample: NDArray[np.bool_] = np.zeros(0, np.bool_)
        self._mean: Vectors = reference.mean
        self._changed = 0
        self._share = 1.0

    def __len__(self) -> int:
        """Return the number of vectors."""
        return len(self._ids)

    def __contains__(self, key: Hashable) -> bool:
        """Tell whether there is a vector under this id."""
        return key in self._places

    def upsert(self, ids: Sequence[Hashable], vectors: Vectors, *, settle: bool = True) -> None:
        """Put vectors in, [len(ids), dim]; one that is there already is replaced, a vector of zeros is not kept.

        Args:
            ids: under which they are kept; each comes once.
            vectors: unit vectors, all of the same encoder.
            settle: False when more follows; then call `settle` at the end.
        """
        kept: NDArray[np.bool_] = np.any(vectors, axis=1, keepdims=False)
        self.remove([key for key, is_kept in zip(ids, kept, strict=True) if not is_kept])
        ids, vectors = [key for key, is_kept in zip(ids, kept, strict=True) if is_kept], vectors[kept]
        self._reserve(len(self._ids) + len(ids))
        for key in ids:
            place = self._places.setdefault(key, len(self._ids))
            if place == len(self._ids):
                self._ids.append(key)
            self._in_sample[place] = self._falls_in_sample(key)
        rows = np.asarray([self._places[key] for key in ids], np.int_)
        self._centre(rows, vectors, self._mean)
        if settle:
            self._settle_when_needed(rows)

    def remove(self, ids: Collection[Hashable]) -> None:
        """Erase vectors, also from memory; ids that are not there are passed over."""
        gone = 0
        for key in ids:
            place = self._places.pop(key, None)
            if place is None:
                continue
            gone += 1
            last = len(self._ids) - 1
            for column in self._columns():
                column[place] = column[last]
                column[last] = 0
            moved = self._ids.pop()
            if place != last:
                self._ids[place] = moved
                self._places[moved] = place
        if gone:
            self._settle_when_needed(np.zeros(0, np.int_), gone)

    def search(
        self,
        vector: Vectors,
        k: int,
        allowed_ids: Collection[Hashable] | None = None,
        leave_out: Collection[Hashable] = (),
    ) -> list[tuple[Hashable, float]]:
        """Return at most `k` ids with their score, best first; equal scores in the order of their ids as text.

        Args:
            vector: one vector of the same encoder, [dim].
            k: how many at most.
            allowed_ids: only these may be answered; None is all.
            leave_out: these may not, such as the text itself.
        """
        if not self._ids or not vector.any():
            return []
        scores = self._scores(vector, leave_out)
        places = self._allowed(allowed_ids, leave_out)
        if len(places) > k:
            worst = np.partition(scores[places], -k)[-k]
            places = places[scores[places] >= worst]
        found = sorted((-float(scores[place]), str(self._ids[place]), place) for place in places)
        return [(self._ids[place], -score) for score, _, place in found[:k]]

    def rank(self, key: Hashable, score: float, leave_out: Collection[Hashable] = ()) -> int:
        """Return how many texts are nearer to the one under `key` than `score` says."""
        scores = self._scores(self.vector(key), [key])
        others = self._allowed(None, {key, *leave_out})
        return int((scores[others] > score).sum())

    def vector(self, key: Hashable) -> Vectors:
        """Return the vector under an id, [dim]."""
        found: Vectors = self._vectors(np.asarray([self._places[key]]))[0]
        return found

    def settle(self) -> None:
        """Work out mean and densities again, from all that is in now."""
        size = len(self._ids)
        self._share = SAMPLE / max(size, SAMPLE)
        self._in_sample[:size] = [self._falls_in_sample(key) for key in self._ids]
        total = np.zeros_like(self._mean)
        blocks = [np.arange(start, min(start + BLOCK, size)) for start in range(0, size, BLOCK)]
        for rows in blocks:
            total += self._vectors(rows).sum(axis=0)
        mean = ((total + SMALL_POOL * self._reference.mean) / (size + SMALL_POOL)).astype(np.float32)
        for rows in blocks:
            self._centre(rows, self._vectors(rows), mean)
        self._mean = mean
        for rows in blocks:
            self._measure(rows)
        self._changed = 0

    def _settle_when_needed(self, rows: NDArray[np.int_], gone: int = 0) -> None:
        size = len(self._ids)
        self._changed += len(rows) + gone
        if size <= ALWAYS_SETTLE or self._changed > DRIFT * size:
            self.settle()
        elif len(rows):
            self._measure(rows)

    def _centre(self, rows: NDArray[np.int_], vectors: Vectors, mean: Vectors) -> None:
        apart = vectors - mean
        self._distance[rows] = np.linalg.norm(apart, axis=1)
        self._centred[rows] = to_unit(apart)

    def _vectors(self, rows: NDArray[np.int_]) -> Vectors:
        found: Vectors = self._mean + self._distance[rows, None] * self._centred[rows]
        return found

    def _measure(self, rows: NDArray[np.int_]) -> None:
        sample = np.flatnonzero(self._in_sample[: len(self._ids)])
        near = self._centred[rows] @ self._centred[sample].T
        near[rows[:, None] == sample[None, :]] = -np.inf
        self._density[rows] = self._mean_of_nearest(near)

    def _mean_of_nearest(self, near: Vectors) -> NDArray[np.float32]:
        """Return the mean of the ten highest of each row; with fewer, the reference stands in for the rest."""
        count = min(NEIGHBOURS, near.shape[1])
        best = np.partition(near, -count, axis=1)[:, -count:] if count else near
        real = np.isfinite(best)
        missing = NEIGHBOURS - real.sum(axis=1)
        total = np.where(real, best, 0).sum(axis=1) + missing * self._reference.density
        density: NDArray[np.float32] = (total / NEIGHBOURS).astype(np.float32)
        return density

    def _scores(self, vector: Vectors, leave_out: Collection[Hashable]) -> NDArray[np.float32]:
        size = len(self._ids)
        query = to_unit((vector - self._mean)[None])[0]
        near = self._centred[:size] @ query
        sample = near.copy()
        sample[~self._in_sample[:size]] = -np.inf
        sample[[self._places[key] for key in leave_out if key in self._places]] = -np.inf
        scores: NDArray[np.float32] = 2 * near - self._mean_of_nearest(sample[None])[0] - self._density[:size]
        return scores

    def _allowed(self, allowed_ids: Collection[Hashable] | None, leave_out: Collection[Hashable]) -> NDArray[np.int_]:
        if allowed_ids is None:
            wanted = np.ones(len(self._ids), np.bool_)
        else:
            wanted = np.zeros(len(self._ids), np.bool_)
            wanted[[self._places[key] for key in allowed_ids if key in self._places]] = True
        wanted[[self._places[key] for key in leave_out if key in self._places]] = False
        return np.flatnonzero(wanted)

    def _columns(self) -> list[NDArray[Any]]:
        return [getattr(self, name) for name in COLUMNS]

    def _falls_in_sample(self, key: Hashable) -> bool:
        return zlib.crc32(str(key).encode(errors="replace")) < self._share * 2**32

    def _reserve(self, size: int) -> None:
        """Make room; rows grow by half so that putting in one by one stays cheap."""
        if size <= len(self._centred):
            return
        room = max(size, len(self._centred) * 3 // 2, 64)
        for name, old in zip(COLUMNS, self._columns(), strict=True):
            grown = np.zeros((room, *old.shape[1:]), old.dtype)
            grown[: len(old)] = old
            setattr(self, name, grown)
