"""The wishes that the maps are trained on, and what was made of them."""

import json
import os
from pathlib import Path

import pytest

from wijkspil.verbinden import encoders, texts, wishes

ROOT = Path(__file__).resolve().parents[4]
MATCHING = Path(os.environ.get("WIJKSPIL_DATA", ROOT / "../shared/data")) / "matching"


def runs(text: str, size: int) -> set[tuple[str, ...]]:
    words = texts.words(text)
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}


def test_every_wish_has_wordings_and_no_wording_comes_twice() -> None:
    wordings = wishes.read_wordings()
    assert len({wording.text for wording in wordings}) == len(wordings)
    assert len(wordings) > 900
    assert all(wording.wish for wording in wordings)


def test_a_trap_stands_alone() -> None:
    wordings = [wishes.Wording("a", False, "1"), wishes.Wording("a", True, "2"), wishes.Wording("a", False, "3")]
    assert wishes.classes(wordings) == [0, 1, 0]


def test_the_maps_were_trained_on_these_wishes() -> None:
    """After a change of wensen.md: python -m wijkspil.verbinden.training."""
    trained, source = encoders.load_trained()
    assert source == wishes.fingerprint(wishes.read_wordings())
    number = len(set(wishes.classes(wishes.read_wordings())))
    assert {name: of.wishes.shape for name, of in trained.items()} == {"e5": (number, 384), "use": (number, 512)}


@pytest.mark.skipif(not MATCHING.is_dir(), reason="WIJKSPIL_DATA noemt geen map met ideeën om te vergelijken")
def test_no_wording_was_taken_from_the_ideas_we_measure_on() -> None:
    ideas = [json.loads(line)["text"] for line in (MATCHING / "ideas.jsonl").read_text().splitlines()]
    held = set().union(*(runs(text, 5) for text in ideas))
    assert [wording.text for wording in wishes.read_wordings() if runs(wording.text, 5) & held] == []
