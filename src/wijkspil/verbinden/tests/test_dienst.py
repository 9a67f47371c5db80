"""The process with the language models: it follows the database, answers in time, and is missed without harm."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.status import Publication
from wijkspil.inbreng.testkit import confirmed, published
from wijkspil.mensen.testkit import Arnhem, Person
from wijkspil.verbinden import client, queries
from wijkspil.verbinden.encoders import WordsEncoder
from wijkspil.verbinden.items import Item
from wijkspil.verbinden.kept_vectors import KeepingEncoder
from wijkspil.verbinden.service import Finder, listening
from wijkspil.verbinden.similarity import Matcher

ITEMS = [
    Item(1, "Moestuin", "Samen groente kweken."),
    Item(2, "Groente verbouwen", "Met buren groente kweken op het dak."),
    Item(3, "Koor", "Wie zingt er mee?"),
]


def made(finder: Finder) -> Finder:
    finder.follow(ITEMS)
    while finder.work():
        pass
    return finder


@pytest.fixture
def finder() -> Finder:
    encoder = WordsEncoder()
    return made(Finder(Matcher(encoder), encoder))


@pytest.fixture
def path(tmp_path: Path, finder: Finder) -> Iterator[Path]:
    with listening(tmp_path / "s.sock", finder):
        yield tmp_path / "s.sock"


def test_a_question_is_answered_with_the_two_sentences(path: Path) -> None:
    answer = client.find(path, Item(9, "Groente", "Groente kweken met elkaar"), 2, None)
    assert answer["motor"] == "woorden"
    assert {one["id"] for one in answer["found"]} == {1, 2}
    assert set(answer["found"][0]) == {"id", "score", "sterk", "waarom"}
    assert len(answer["found"][0]["waarom"]) == 2


def test_only_what_is_allowed_is_answered(path: Path) -> None:
    assert [one["id"] for one in client.find(path, ITEMS[0], 5, [1, 3])["found"]] == [3]


def test_it_says_how_far_it_is(path: Path) -> None:
    assert client.ask(path, {}) == {"motor": "woorden", "aantal": 3, "wachtend": 0}


def test_the_socket_is_for_its_own_account(path: Path) -> None:
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "line", [b"\n", b"{]\n", b'{"item": 3}\n', b'{"item": {}, "k": "x"}\n', b"[" * 100_000 + b"\n"]
)
def test_nonsense_gets_an_answer_and_leaves_it_alive(path: Path, line: bytes) -> None:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(str(path))
        connection.sendall(line)
        assert json.loads(connection.makefile().readline()) == {"fout": "geen vraag"}
    assert client.ask(path, {}) is not None


def test_hostile_texts_are_answered(path: Path) -> None:
    for text in ("\x00", "\ud800", "woord " * 10_000, "🌳"):
        assert client.find(path, Item(9, text, text), 5, None) is not None


def test_what_is_gone_is_erased_everywhere(tmp_path: Path) -> None:
    encoder, file = WordsEncoder(), tmp_path / "vectoren.sqlite3"
    keeping = KeepingEncoder(encoder, file)
    finder = made(Finder(Matcher(encoder), keeping))
    marker = encoder.encode([ITEMS[1].text])[0].tobytes()[:400]
    assert marker in file.read_bytes()
    keeping.forget_all_but(finder.follow([ITEMS[0], ITEMS[2]]))
    assert finder.answer({})["aantal"] == 2
    assert marker not in file.read_bytes()


def test_a_question_is_not_kept(tmp_path: Path) -> None:
    encoder, file = WordsEncoder(), tmp_path / "vectoren.sqlite3"
    finder = made(Finder(Matcher(encoder), KeepingEncoder(encoder, file)))
    before = file.read_bytes()
    finder.answer(
        {"item": {"id": 0, "title": "Nog niet gestuurd", "body": "", "kind": "idee"}, "k": 5, "allowed": None}
    )
    assert file.read_bytes() == before


def test_a_changed_text_is_read_again(finder: Finder) -> None:
    finder.follow([ITEMS[0], Item(2, "Zwemmen", "In de plas."), ITEMS[2]])
    assert finder.answer({})["wachtend"] == 1
    finder.work()
    found = finder.answer({"item": {"id": 0, "title": "Zwemmen", "body": "", "kind": "idee"}, "k": 1, "allowed": None})
    assert [one["id"] for one in found["found"]] == [2]


def test_nobody_waits_longer_than_a_second(tmp_path: Path) -> None:
    """Something listens and says nothing."""
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(tmp_path / "stil.sock"))
        silent.listen()
        started = time.monotonic()
        assert client.ask(tmp_path / "stil.sock", {}, within=0.3) is None
        assert time.monotonic() - started < 1
    assert client.ask(tmp_path / "nergens.sock", {}) is None


def test_an_answer_in_drops_does_not_take_longer(tmp_path: Path) -> None:
    def drip(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            for _ in range(20):
                time.sleep(0.1)
                try:
                    connection.sendall(b" ")
                except OSError:
                    return

    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "traag.sock"))
        listener.listen()
        Thread(target=drip, args=[listener], daemon=True).start()
        started = time.monotonic()
        assert client.ask(tmp_path / "traag.sock", {}, within=0.3) is None
        assert time.monotonic() - started < 1


def test_a_long_folder_gets_a_short_socket(tmp_path: Path) -> None:
    assert client.socket_path(tmp_path).parent == tmp_path
    deep = client.socket_path(tmp_path / ("x" * 200))
    assert len(str(deep)) < 100
    assert deep == client.socket_path(tmp_path / ("x" * 200))


@pytest.fixture
def ideas(arnhem: Arnhem, bram: Person) -> list[Inbreng]:
    texts = [("Moestuin", "Samen groente kweken."), ("Groente", "Groente kweken met buren."), ("Koor", "Wie zingt er?")]
    return [published(bram.actor, arnhem.klarendal, titel, tekst=tekst) for titel, tekst in texts]


def test_only_what_everybody_may_read_is_compared(arnhem: Arnhem, ideas: list[Inbreng]) -> None:
    confirmed(arnhem.klarendal, "Nog niet openbaar")
    assert [item.id for item in queries.public_items()] == [inbreng.pk for inbreng in ideas]


def test_without_the_process_words_are_compared(ideas: list[Inbreng], settings: Any) -> None:
    found = queries.alike(queries.item_of(ideas[0]))
    assert found[0].inbreng == ideas[1]
    assert not found[0].is_strong
    assert queries.engine() == "woorden"
    settings.LIJKT_OP = "uit"
    assert queries.alike(queries.item_of(ideas[0])) == []
    assert queries.engine() == "uit"


def test_what_was_hidden_since_is_not_shown(ideas: list[Inbreng], tmp_path: Path, settings: Any) -> None:
    settings.DATA_FOLDER = tmp_path
    encoder = WordsEncoder()
    finder = Finder(Matcher(encoder), encoder)
    finder.follow(queries.public_items())
    while finder.work():
        pass
    with listening(client.socket_path(tmp_path), finder):
        found = queries.alike(queries.item_of(ideas[0]))
        assert found[0].inbreng == ideas[1]
        assert found[0].other
        Inbreng.objects.filter(pk=ideas[1].pk).update(publication=Publication.PRIVE, published_at=None)
        assert ideas[1] not in [one.inbreng for one in queries.alike(queries.item_of(ideas[0]))]


def test_the_statements_stay_flat(ideas: list[Inbreng], django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        queries.alike(queries.item_of(ideas[0]))


def test_the_command_ends_in_order(tmp_path: Path) -> None:
    """Off: at once and well, so that the supervisor leaves it; on: with its socket gone."""
    environment = {
        **os.environ,
        "WIJKSPIL_MODUS": "demo",
        "WIJKSPIL_DATAMAP": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'leeg.sqlite3'}",
        "WIJKSPIL_LIJKT_OP": "uit",
    }
    command = [sys.executable, "-m", "wijkspil", "lijkt-op-dienst"]
    assert subprocess.run(command, env=environment, check=False).returncode == 0
    with subprocess.Popen(command, env={**environment, "WIJKSPIL_LIJKT_OP": "woorden"}) as process:
        path, until = client.socket_path(tmp_path), time.monotonic() + 120
        while not path.exists() and time.monotonic() < until:
            time.sleep(0.1)
        assert client.ask(path, {}) == {
            "motor": "woorden",
            "aantal": 0,
            "wachtend": 0,
        }  # the database has no tables yet
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) == 0
    assert not path.exists()
