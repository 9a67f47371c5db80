"""Phrases are found with words between them, in any spelling; and who has a problem is the nearest one."""

import re

import pytest

from wijkspil.overdracht.evidence import gather
from wijkspil.overdracht.vocabulary import Vocabulary, vocabulary

DATA = {
    "klassen": {"tussen": "echt nog", "ontkenning": "zonder", "kin": "moeder zus"},
    "spelling": {"niet": "nie"},
}


def found(phrase: str, sentence: str) -> list[str]:
    """The part of the sentence that the phrase stands for, if any."""
    known = Vocabulary(DATA, [{"naam": "proef", "rol": "sterk", "zinnen": phrase}])
    words = sentence.split()
    return [" ".join(words[match.start : match.end]) for match in known.matches(words)]


@pytest.mark.parametrize(
    ("phrase", "sentence", "part"),
    [
        ("niet betalen", "ik kan niet betalen", "niet betalen"),
        ("niet betalen", "ik kan niet echt nog betalen", "niet echt nog betalen"),
        ("kan ~ betalen", "ik kan de huur betalen", "kan de huur betalen"),
        ("kan ~~ betalen", "ik kan de huur van deze maand betalen", "kan de huur van deze maand betalen"),
        ("huur/gas", "het gas", "gas"),
        ("schuld*", "mijn schuldenberg", "schuldenberg"),
        ("*achterstand", "een huurachterstand", "huurachterstand"),
        ("mijn @kin", "ik bel mijn zus", "mijn zus"),
        ("niet betalen", "ik kan nie betale", "nie betale"),
        ("deurwaarder", "de deurwarder belt", "deurwarder"),
        ("deurwaarder", "de deurwaadrer belt", "deurwaadrer"),
        ("huis", "mien huus", "huus"),
    ],
)
def test_a_phrase_is_found(phrase, sentence, part):
    assert found(phrase, sentence) == [part]


@pytest.mark.parametrize(
    ("phrase", "sentence"),
    [
        ("niet betalen", "niet de huur betalen"),
        ("kan ~ betalen", "ik kan de huur van deze maand betalen"),
        ("schuld*", "de schutting"),
        ("medicatie", "een meditatie"),
        ("huur", "het vuur"),
        ("ik ~ betalen", "ik zonder betalen"),
    ],
)
def test_another_phrase_is_not_found(phrase, sentence):
    assert found(phrase, sentence) == []


@pytest.mark.parametrize(
    ("text", "phrase", "holder"),
    [
        ("Ik heb schulden.", "heb schulden", "zelf"),
        ("Mijn moeder is eenzaam.", "eenzaam", "ander"),
        ("De oude man hiernaast is eenzaam.", "eenzaam", "ander"),
        ("Veel ouderen zijn eenzaam.", "eenzaam", "groep"),
        ("Mijn buurvrouw is 81. Zij is eenzaam.", "eenzaam", "ander"),
        ("Wij zijn dakloos.", "dakloos", "wij"),
        ("Mijn fiets is depressief.", "depressief", "ding"),
    ],
)
def test_who_has_the_problem(text, phrase, holder):
    evidence = gather(text)
    holders = {f.holder for f in evidence.whole.findings if f.is_problem and phrase in evidence.text[f.start : f.end]}
    assert holders == {holder}


@pytest.mark.parametrize("text", ["Ik heb geen schulden.", "Wij zitten zonder schulden.", "Hij is niet dement."])
def test_what_is_denied_is_no_problem(text):
    assert not any(finding.is_problem for finding in gather(text).whole.findings)


def test_every_line_of_the_vocabulary_can_be_found():
    """No phrase that can never match: a forgotten class, a wildcard on both sides or in the middle."""
    known = vocabulary()
    classes = {name for names in known._classes.values() for name in names}
    symbols = {
        symbol
        for phrases in known._phrases.values()
        for _, elements in phrases
        for element in elements
        for symbol in element.symbols
    }
    assert {symbol for symbol in symbols if symbol[0] == "@"} <= classes
    wild = [symbol for symbol in symbols if "*" in symbol]
    assert [symbol for symbol in wild if symbol.count("*") > 1 or symbol.strip("*").count("*") or len(symbol) < 4] == []
    letters = r"[@*]?[a-z0-9_-]+\*?"
    assert [symbol for symbol in symbols if not re.fullmatch(letters, symbol)] == []
