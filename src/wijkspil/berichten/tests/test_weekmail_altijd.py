"""Whatever happens in whatever order: nobody reads a line twice, nobody misses one, nobody gets two mails a week.

Random weeks of people who come and go, lines that become visible late or disappear, runs that are broken off at any
mail, mails that no server takes, machines that are off for weeks.
"""

import os
import re
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkspil.berichten import abonnees, actions, digest, digest_run, testkit
from wijkspil.berichten.digest_lines import Line
from wijkspil.berichten.following import named
from wijkspil.berichten.models import Abonnee, Bericht
from wijkspil.core.actors import PUBLIC
from wijkspil.core.limits import Limit
from wijkspil.core.registers import Register
from wijkspil.mensen.testkit import make_arnhem

pytestmark = [pytest.mark.django_db, pytest.mark.traag]

START = datetime(2026, 9, 28, 8, tzinfo=UTC)
PEOPLE = ("amira", "bram", "carla", "daan", "els")
WHAT = ("wijk:WK020206", "wijk:W1", "wijk:WK020207", "thema:groen", "thema:sport")
ABOUT = (*WHAT, "wijk:GM0202")
RELATED = {
    "wijk:WK020206": {"wijk:WK020206", "wijk:W1", "wijk:GM0202"},
    "wijk:W1": {"wijk:WK020206", "wijk:W1", "wijk:GM0202"},
    "wijk:WK020207": {"wijk:WK020207", "wijk:GM0202"},
}


class KilledError(Exception):
    """The process dies here."""


@dataclass
class World:
    """The site as it is, and what each person read and should have read."""

    clock: Any
    lines: list[Line] = field(default_factory=list)
    told: int = 0
    follows: dict[str, dict[str, datetime]] = field(default_factory=lambda: {person: {} for person in PEOPLE})
    read: dict[str, Counter] = field(default_factory=lambda: {person: Counter() for person in PEOPLE})
    weeks: Counter = field(default_factory=Counter)
    dies_at: int | None = None

    def between(self, since: datetime, until: datetime) -> list[Line]:
        return [line for line in self.lines if since <= line.when < until]

    def tell(self, about: set[str], late: float) -> None:
        self.told += 1
        when = datetime.now(UTC) - timedelta(hours=late)
        self.lines.append(Line(f"regel-{self.told}.", when, "nieuws", "Titel", f"/{self.told}/", frozenset(about)))

    def retract(self, number: int) -> None:
        if self.lines:
            del self.lines[number % len(self.lines)]

    def follow(self, person: str, what: str) -> None:
        email = f"{person}@bewoners.example"
        abonnees.ask_to_follow(actor=PUBLIC, email=email, what=named([what])[what], language="nl")
        abonnee = Abonnee.objects.get(email=email)
        abonnees.confirm(actor=testkit.holder(abonnee), abonnee=abonnee)
        self.follows[person].setdefault(what, datetime.now(UTC))

    def unfollow(self, person: str, what: str) -> None:
        if what in self.follows[person]:
            abonnee = Abonnee.objects.get(email=f"{person}@bewoners.example")
            abonnees.unfollow(actor=testkit.holder(abonnee), abonnee=abonnee, reference=what)
            del self.follows[person][what]

    def wait(self, hours: float) -> None:
        self.clock.shift(timedelta(hours=hours))

    def run(self, dies_at: int | None, lost: set[int]) -> None:
        """Make the digest of the week that is due, die at a mail by number, lose some, and let people read the rest."""
        self.dies_at = dies_at
        week = digest.due_week(digest.clock.now(), (5, 9))
        before = set(Bericht.objects.values_list("pk", flat=True))
        with suppress(KilledError):
            digest_run.run(week)
        for number, mail in enumerate(Bericht.objects.filter(kind="weekmail").exclude(pk__in=before)):
            if number in lost:
                digest_run.tell_again(mail)
                continue
            person = mail.recipient.partition("@")[0]
            self.weeks[person, week] += 1
            self.read[person].update(re.findall(r"http://127.0.0.1:8000/(\d+)/$", mail.text, re.MULTILINE))

    def queue_mail(self, **words: Any) -> Bericht:
        if self.dies_at == 0:
            raise KilledError
        self.dies_at = self.dies_at and self.dies_at - 1
        return actions.queue_mail(**words)

    def should_have_read(self, person: str) -> set[str]:
        """What happened since they follow it, and stands on the site."""
        return {
            line.path.strip("/")
            for what, since in self.follows[person].items()
            for line in self.lines
            if line.when >= since and line.about & RELATED.get(what, {what})
        }


tell = st.tuples(st.just("tell"), st.sets(st.sampled_from(ABOUT), min_size=1, max_size=3), st.floats(0, 160))
retract = st.tuples(st.just("retract"), st.integers(0, 99))
follow = st.tuples(st.just("follow"), st.sampled_from(PEOPLE), st.sampled_from(WHAT))
unfollow = st.tuples(st.just("unfollow"), st.sampled_from(PEOPLE), st.sampled_from(WHAT))
wait = st.tuples(st.just("wait"), st.floats(0, 60))
run = st.tuples(st.just("run"), st.none() | st.integers(0, 4), st.sets(st.integers(0, 4), max_size=2))
a_week = st.tuples(
    st.lists(st.one_of(tell, tell, follow, unfollow, retract, wait), max_size=8),
    st.lists(run, max_size=3),
    st.just([("wait", 6 * 24)]),
)
FIRST = [("follow", person, WHAT[number % 2]) for number, person in enumerate(PEOPLE)]
LAST: list[tuple] = [("wait", 8 * 24), ("run", None, set())]


@settings(max_examples=int(os.environ.get("WEKEN", "60")), deadline=None)
@given(st.lists(a_week, min_size=1, max_size=6))
def test_never_a_line_twice_and_none_missed(weeks):
    steps = [step for week in weeks for part in week for step in part]
    with time_machine.travel(START, tick=False) as clock, transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        make_arnhem()
        world = World(clock)
        sources: Register[Callable] = Register("proef")
        sources.register(world.between)
        patch.setattr(digest, "digest_sources", sources)
        patch.setattr(digest_run, "AT_ONCE", 2)
        patch.setattr(digest_run, "queue_mail", world.queue_mail)
        patch.setattr(Limit, "hit", lambda limit, who: 0)
        for name, *words in [*FIRST, *steps, *LAST]:
            getattr(world, name)(*words)
            clock.shift(timedelta(seconds=1))
        for person in PEOPLE:
            assert set(world.read[person].values()) <= {1}, f"{person} read something twice"
            assert world.should_have_read(person) <= set(world.read[person]), f"{person} missed something"
        assert set(world.weeks.values()) <= {1}, "two mails in a week"
        transaction.set_rollback(True)
