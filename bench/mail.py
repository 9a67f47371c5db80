"""Mail that comes in: how many a second, each of them on the disk before the next.

    python -m bench.mail [--mails 400]

Takes in invented mails one after the other in one process, as the mailbox job does: stored durably in a transaction of
its own, read, and made an inbreng with a receipt in the outbox. A third of them has a photo, a third answers on a
dossier. Beside it stands storing the same bytes and nothing more, as durably. Prints one JSON document.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

from bench.pages import environment
from bench.seed import WORDS
from bench.server import ROOT


def mails(how_many: int, dossiers: list[tuple[str, str]], seed: int = 1) -> list[bytes]:
    """Return mails of residents; `dossiers` are the numbers of inbreng with the addresses of their bringers."""
    dice = Random(seed)
    photo = _photo()
    return [_mail(dice, number, photo, dice.choice(dossiers)) for number in range(how_many)]


def _mail(dice: Random, number: int, photo: bytes, dossier: tuple[str, str]) -> bytes:
    answers = number % 3 == 1
    mail = EmailMessage()
    mail["From"] = dossier[1] if answers else f"Bewoner {number} <bewoner{number}@bewoners.example>"
    mail["To"] = "wijken@gemeente.example"
    mail["Message-ID"] = f"<{number}.bench@bewoners.example>"
    mail["Date"] = "Sat, 28 Nov 2026 10:00:00 +0100"
    subject = " ".join(dice.choices(WORDS, k=4)).capitalize()
    mail["Subject"] = f"Re: {subject} ({dossier[0]})" if answers else subject
    mail.set_content(f"Beste mensen,\n\n{' '.join(dice.choices(WORDS, k=60))}.\n\nGroeten,\nBewoner {number}\n")
    if number % 3 == 2:
        mail.add_attachment(photo, maintype="image", subtype="jpeg", filename="plein.jpg")
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
    from collections import Counter

    from wijkspil.berichten.actions import take_in
    from wijkspil.berichten.intake import store
    from wijkspil.berichten.status import Bron
    from wijkspil.inbreng.models import Inbreng

    known = Inbreng.objects.exclude(kenmerk=None).exclude(brenger_email="")
    dossiers = [(str(row.kenmerk), row.brenger_email) for row in known]
    for raw in mails(6, dossiers, seed=2):  # what a process learns once is not counted
        take_in(raw=raw.replace(b".bench@", b".warm@"), bron=Bron.OPDRACHT)
    bare = [raw.replace(b".bench@", b".kaal@") for raw in mails(how_many, dossiers)]
    began = time.perf_counter()
    for raw in bare:
        store(raw, Bron.OPDRACHT)
    only_stored = time.perf_counter() - began
    became: Counter[str] = Counter()
    began = time.perf_counter()
    for raw in mails(how_many, dossiers):
        bericht, _known = take_in(raw=raw, bron=Bron.OPDRACHT)
        became[bericht.became or bericht.state] += 1
    seconds = time.perf_counter() - began
    return {
        "mails": how_many,
        "seconds": round(seconds, 2),
        "mails_a_second": round(how_many / seconds, 1),
        "only_stored_a_second": round(how_many / only_stored, 1),
        "became": dict(became),
    }


def main() -> None:
    """Make a demo and take in mails there."""
    parser = argparse.ArgumentParser(prog="python -m bench.mail")
    parser.add_argument("--mails", type=int, default=400)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        surroundings = {**os.environ, **environment(Path(folder) / "mail.sqlite3")}
        demo = [sys.executable, "-m", "wijkspil", "demo", "--gemeente", "arnhem", "--no-serve"]
        subprocess.run(demo, check=True, cwd=ROOT, env=surroundings, stdout=subprocess.DEVNULL)
        again = [sys.executable, "-m", "bench.mail", "--mails", str(options.mails)]
        subprocess.run(again, check=True, cwd=ROOT, env={**surroundings, "BENCH_HIER": "1"})


if __name__ == "__main__":
    if "BENCH_HIER" not in os.environ:
        main()
    else:
        os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
        import django

        django.setup()
        sys.stdout.write(json.dumps(run(int(sys.argv[-1])), indent=2) + "\n")
