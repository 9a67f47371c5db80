"""Words as people type them."""

import pytest

from wijkspil.overdracht.spelling import LONGEST, clean, sentences, sound, without_dialect


def plain(text: str) -> list[list[str]]:
    return [[word.plain for word in words] for words in sentences(clean(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("M'n zus d’r vriend", [["mn", "zus", "dr", "vriend"]]),
        ("Zo’n idee! Één coördinatie?", [["zon", "idee"], ["een", "coordinatie"]]),
        ("’s Nachts, om 3.30 uur", [["s", "nachts", "om", "3", "30", "uur"]]),
        ("schul\u200bden\u0000 en \ud800 ok", [["schulden", "en", "ok"]]),
        ("ﬁets ＳＣＨＵＬＤ", [["fiets", "schuld"]]),
        ("… 😔 !!", []),
        ("regel een\nregel twee", [["regel", "een"], ["regel", "twee"]]),
    ],
)
def test_words_of_sentences(text, words):
    assert plain(text) == words


def test_a_word_knows_its_place_in_the_cleaned_text():
    text = clean("Hé, ik kan ’t niet.")
    assert [text[word.start : word.end] for word in sentences(text)[0]] == ["Hé", "ik", "kan", "t", "niet"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("verslaaft", "verslaafd"),
        ("schulde", "schulden"),
        ("overbeid", "overbijd"),
        ("rekkening", "rekening"),
        ("toeslach", "toeslag"),
        ("incaso", "incasso"),
        ("voogdei", "voogdij"),
    ],
)
def test_what_sounds_alike_is_alike(typed, meant):
    assert sound(typed) == sound(meant)


@pytest.mark.parametrize(("dialect", "standard"), [("huus", "huis"), ("slaopen", "slaapen"), ("altied", "altijd")])
def test_dialect_is_tried_again(dialect, standard):
    assert standard in without_dialect(dialect)


def test_a_very_long_text_keeps_its_start_and_its_end():
    text = clean("begin " + "x" * 5 * LONGEST + " einde")
    assert len(text) <= 2 * LONGEST + 1
    assert text.startswith("begin")
    assert text.endswith("einde")
