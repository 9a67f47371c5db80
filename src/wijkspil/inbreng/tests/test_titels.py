"""What came without a title gets one from its text."""

import pytest

from wijkspil.inbreng.titles import LONGEST, title_of


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("De lamp bij het pad is stuk. Al een week.", "De lamp bij het pad is stuk"),
        ("Mag er een bankje komen? Ik zit graag.", "Mag er een bankje komen?"),
        ("Een regel\nen nog een", "Een regel"),
        ("  kort  ", "kort"),
        ("", ""),
    ],
)
def test_the_first_sentence(text, title):
    assert title_of(text) == title


@pytest.mark.parametrize("text", ["woord " * 40, "x" * 300, "komma, " * 30])
def test_never_longer_than_a_title_may_be(text):
    assert len(title_of(text)) <= LONGEST
    assert title_of(text).endswith("…")
