"""Mail that comes in: how many a second, each of them on the disk before the next.

    python -m bench.mail [--mails 400]

Takes in invented mails one after the other in one process, as the mailbox job does: stored durably in a transaction of
its own, read, and made an inbreng with a receipt in the outbox. A third of them has a photo, a third answers on a
dossier. Beside it stands storing the same bytes and nothing more, as durably. Prints one JSON document.
"""

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

from bench.process import make_demo, run_on, set_up
from bench.seed import WORDS


class Residents:
    """Who write to us: of three mails one is new, one answers on the dossier of the new one, one has a photo."""

    def __init__(self, seed: int) -> None:
        self.dice, self.photo, self.number, self.seed = Random(seed), _photo(), 0, seed

    def write(self, kenmerk: str) -> bytes:
        """Return the next mail; `kenmerk` is that of the inbreng which the last new mail became."""
        kind, person = self.number % 3, self.number - self.number % 3
        subject = " ".join(self.dice.choices(WORDS, k=4)).capitalize()
        mail = EmailMessage()
        mail["From"] = f"Bewoner <bewoner{person}.{self.seed}.{kind // 2}@bewoners.example>"
        mail["To"] = "wijken@gemeente.example"
        mail["Message-ID"] = f"<{self.number}.{self.seed}@bewoners.example>"
        mail["Date"] = "Sat, 28 Nov 2026 10:00:00 +0100"
        mail["Subject"] = f"Re: {subject} ({kenmerk})" if kind == 1 else subject
        mail.set_content(f"Beste mensen,\n\n{' '.join(self.dice.choices(WORDS, k=60))}.\n\nGroeten,\nEen bewoner\n")
        if kind == 2:
            mail.add_attachment(self.photo, maintype="image", subtype="jpeg", filename="plein.jpg")
        self.number += 1
        return mail.as_bytes()


def _photo() -> bytes:
    """Return a picture of the size that a phone sends in a mail (2048 x 1536)."""
    from PIL import Image

    noise = Image.effect_noise((512, 384), 40).resize((2048, 1536)).convert("RGB")
    target = BytesIO()
    noise.save(target, "JPEG", quality=85)
    return target.getvalue()


def run(how_many: int) -> dict[str, Any]:
    """Take in `how_many` mails; return seconds, mails a second and what became of them."""
    from wijkspil.berichten.actions import take_in
    from wijkspil.berichten.intake import store
    from wijkspil.berichten.models import InkomendBericht
    from wijkspil.berichten.status import Bron

    def take(raw: bytes) -> InkomendBericht:
        return take_in(raw=raw, bron=Bron.OPDRACHT)[0]

    _timed(Residents(seed=2), 6, take)  # what a process learns once is not counted
    only_stored, _kept = _timed(Residents(seed=3), how_many, lambda raw: store(raw, Bron.OPDRACHT)[0])
    seconds, taken = _timed(Residents(seed=4), how_many, take)
    return {
        "mails": how_many,
        "mails_a_second": round(how_many / seconds, 1),
        "only_stored_a_second": round(how_many / only_stored, 1),
        "became": Counter(bericht.became or bericht.state for bericht in taken),
    }


def _timed(residents: Residents, how_many: int, take: Callable[[bytes], Any]) -> tuple[float, list[Any]]:
    """Take in so many mails; return the seconds that took, without the writing of them, and what was taken."""
    seconds, kenmerk, taken = 0.0, "", []
    for _ in range(how_many):
        raw = residents.write(kenmerk)
        began = time.perf_counter()
        bericht = take(raw)
        seconds += time.perf_counter() - began
        kenmerk = bericht.kenmerk or kenmerk
        taken.append(bericht)
    return seconds, taken


def main(how_many: int) -> None:
    """Make a demo and take in mails there, in a fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "mail.sqlite3"
        make_demo(database)
        sys.stdout.write(run_on(database, "-m", "bench.mail", "--hier", "--mails", str(how_many)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.mail")
    parser.add_argument("--mails", type=int, default=400)
    parser.add_argument("--hier", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.hier:
        set_up()
        sys.stdout.write(json.dumps(run(options.mails), indent=2) + "\n")
    else:
        main(options.mails)
