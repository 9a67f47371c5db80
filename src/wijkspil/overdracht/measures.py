"""How well the recogniser does on labelled texts: precision, recall and F1 with their margins. Pure: no Django."""

import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

DATA = Path(__file__).resolve().parent / "data"
FILES = [DATA / f"zorgteksten{name}.jsonl" for name in ("", "_extra", "_derde")]
Z = 1.96  # of a margin of 95 %


@dataclass(frozen=True)
class Line:
    """A labelled text; docs/zorg-herkennen.md says what the labels mean."""

    id: str
    text: str
    zorg: bool
    spoed: bool = False
    soort: str = ""
    stijl: str = ""
    van: str | None = None
    half: str = "alles"
    familie: str = ""


class Answer(Protocol):
    """What the measure reads of a verdict."""

    @property
    def zorg(self) -> bool:
        """It is about somebody's own life."""

    @property
    def spoed(self) -> bool:
        """Somebody may be in danger now."""


@dataclass(frozen=True)
class Share:
    """A part of a whole, with Wilson's margin of 95 %."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        """The share; of nothing it is 1, for nothing went wrong."""
        return self.part / self.whole if self.whole else 1.0

    @property
    def margin(self) -> tuple[float, float]:
        """Between which shares the true one probably lies."""
        if not self.whole:
            return 0.0, 1.0
        n, p = self.whole, self.value
        middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
        half = Z / (1 + Z * Z / n) * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
        return max(0.0, middle - half), min(1.0, middle + half)

    def as_data(self) -> dict[str, Any]:
        """Return the share, its margin and the counts."""
        low, high = self.margin
        return {
            "deel": round(self.value, 3),
            "van": round(low, 3),
            "tot": round(high, 3),
            "aantal": [self.part, self.whole],
        }

    def __str__(self) -> str:
        low, high = self.margin
        return f"{self.value:6.1%} ({low:.1%}–{high:.1%}; {self.part}/{self.whole})"


@dataclass(frozen=True)
class Figures:
    """Counts of a group of texts, and what follows from them."""

    right: int
    missed: int
    wrong: int
    passed: int

    @classmethod
    def of(cls, pairs: Sequence[tuple[bool, bool]]) -> "Figures":
        """Count pairs of what is and what was found."""
        return cls(*(pairs.count(pair) for pair in ((True, True), (True, False), (False, True), (False, False))))

    @property
    def precision(self) -> Share:
        """Of the texts that were recognised, those that are."""
        return Share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> Share:
        """Of the texts that are, those that were recognised."""
        return Share(self.right, self.right + self.missed)

    @property
    def good(self) -> Share:
        """Of all texts, those that were judged well."""
        return Share(self.right + self.passed, self.right + self.missed + self.wrong + self.passed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0

    def as_data(self) -> dict[str, Any]:
        """Return the figures under Dutch names."""
        return {"precisie": self.precision.as_data(), "recall": self.recall.as_data(), "f1": round(self.f1, 3)}


@dataclass(frozen=True)
class Report:
    """Texts, and what the recogniser said of them."""

    lines: Sequence[Line]
    answers: Sequence[Answer]

    @classmethod
    def of(cls, lines: Sequence[Line], recognise: Callable[[str], Answer]) -> "Report":
        """Let every text be judged."""
        return cls(lines, [recognise(line.text) for line in lines])

    @property
    def care(self) -> Figures:
        """How well a zorgvraag is recognised."""
        return Figures.of([(line.zorg, answer.zorg) for line, answer in self._pairs])

    @property
    def danger(self) -> Figures:
        """How well danger is recognised."""
        return Figures.of([(line.spoed, answer.spoed) for line, answer in self._pairs])

    def by(self, name: str) -> dict[str, Figures]:
        """Return how well a zorgvraag is recognised in each group of texts: by `soort` or `stijl`."""
        groups: dict[str, list[tuple[bool, bool]]] = {}
        for line, answer in self._pairs:
            groups.setdefault(getattr(line, name), []).append((line.zorg, answer.zorg))
        return {group: Figures.of(pairs) for group, pairs in sorted(groups.items()) if group}

    @property
    def mistakes(self) -> list[tuple[str, Line]]:
        """Every text that was judged wrong, with what went wrong."""
        found = []
        for line, answer in self._pairs:
            for name, truth, said in (("zorg", line.zorg, answer.zorg), ("spoed", line.spoed, answer.spoed)):
                if truth != said:
                    found.append((f"{name} {'gemist' if truth else 'ten onrechte'}", line))
        return sorted(found, key=lambda mistake: mistake[0])

    def as_data(self) -> dict[str, Any]:
        """Return all figures, for JSON."""
        return {
            "zorg": self.care.as_data(),
            "spoed": self.danger.as_data(),
            "goed_per_soort": {name: figures.good.as_data() for name, figures in self.by("soort").items()},
            "goed_per_stijl": {name: figures.good.as_data() for name, figures in self.by("stijl").items()},
            "fouten": [{"fout": kind, "id": line.id, "text": line.text} for kind, line in self.mistakes],
        }

    def as_text(self, name: str) -> Iterator[str]:
        """Yield all figures as lines, for people."""
        yield f"== {name}: {len(self.lines)} teksten"
        for what, figures in (("zorg", self.care), ("spoed", self.danger)):
            yield f"{what:<6} precisie {figures.precision}  recall {figures.recall}  F1 {figures.f1:.3f}"
        for group in ("soort", "stijl"):
            for value, figures in self.by(group).items():
                yield f"{group} {value:<14} goed {figures.good}"
        for kind, line in self.mistakes:
            yield f"{kind}: {line.id} {line.text}"

    @property
    def _pairs(self) -> list[tuple[Line, Answer]]:
        return list(zip(self.lines, self.answers, strict=True))


def read_lines() -> list[Line]:
    """Return the labelled texts of Wijkspil, of all parts."""
    return [Line(**json.loads(line)) for file in FILES for line in file.read_text(encoding="utf-8").splitlines()]
