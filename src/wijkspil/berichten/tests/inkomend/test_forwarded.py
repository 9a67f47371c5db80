"""A mail that somebody sent on is about the person who wrote the original."""

from datetime import datetime

import pytest

from wijkspil.berichten.inkomend.classify import Ours
from wijkspil.berichten.inkomend.dates import AMSTERDAM, read_moment
from wijkspil.berichten.inkomend.forwarded import bare_subject
from wijkspil.berichten.inkomend.reading import Reading, read

ORIGINAL = "Er mag een bank bij het plein.\n\nGroet,\nAmira\nVoorbeeldstraat 12, 6822 CD Arnhem"


def reading(text: str, subject: str = "Fwd: Een bank") -> Reading:
    headers = f"From: Bram <bram@gemeente.example>\nSubject: {subject}\nContent-Type: text/plain; charset=utf-8\n\n"
    return read((headers + text).encode(), Ours())


SHAPES = {
    "Outlook": """Graag jullie aandacht.

Van: Amira <amira@bewoners.example>
Verzonden: dinsdag 3 november 2026 10:12
Aan: Bram <bram@gemeente.example>
Onderwerp: Een bank

{}""",
    "Outlook in English": """Graag jullie aandacht.
________________________________
From: Amira <amira@bewoners.example>
Sent: Tuesday, November 3, 2026 10:12:00 AM
To: Bram <bram@gemeente.example>
Subject: Een bank

{}""",
    "Gmail": """Graag jullie aandacht.

---------- Forwarded message ---------
Van: Amira <amira@bewoners.example>
Date: di 3 nov 2026 om 10:12
Subject: Een bank
To: <bram@gemeente.example>


{}""",
    "Thunderbird": """Graag jullie aandacht.

-------- Doorgestuurd bericht --------
Onderwerp: \tEen bank
Datum: \tTue, 3 Nov 2026 10:12:00 +0100
Van: \tAmira <amira@bewoners.example>
Aan: \tbram@gemeente.example

{}""",
    "iPhone": """Graag jullie aandacht.

Verstuurd vanaf mijn iPhone

Begin doorgestuurd bericht:

Van: Amira <amira@bewoners.example>
Datum: 3 november 2026 om 10:12:00 CET
Aan: bram@gemeente.example
Onderwerp: Een bank

\ufeff{}""",
    "no address, only a name": """Graag jullie aandacht.

Van: Amira
Verzonden: dinsdag 3 november 2026 10:12
Aan: Bram
Onderwerp: Een bank

{}""",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_original_is_what_counts(shape: str) -> None:
    found = reading(SHAPES[shape].format(ORIGINAL))
    assert found.original
    assert found.original.sender.name == "Amira"
    assert found.original.sender.email == ("" if shape.startswith("no address") else "amira@bewoners.example")
    assert found.original.date == datetime(2026, 11, 3, 10, 12, tzinfo=AMSTERDAM)
    assert found.original.subject == "Een bank"
    assert found.original.note.startswith("Graag jullie aandacht.")
    assert found.parts.text == "Er mag een bank bij het plein."
    assert found.hint
    assert (found.hint.postcode, found.hint.house_number) == ("6822CD", 12)


def test_a_reply_with_the_same_block_is_no_forward() -> None:
    found = reading(SHAPES["Outlook"].format(ORIGINAL), subject="RE: Een bank")
    assert found.original is None
    assert found.parts.text == "Graag jullie aandacht."


def attached(note: str) -> bytes:
    return f"""From: Bram <bram@gemeente.example>
Subject: ter info
Content-Type: multipart/mixed; boundary=m

--m
Content-Type: text/plain

{note}
--m
Content-Type: message/rfc822

From: Amira <amira@bewoners.example>
Subject: Een bank
Content-Type: multipart/mixed; boundary=i

--i
Content-Type: text/plain

Er mag een bank bij het plein.
--i
Content-Type: image/png; name=plein.png

x
--i--
--m--
""".encode()


def test_an_original_sent_along_as_a_file() -> None:
    found = read(attached("Kun jij dit oppakken?"), Ours())
    assert found.original
    assert found.original.sender.email == "amira@bewoners.example"
    assert found.original.note == "Kun jij dit oppakken?"
    assert found.parts.text == "Er mag een bank bij het plein."
    assert [one.name for one in found.attachments] == ["plein.png"]


def test_a_mail_along_with_a_story_of_ones_own_is_an_attachment() -> None:
    story = "Wij willen een bank en leggen uit waarom. " * 20
    found = read(attached(story), Ours())
    assert found.original is None
    assert found.parts.text == story.strip()
    assert len(found.mail.forwarded) == 1


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("dinsdag 3 november 2026 10:12", "2026-11-03T10:12"),
        ("3 nov. 2026 om 10:12", "2026-11-03T10:12"),
        ("03-11-2026 10.12", "2026-11-03T10:12"),
        ("2026-11-03 10:12", "2026-11-03T10:12"),
        ("Tuesday, November 3, 2026 10:12 PM", "2026-11-03T22:12"),
        ("11/30/2026 12:05 AM", "2026-11-30T00:05"),
        ("1 maart 2026", "2026-03-01T00:00"),
    ],
)
def test_a_moment_as_programs_write_it(text: str, moment: str) -> None:
    assert read_moment(text) == datetime.fromisoformat(moment).replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize("text", ["31 februari 2026", "morgen", ""])
def test_what_is_no_moment(text: str) -> None:
    assert read_moment(text) is None


@pytest.mark.parametrize(
    ("subject", "bare"),
    [("Re: Fwd: Een bank", "Een bank"), ("Antw: Doorst: Een bank", "Een bank"), ("Recht op rust", "Recht op rust")],
)
def test_a_subject_without_its_prefixes(subject: str, bare: str) -> None:
    assert bare_subject(subject) == bare
