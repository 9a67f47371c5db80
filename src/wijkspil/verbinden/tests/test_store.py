"""The store keeps what it promises, whatever is put in and taken out."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkspil.verbinden import store as module
from wijkspil.verbinden.encoders import Reference
from wijkspil.verbinden.language_models import Vectors, to_unit
from wijkspil.verbinden.store import VectorStore

DIM = 8
REFERENCE = Reference(np.zeros(DIM, np.float32), 0.2)
KEYS = [f"idee{number}" for number in range(12)]
steps = st.lists(st.tuples(st.sampled_from(["in", "uit"]), st.sampled_from(KEYS), st.integers(0, 40)), max_size=40)


def vector(seed: int) -> Vectors:
    return to_unit(np.random.default_rng(seed).normal(size=(1, DIM)).astype(np.float32))[0]


def carried_out(actions: list[tuple[str, str, int]]) -> tuple[VectorStore, dict[str, int]]:
    held, contents = VectorStore(REFERENCE), {}
    for action, key, seed in actions:
        if action == "in":
            held.upsert([key], vector(seed)[None])
            contents[key] = seed
        else:
            held.remove([key])
            contents.pop(key, None)
    return held, contents


@given(steps)
@settings(max_examples=60, deadline=None)
def test_it_holds_what_was_put_in_and_not_taken_out(actions: list[tuple[str, str, int]]) -> None:
    held, contents = carried_out(actions)
    assert len(held) == len(contents)
    assert all((key in held) == (key in contents) for key in KEYS)
    assert all(np.allclose(held.vector(key), vector(seed), atol=1e-5) for key, seed in contents.items())
    assert {key for key, _ in held.search(vector(99), 50)} == set(contents)


@given(steps)
@settings(max_examples=40, deadline=None)
def test_the_same_steps_give_the_same_answers(actions: list[tuple[str, str, int]]) -> None:
    first, second = carried_out(actions)[0], carried_out(actions)[0]
    assert first.search(vector(99), 5) == second.search(vector(99), 5)


@given(steps, st.sets(st.sampled_from(KEYS)))
@settings(max_examples=60, deadline=None)
def test_only_what_is_allowed_is_answered(actions: list[tuple[str, str, int]], allowed: set[str]) -> None:
    held, contents = carried_out(actions)
    found = [key for key, _ in held.search(vector(99), 50, allowed, leave_out=[KEYS[0]])]
    assert set(found) == (allowed & set(contents)) - {KEYS[0]}


@given(steps)
@settings(max_examples=40, deadline=None)
def test_what_is_removed_is_nowhere_in_memory(actions: list[tuple[str, str, int]]) -> None:
    held, _ = carried_out([*actions, ("in", "weg", 77), ("in", KEYS[3], 1)])
    marker = held._centred[held._places["weg"]].copy()
    held.remove(["weg"])
    assert "weg" not in held
    assert np.abs(held._centred @ marker).max(initial=0) < 0.9999
    assert not held._centred[len(held) :].any()


def test_the_scores_are_those_of_the_formula() -> None:
    held, rows = VectorStore(REFERENCE), np.stack([vector(seed) for seed in range(30)])
    held.upsert(list(range(30)), rows)
    mean = rows.sum(axis=0) / (30 + module.SMALL_POOL)
    centred = to_unit(rows - mean)
    near = centred @ centred.T
    np.fill_diagonal(near, -1)
    density = np.sort(near, axis=1)[:, -10:].mean(axis=1)
    wanted = 2 * near[0] - density[0] - density
    found = dict(held.search(rows[0], 30, leave_out=[0]))
    assert set(found) == set(range(1, 30))
    assert all(found[key] == pytest.approx(wanted[key], abs=1e-5) for key in found)


def test_two_texts_alone_can_be_alike() -> None:
    held = VectorStore(REFERENCE)
    near = to_unit((vector(1) + 0.2 * vector(2))[None])
    held.upsert(["een"], vector(1)[None])
    held.upsert(["anders"], vector(3)[None])
    assert held.search(near[0], 1)[0][0] == "een"
    assert held.search(near[0], 1)[0][1] > 0.5


def test_an_empty_text_finds_nothing_and_is_not_found() -> None:
    held = VectorStore(REFERENCE)
    held.upsert(["leeg", "vol"], np.stack([np.zeros(DIM, np.float32), vector(1)]))
    assert held.search(np.zeros(DIM, np.float32), 5) == []
    assert [key for key, _ in held.search(vector(1), 5)] == ["vol"]


def test_a_large_pool_drifts_a_little_between_two_settlings(monkeypatch: pytest.MonkeyPatch) -> None:
    """New texts count at once; means and densities of the others follow when a fifth has changed."""
    monkeypatch.setattr(module, "ALWAYS_SETTLE", 10)
    monkeypatch.setattr(module, "SAMPLE", 50)
    held = VectorStore(REFERENCE)
    held.upsert(list(range(200)), np.stack([vector(seed) for seed in range(200)]))
    held.upsert(["nieuw"], vector(500)[None])
    assert held.search(vector(500), 1)[0][0] == "nieuw"
    before = held.search(vector(7), 5, leave_out=[7])
    held.settle()
    after = held.search(vector(7), 5, leave_out=[7])
    assert [key for key, _ in before[:3]] == [key for key, _ in after[:3]]


def test_the_rank_says_how_the_other_sees_it() -> None:
    held = VectorStore(REFERENCE)
    held.upsert(list(range(20)), np.stack([vector(seed) for seed in range(20)]))
    found = held.search(vector(4), 19, leave_out=[4])
    for key, score in found[:3]:
        nearer = [other for other, _ in held.search(held.vector(key), 20, leave_out=[key])]
        assert held.rank(key, score, leave_out=[4]) == nearer.index(4)
