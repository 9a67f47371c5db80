"""Vectors kept in a file of one's own, so that the same texts need not be encoded again.

The file holds hashes of texts and their vectors, never a text. Vectors are personal data all the same: who keeps the
file, erases it.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from wijkspil.verbinden.encoders import Encoder, Reference
from wijkspil.verbinden.language_models import Vectors


class KeepingEncoder:
    """An encoder that looks in a file first."""

    def __init__(self, encoder: Encoder, file: Path) -> None:
        self.name = encoder.name
        self.version = encoder.version
        self._encoder = encoder
        self._file = file

    @property
    def reference(self) -> Reference:
        """Return the reference of the encoder behind it."""
        return self._encoder.reference

    @property
    def quick(self) -> Encoder:
        """Return the quick one behind it; sentences are not kept."""
        return self._encoder.quick

    def forget_all_but(self, texts: Iterable[str]) -> None:
        """Erase the vectors of all other texts from the file."""
        with closing(self._open()) as database, database:
            database.execute("CREATE TEMP TABLE blijft (sleutel text PRIMARY KEY)")
            database.executemany("INSERT OR IGNORE INTO blijft VALUES (?)", ([self._key(text)] for text in texts))
            database.execute("DELETE FROM vector WHERE sleutel NOT IN (SELECT sleutel FROM blijft)")

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return an array [len(texts), dim] of unit vectors, float32."""
        keys = [self._key(text) for text in texts]
        with closing(self._open()) as database, database:
            held = {key: found for key in dict.fromkeys(keys) if (found := self._look_up(database, key)) is not None}
            missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in held}
            made = dict(zip(missing, self._encoder.encode(list(missing.values())), strict=True)) if missing else {}
            rows = [(key, row.tobytes()) for key, row in made.items()]
            database.executemany("INSERT OR REPLACE INTO vector VALUES (?, ?)", rows)
        dim = len(self.reference.mean)
        return np.asarray([{**held, **made}[key] for key in keys], np.float32).reshape(len(keys), dim)

    def _open(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._file)
        database.execute("PRAGMA secure_delete=ON")  # what is erased, is overwritten
        database.execute("CREATE TABLE IF NOT EXISTS vector (sleutel text PRIMARY KEY, waarde blob NOT NULL)")
        return database

    def _key(self, text: str) -> str:
        return hashlib.sha256(f"{self.version}\0{text}".encode()).hexdigest()

    @staticmethod
    def _look_up(database: sqlite3.Connection, key: str) -> Vectors | None:
        row = database.execute("SELECT waarde FROM vector WHERE sleutel = ?", [key]).fetchone()
        return np.frombuffer(row[0], np.float32) if row else None
