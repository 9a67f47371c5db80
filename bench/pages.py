"""What the pages cost: beside the reference views, and as the number of ideas grows."""

import html
import http.client
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

from bench.process import environment, make_demo, run_on
from bench.rounds import Contestant, Verdict, cpu_ms
from bench.server import Server, serving

SMALL, LARGE, LARGEST = 1_000, 50_000, 100_000
SIZES = (100, SMALL, 10_000, LARGE, LARGEST)
# A session that does not exist: the page cache steps aside, and no page reads it.
UNCACHED = {"Cookie": "sessie=geen"}
MOST_WANTED = "/ideeen/?volgorde=steun"
APPLICATION = "bench.application:application"


def prepare(folder: Path) -> dict[int, Path]:
    """Make one database per number of ideas; return where they are."""
    databases = {number: folder / f"bench-{number}.sqlite3" for number in SIZES}
    if not databases[LARGEST].exists():
        database = folder / "bouw.sqlite3"
        make_demo(database)
        for number, path in databases.items():
            run_on(database, "-m", "bench.seed", str(number))
            run_on(database, "-c", _CHECKPOINT, str(database))
            shutil.copy(database, path)
    return databases


def measure(databases: Mapping[int, Path], *, rounds: int, batch: int) -> list[Verdict]:
    """Compare all pages; both databases are served at the same time and take turns."""
    with (
        serving(APPLICATION, environment(databases[SMALL])) as small,
        serving(APPLICATION, environment(databases[LARGE])) as large,
    ):
        cost = cpu_ms(_contestants(small, large), rounds=rounds, batch=batch)
        sizes = {path: len(getting(large, path, {})()) for path in ("/", "/ideeen/", "/wijken/klarendal/")}
    return [
        Verdict("list of ideas at 50,000, beside the reference list", cost["lijst 50k"], cost["ref lijst"], 1.5),
        Verdict("list of ideas at 50,000, beside itself at 1,000", cost["lijst 50k"], cost["lijst 1k"], 1.2),
        Verdict("most wanted first at 50,000, beside itself at 1,000", cost["steun 50k"], cost["steun 1k"], 1.2),
        Verdict("page of an idea, beside the reference page", cost["idee"], cost["ref idee"], 1.5),
        Verdict(
            "sharing an idea and its page, beside storing a form and its page", cost["deel idee"], cost["ref nieuw"], 3
        ),
        Verdict("cached page of an anonymous visitor, beside hello", cost["gekeept"], cost["hello"], 2),
        *(Verdict(f"HTML of {path}, beside 100 kB", size / 1000, 100, 1, "kB") for path, size in sizes.items()),
    ]


def _contestants(small: Server, large: Server) -> Mapping[str, Contestant]:
    an_idea = "2020-0000123"
    return {
        "hello": Contestant(large, getting(large, "/referentie/hello/", {})),
        "gekeept": Contestant(large, getting(large, "/wijken/klarendal/", {})),
        "lijst 1k": Contestant(small, getting(small, "/ideeen/", UNCACHED)),
        "lijst 50k": Contestant(large, getting(large, "/ideeen/", UNCACHED)),
        "steun 1k": Contestant(small, getting(small, MOST_WANTED, UNCACHED)),
        "steun 50k": Contestant(large, getting(large, MOST_WANTED, UNCACHED)),
        "ref lijst": Contestant(large, getting(large, "/referentie/lijst/", UNCACHED)),
        "idee": Contestant(large, getting(large, f"/ideeen/{an_idea}/", UNCACHED)),
        "ref idee": Contestant(large, getting(large, f"/referentie/idee/{an_idea}/", UNCACHED)),
        "deel idee": Contestant(large, sharing(_post(large))),
        "ref nieuw": Contestant(large, _reference_create(large)),
    }


def getting(server: Server, path: str, headers: Mapping[str, str]) -> Callable[[], bytes]:
    """Return a request of `path` that must succeed."""
    connection = server.connect()

    def request() -> bytes:
        connection.request("GET", path, headers=dict(headers))
        return _answer(connection, path, 200)

    return request


def sharing(post: Callable[[str, dict[str, str]], bytes]) -> Callable[[], bytes]:
    """Return a request that sends the last page of the journey, each time from another mail address.

    `post` sends a form to an address and returns the body of the answer.
    """
    first = {"stap": "idee", "naar": "gegevens", "wijk": "klarendal", **_idea()}
    found = re.search(r'name="concept"[^>]*value="([^"]+)"', post("/deel-een-idee/", first).decode())
    if not found:
        raise RuntimeError("De bladzijde ‘Uw gegevens’ heeft geen concept.")
    concept = html.unescape(found[1])

    def request() -> bytes:
        sent = {
            "stap": "gegevens",
            "naar": "verstuur",
            "concept": concept,
            "wie": "bewoner",
            "openbaar": "ja",
            "language": "nl",
        }
        return post("/deel-een-idee/", sent | {"email": f"{uuid4().hex}@bewoners.example"})

    return request


def _post(server: Server) -> Callable[[str, dict[str, str]], bytes]:
    connection = server.connect()

    def post(path: str, form: dict[str, str]) -> bytes:
        return _posted(connection, path, form)

    return post


def _reference_create(server: Server) -> Callable[[], bytes]:
    connection = server.connect()

    def request() -> bytes:
        sent = {**_idea(), "email": f"{uuid4().hex}@bewoners.example"}
        return _posted(connection, "/referentie/nieuw/", sent)

    return request


def _idea() -> dict[str, str]:
    return {
        "titel": f"Bankjes bij de speeltuin {uuid4().hex[:8]}",
        "tekst": "Dan hebben ouders een plek om te zitten, en buren spreken elkaar.",
        "soort": "idee",
        "thema": "groen",
        "place": "Het Pleintje",
    }


def _posted(connection: http.client.HTTPConnection, path: str, form: Mapping[str, str]) -> bytes:
    """Send a form and open the page that it leads to, as a browser does."""
    connection.request("POST", path, urlencode(form), _FORM)
    response = connection.getresponse()
    body = response.read()
    if response.status == 302:
        path = response.headers["Location"]
        connection.request("GET", path, headers=UNCACHED)
        return _answer(connection, path, 200)
    if response.status != 200:
        raise RuntimeError(f"{path}: status {response.status}: {body[:2000]!r}")
    return body


def _answer(connection: http.client.HTTPConnection, what: str, status: int) -> bytes:
    response = connection.getresponse()
    body = response.read()
    if response.status != status:
        raise RuntimeError(f"{what}: status {response.status} in plaats van {status}: {body[:2000]!r}")
    return body


_FORM = {"Content-Type": "application/x-www-form-urlencoded", **UNCACHED}
_CHECKPOINT = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('PRAGMA wal_checkpoint(TRUNCATE)')"
