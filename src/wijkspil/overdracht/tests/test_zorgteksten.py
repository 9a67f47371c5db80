"""The labelled set keeps its promises: size, balance, near misses, and halves that share nothing."""

import json
import re
from collections import Counter, defaultdict
from itertools import product
from pathlib import Path

import pytest

SET = Path(__file__).resolve().parents[1] / "data" / "zorgteksten.jsonl"
KEYS = {"id", "text", "zorg", "spoed", "soort", "stijl", "van", "half", "familie"}
ORDINARY = {"idee", "melding", "activiteit", "vraag"}
STYLES = {"gewoon", "b1", "nt2", "dialect", "typfouten", "jongeren", "formeel", "engels"}


@pytest.fixture(scope="module")
def lines() -> list[dict]:
    return [json.loads(line) for line in SET.read_text().splitlines()]


def half(lines: list[dict], name: str, **wanted: object) -> list[dict]:
    return [line for line in lines if line["half"] == name and all(line[key] == value for key, value in wanted.items())]


def test_every_line_is_complete_and_its_own(lines):
    assert all(set(line) == KEYS for line in lines)
    assert len({line["id"] for line in lines}) == len({line["text"] for line in lines}) == len(lines) >= 500
    assert all((line["van"] is not None) == line["zorg"] for line in lines)
    assert not any(line["spoed"] and not line["zorg"] for line in lines)


@pytest.mark.parametrize("name", ["tune", "test"])
def test_a_half_is_balanced(lines, name):
    care, other = half(lines, name, zorg=True), half(lines, name, zorg=False)
    assert len(care) == len(other) >= 125
    near = [line for line in other if line["soort"] not in ORDINARY]
    assert len(near) >= 0.6 * len(other)
    for side in (care, other):
        assert set(Counter(line["stijl"] for line in side)) == STYLES
    assert len(half(lines, name, spoed=True)) >= 30


def test_no_family_stands_in_both_halves(lines):
    halves = defaultdict(set)
    for line in lines:
        halves[line["familie"]].add(line["half"])
    assert [family for family, found in halves.items() if len(found) > 1] == []


def test_no_text_is_a_paraphrase_of_one_in_the_other_half(lines):
    """Four letters in a row: above a third in common, one would be a copy of the other."""

    def grams(text: str) -> set[str]:
        plain = re.sub(r"\W+", " ", text.lower())
        return {plain[at : at + 4] for at in range(len(plain) - 3)}

    tune, test = ([(line["id"], grams(line["text"])) for line in half(lines, name)] for name in ("tune", "test"))
    alike = [
        (one, other) for (one, left), (other, right) in product(tune, test) if len(left & right) > len(left | right) / 3
    ]
    assert alike == []


def test_nobody_can_be_called_or_mailed(lines):
    assert [line["id"] for line in lines if re.search(r"@|https?:|\d{6}|\b\d{4} ?[A-Z]{2}\b", line["text"])] == []
