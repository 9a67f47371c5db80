"""Every mail of the corpus becomes what the reviewed table says."""

import os
from pathlib import Path

import pytest

from wijkspil.berichten.inkomend.classify import Ours
from wijkspil.berichten.inkomend.reading import Reading, read
from wijkspil.berichten.tests.inkomend.corpus import CORPUS, MENS, SEEN, Expected

ROOT = Path(__file__).resolve().parents[5]
MAILS = Path(os.environ.get("WIJKSPIL_DATA", ROOT / "../shared/data")) / "emails"
pytestmark = pytest.mark.skipif(not MAILS.is_dir(), reason="WIJKSPIL_DATA noemt geen map met echte mails")
OURS = Ours("wijken.gemeente.example", frozenset({"wijken@gemeente.example"}))


def reading(name: str) -> Reading:
    return read((MAILS / f"{name}.eml").read_bytes(), OURS)


def test_the_table_names_every_mail() -> None:
    assert sorted(CORPUS) == sorted(f"{file.parent.name}/{file.stem}" for file in MAILS.glob("*/*.eml"))
    assert len(CORPUS) == 85


def test_at_least_sixty_are_from_a_person() -> None:
    assert sum(expected.kind == MENS and not expected.seen for expected in CORPUS.values()) >= 60


@pytest.mark.parametrize("name", CORPUS)
def test_it_becomes_what_the_table_says(name: str) -> None:
    found = reading(name)
    sender = (found.original or found.mail).sender.email
    assert found.mail.unreadable == ""
    assert CORPUS[name]._replace(why="") == Expected(
        kind=found.verdict.kind,
        domain=sender.partition("@")[2],
        letters=sum(letter.isalnum() for letter in found.parts.text),
        files=len(found.attachments),
        seen="" if found.verdict.sure else SEEN,
    )


@pytest.mark.parametrize("name", ["apple_mail_nl", "hubspot_nl", "outlook_2019_nl", "yahoo_nl"])
@pytest.mark.parametrize("note", ["", "Ter info.\n\nGroet,\nBram\n\n"])
def test_a_dutch_forward_keeps_its_sender(name: str, note: str) -> None:
    body = (MAILS / "doorgestuurd_nl" / f"{name}_body.txt").read_bytes()
    headers = (
        b"From: Bram <bram@gemeente.example>\nSubject: Fwd: onderwerp\nContent-Type: text/plain; charset=utf-8\n\n"
    )
    found = read(headers + note.encode() + body, OURS)
    assert found.original
    assert found.original.sender.email == "john.doe@acme.com"
    assert found.original.sender.name == "John Doe"
    assert found.original.date
    assert found.original.date.year in {2021, 2022}
    assert found.original.note == note.strip()
    text = found.parts.text
    assert text.startswith("Aenean")
    assert text.endswith("eget.")
    assert "john.doe" not in text
    assert len(text.split()) == 52
