"""What an encoder gets to see."""

import pytest

from wijkspil.verbinden import texts


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("  Een \t bankje\n erbij ", "Een bankje erbij"),
        ("nul\x00teken en half\ud83d paar", "nul teken en half paar"),
        ("ﬁets\u200bles", "fietsles"),
        ("Bel 024 000 00 12 of mail jan@buurt.example graag", "Bel of mail graag"),
        ("Bij Dorpsstraat 12a, 6822 CD staat niets", "Bij Dorpsstraat, staat niets"),
        ("groep 8 van 400 m² in 1944 en later", "groep 8 van 400 m2 in 1944 en later"),
        ("", ""),
    ],
)
def test_a_text_is_cleaned(text: str, seen: str) -> None:
    assert texts.clean(text) == seen


def test_ten_thousand_words_are_cut() -> None:
    assert len(texts.whole("Titel", "woord " * 10_000)) <= texts.LONGEST


@pytest.mark.parametrize(
    ("title", "body", "whole"),
    [
        ("Bankje", "Bij het water.", "Bankje. Bij het water."),
        ("Wie doet mee?", "Graag.", "Wie doet mee? Graag."),
        ("Bankje", "", "Bankje"),
        ("Bankje", "Bankje", "Bankje"),
        ("", "Bij het water.", "Bij het water."),
    ],
)
def test_title_and_body_are_read_as_one(title: str, body: str, whole: str) -> None:
    assert texts.whole(title, body) == whole


def test_sentences_and_words() -> None:
    assert texts.sentences("Eén. Twee!  Drie?\nVier") == ["Eén.", "Twee!", "Drie?", "Vier"]
    assert texts.words("Café, vóór de buurt_feest!") == ["cafe", "voor", "de", "buurt", "feest"]
