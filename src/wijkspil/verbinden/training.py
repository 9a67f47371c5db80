"""Train the map of the encoders on `data/wensen.md`: `python -m wijkspil.verbinden.training`.

Within-class covariance normalisation: directions in which wordings of one wish differ (language, age, length, tone) are
shrunk; directions in which wishes differ stay. Source: Hatch, Kajarekar & Stolcke, "Within-class covariance
normalization for SVM-based speaker recognition", Interspeech 2006; shrinkage towards the identity as in Ledoit & Wolf.
"""

import sys
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from wijkspil.verbinden.encoders import TRAINED, Trained, means
from wijkspil.verbinden.language_models import E5, LanguageModel, Use, Vectors, to_unit
from wijkspil.verbinden.wishes import Wording, classes, fingerprint, read_wordings

Rows = NDArray[np.float64]
SHRINKAGE = {"e5": 0.7, "use": 0.8}  # 1: the map does nothing


def train(rows: Vectors, kinds: Sequence[int], shrinkage: float) -> Trained:
    """Return the map for one language model.

    Args:
        rows: its vectors of the wordings, [n, dim].
        kinds: the class of each wording.
        shrinkage: between 0 (trust the sample) and 1 (no map).
    """
    mean = rows.mean(axis=0)
    centred = to_unit(rows - mean)
    values, axes = np.linalg.eigh(_within(centred.astype(np.float64), np.asarray(kinds)))
    spread = np.maximum(values, 0)
    scales = 1 / np.sqrt((1 - shrinkage) * spread / spread.mean() + shrinkage)
    made = ((axes * scales) @ axes.T).astype(np.float32)  # symmetric: the sign of an axis, which is free, drops out
    return Trained(mean, made, means(to_unit(centred @ made), kinds))


def _within(rows: Rows, kinds: NDArray[np.int_]) -> Rows:
    """Return the covariance of wordings around the mean of their own class, [dim, dim]."""
    sizes = np.bincount(kinds)
    middles = np.zeros((len(sizes), rows.shape[1]))
    np.add.at(middles, kinds, rows)
    middles /= sizes[:, None]
    apart = (rows - middles[kinds])[sizes[kinds] > 1]
    covariance: Rows = apart.T @ apart / (sizes[sizes > 1] - 1).sum()
    return covariance


def train_all(models: Sequence[LanguageModel], wordings: Sequence[Wording]) -> dict[str, Trained]:
    """Return the map of each model, trained on these wordings."""
    kinds = classes(list(wordings))
    texts = [wording.text for wording in wordings]
    return {model.name: train(model.encode(texts), kinds, SHRINKAGE[model.name]) for model in models}


def main() -> None:
    """Write `data/kaart.npz`; the same wishes and packages give the same figures."""
    wordings = read_wordings()
    trained = train_all([E5(), Use()], wordings)
    parts = {
        f"{name}_{part}": getattr(of, part).astype(np.float16)
        for name, of in trained.items()
        for part in ("mean", "map", "wishes")
    }
    np.savez_compressed(TRAINED, source=np.asarray(fingerprint(wordings)), **parts)
    sys.stdout.write(f"{TRAINED.name}: {TRAINED.stat().st_size // 1000} kB\n")


if __name__ == "__main__":
    main()
