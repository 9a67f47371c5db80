"""Of a reply only what is new counts; no word gets lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkspil.berichten.inkomend.cut import cut
from wijkspil.berichten.inkomend.words import clean
from wijkspil.berichten.tests.inkomend.antwoorden import SHAPES, Shape


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.program)
def test_what_is_new(shape: Shape) -> None:
    parts = cut(clean(shape.arrives))
    assert parts.text == shape.text
    assert parts.signature.startswith(shape.signature)
    assert bool(parts.signature) == bool(shape.signature)
    assert shape.earlier in parts.history
    assert bool(parts.history) == bool(shape.earlier)


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


LINES = st.sampled_from(
    [line for shape in SHAPES for line in clean(shape.arrives).split("\n")] + ["> ", "", "--", "_____", "Groet"]
) | st.text(max_size=40)


@given(st.lists(LINES, max_size=60))
def test_no_word_gets_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    parts = cut(text)
    assert words(parts.text) | words(parts.signature) | words(parts.history) >= words(text)


@given(st.lists(LINES, max_size=60))
def test_cutting_again_takes_no_words_away(lines: list[str]) -> None:
    once = cut("\n".join(lines)).text
    assert words(cut(once).text) | words(cut(once).signature) | words(cut(once).history) >= words(once)
