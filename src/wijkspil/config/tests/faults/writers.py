"""People who write to a site over HTTP, and note what the site acknowledged."""

import itertools
import re
import time
from dataclasses import dataclass, field
from threading import Event
from uuid import UUID

import httpx

from wijkspil.config.tests.served.site import NO_CONNECTION, Site
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.status import State
from wijkspil.mensen.testkit import Person
from wijkspil.paginas.idee_concept import Concept

CSRF = "c" * 32
_numbers = itertools.count(1)


@dataclass
class Ledger:
    """What was tried, and what the site said it did.

    Attributes:
        ideas: key of an idea → its form on the last page, for every idea that was sent at least once.
        acknowledged: keys of the ideas that the site thanked for.
        confirmed: codes of the ideas of which the site said that they are confirmed.
        answers: the texts of the answers of which the site said that they were sent.
        unknown: how often the connection broke before there was an answer.
        waits: seconds that each acknowledged write took.
    """

    ideas: dict[UUID, dict[str, str]] = field(default_factory=dict)
    acknowledged: set[UUID] = field(default_factory=set)
    confirmed: set[str] = field(default_factory=set)
    answers: set[str] = field(default_factory=set)
    unknown: int = 0
    waits: list[float] = field(default_factory=list)

    @property
    def writes(self) -> int:
        """How many writes were acknowledged."""
        return len(self.acknowledged) + len(self.confirmed) + len(self.answers)


class Writer:
    """Amira with a new idea each time, from a new address, and Bram who answers."""

    def __init__(self, site: Site, ledger: Ledger, bram: Person) -> None:
        self.ledger = ledger
        session = bram.client.cookies["sessie"].value
        self._staff = site.visitor(sessie=session, csrf=CSRF)
        self._client = site.visitor()

    def type_idea(self) -> tuple[UUID, dict[str, str]]:
        """Go through the pages up to the last one; return the key of the idea and what the last form holds."""
        number = next(_numbers)
        form = self._next({"stap": "", "concept": self._concept(self._client.get("/deel-een-idee/?wijk=klarendal"))})
        form |= {
            "titel": f"Bankje {number}",
            "tekst": "Dan hebben ouders een plek.",
            "soort": "idee",
            "thema": "groen",
            "wijk": "klarendal",
        }
        form = self._next({**form, "stap": "idee"})
        form |= {"email": f"amira{number}@bewoners.example", "wie": "bewoner", "openbaar": "ja", "language": "nl"}
        form = self._next({**form, "stap": "gegevens"})
        return Concept.read(form["concept"]).sleutel_of_content, {**form, "stap": "controleren", "naar": "verstuur"}

    def _next(self, form: dict[str, str]) -> dict[str, str]:
        return {"concept": self._concept(self._client.post("/deel-een-idee/", data=form))}

    @staticmethod
    def _concept(page: httpx.Response) -> str:
        assert page.status_code == 200, page.status_code
        return re.search(r'name="concept" value="([^"]+)"', page.text)[1]

    def send(self, sleutel: UUID, form: dict[str, str]) -> httpx.Response:
        """Press the last button."""
        self.ledger.ideas[sleutel] = form
        number = next(_numbers)  # each time from another address: what is measured here is not the rate limit
        address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        response = self._timed(self._client, "/deel-een-idee/", form, {"X-Forwarded-For": address})
        if response.status_code == 302:
            self.ledger.acknowledged.add(sleutel)
        return response

    def share(self) -> httpx.Response:
        """Share a new idea."""
        return self.send(*self.type_idea())

    def confirm(self, code: str) -> httpx.Response:
        """Press the button behind the link in the mail."""
        response = self._timed(self._client, f"/bevestig/{code}/", {})
        if response.status_code == 302:
            self.ledger.confirmed.add(code)
        return response

    def answer(self, kenmerk: str, version: int) -> httpx.Response:
        """Answer as a team member."""
        tekst = f"Antwoord {next(_numbers)}"
        form = {"version": str(version), "outcome": "opgepakt", "tekst": tekst, "csrfmiddlewaretoken": CSRF}
        response = self._timed(self._staff, f"/werk/inbreng/{kenmerk}/antwoord/", form)
        if response.status_code == 302:
            self.ledger.answers.add(tekst)
        return response

    def _timed(
        self, client: httpx.Client, url: str, form: dict[str, str], headers: dict[str, str] | None = None
    ) -> httpx.Response:
        began = time.monotonic()
        response = client.post(url, data=form, headers=headers)
        if response.status_code == 302:
            self.ledger.waits.append(time.monotonic() - began)
        return response

    def write_until(self, stop: Event, chores: list[Inbreng]) -> None:
        """Share, confirm and answer in turn until `stop`, or until the site is gone."""
        try:
            for turn in itertools.count():
                if stop.is_set():
                    return
                if turn % 2 or not chores:
                    self.share()
                else:
                    self._do(chores.pop())
        except NO_CONNECTION:
            self.ledger.unknown += 1

    def _do(self, inbreng: Inbreng) -> None:
        if inbreng.state == State.ONBEVESTIGD:
            self.confirm(inbreng.code)
        else:
            self.answer(inbreng.kenmerk, inbreng.version)
