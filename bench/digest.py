"""The weekmail to fifty thousand people: minutes, memory and statements a mail.

    python -m bench.digest [--abonnees 50000]

Each follows one to four wijken and themes of a demo with a thousand ideas, all of the last four days. One process puts
all mails in the outbox, as `wijkspil digest` does; sending them is up to the mail server. Prints one JSON document.
"""

import argparse
import json
import resource
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from bench.process import make_demo, run_on, set_up

BATCH = 5000


def subscribe(how_many: int, seed: int = 1) -> None:
    """Add people who follow wijken and themes by mail."""
    from wijkspil.berichten.following import to_choose_from
    from wijkspil.berichten.models import Abonnee, Abonnement
    from wijkspil.core import clock

    dice, since = Random(seed), clock.now() - timedelta(days=30)
    references = [one.reference for _heading, group in to_choose_from() for one in group]
    for start in range(0, how_many, BATCH):
        people = Abonnee.objects.bulk_create(
            Abonnee(email=f"abonnee{number}@bewoners.example", asked_at=since, confirmed_at=since)
            for number in range(start, min(start + BATCH, how_many))
        )
        Abonnement.objects.bulk_create(
            Abonnement(abonnee=person, what=what, asked_at=since, since=since)
            for person in people
            for what in dice.sample(references, dice.randint(1, 4))
        )


def run() -> dict[str, Any]:
    """Put the mails of this week in the outbox; return what it took."""
    from wijkspil.berichten import digest_run
    from wijkspil.berichten.digest import due_week
    from wijkspil.berichten.models import Bericht
    from wijkspil.core import clock

    week = due_week(clock.now(), (1, 0))
    before, began, cpu = _memory_mb(), time.perf_counter(), time.process_time()
    report = digest_run.run(week)
    seconds, most = time.perf_counter() - began, _memory_mb()
    texts = Bericht.objects.filter(kind=digest_run.KIND).order_by("?").values_list("text", flat=True)[:200]
    return {
        "mails": report.mails,
        "nothing_new": report.nothing_new,
        "minutes": round(seconds / 60, 2),
        "mails_a_second": round(report.mails / seconds, 1),
        "cpu_ms_a_mail": round((time.process_time() - cpu) * 1000 / max(report.mails, 1), 2),
        "memory_mb": {"before": before, "most": most},
        "characters_a_mail": round(sum(map(len, texts)) / max(len(texts), 1)),
        "again": digest_run.run(week).mails,
    }


def _memory_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main(abonnees: int) -> None:
    """Make a demo, let people follow, and run in a fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "digest.sqlite3"
        make_demo(database)
        run_on(database, "-m", "bench.seed", "1000")
        run_on(database, "-m", "bench.digest", "--vul", str(abonnees))
        sys.stdout.write(run_on(database, "-m", "bench.digest", "--hier"))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.digest")
    parser.add_argument("--abonnees", type=int, default=50_000)
    parser.add_argument("--vul", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--hier", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.vul:
        set_up()
        subscribe(options.vul)
    elif options.hier:
        set_up()
        sys.stdout.write(json.dumps(run(), indent=2) + "\n")
    else:
        main(options.abonnees)
