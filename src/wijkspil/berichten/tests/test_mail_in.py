"""`wijkspil mail-in`: exit code 0 means that it is on the disk."""

import io
import json
import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import load_command_class
from django.db import OperationalError

from wijkspil.berichten import intake
from wijkspil.berichten.behandelaars import Handled, behandelaars
from wijkspil.berichten.inkomend.mail import MAX_BYTES
from wijkspil.berichten.models import InkomendBericht
from wijkspil.berichten.status import Became, Bron
from wijkspil.berichten.testkit import incoming

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[4]
MAILS = Path(os.environ.get("WIJKSPIL_DATA", ROOT / "../shared/data")) / "emails"


@pytest.fixture
def mail_in(monkeypatch, capsys):
    """Return a function that gives bytes to the command and returns its exit code, its answer and its error."""

    def run(raw: bytes, *options: str) -> tuple[int, str, str]:
        monkeypatch.setattr("django.db.connections.close_all", lambda: None)  # the test still needs its own
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
        code = 0
        try:
            load_command_class("wijkspil.berichten", "mail_in").run_from_argv(["wijkspil", "mail-in", *options])
        except SystemExit as stop:
            code = int(stop.code or 0)
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return run


@pytest.fixture
def takes_all(arnhem, monkeypatch):
    handled = Handled(Became.INBRENG, arnhem.klarendal, "2026-00042")
    monkeypatch.setattr(behandelaars, "_providers", [lambda _mail: handled])


def test_a_mail_becomes_an_inbreng(takes_all, mail_in):
    code, out, _err = mail_in(incoming(), "--json")
    assert code == 0
    assert json.loads(out) == {
        "opgeslagen": True,
        "soort": "inbreng",
        "kenmerk": "2026-00042",
        "reden": "Dit is een mail van een mens.",
        "dubbel": False,
    }
    _code, out, _err = mail_in(incoming(), "--json")
    assert json.loads(out)["dubbel"] is True
    assert json.loads(out)["kenmerk"] == "2026-00042"
    assert InkomendBericht.objects.get().bron == Bron.OPDRACHT


def test_a_mail_that_is_set_apart_says_why(takes_all, mail_in):
    code, out, _err = mail_in(incoming(auto_submitted="auto-replied"), "--json")
    assert code == 0
    answer = json.loads(out)
    assert (answer["soort"], answer["kenmerk"]) == ("apart", None)
    assert "automatisch antwoord" in answer["reden"]


def test_for_people(takes_all, mail_in):
    assert mail_in(incoming())[1].strip() == "inbreng · 2026-00042 · Dit is een mail van een mens."


def test_kept_is_kept_also_when_reading_fails(takes_all, mail_in, monkeypatch):
    def fail(*_args: object, **_more: object) -> None:
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr(intake, "process", fail)
    code, out, _err = mail_in(incoming(), "--json")
    assert code == 0
    assert json.loads(out)["reden"] == "Wijkspil leest deze mail later."
    assert InkomendBericht.objects.count() == 1


def test_without_a_database_the_mail_server_keeps_it(mail_in, monkeypatch):
    def fail(*_args: object, **_more: object) -> None:
        raise OperationalError("could not connect")

    monkeypatch.setattr(intake, "store", fail)
    code, out, err = mail_in(incoming(), "--json")
    assert (code, out) == (75, "")
    assert err.count("\n") == 1
    assert "Bied de mail later nog eens aan" in err


@pytest.mark.parametrize("raw", [b"", b"\r\n", b"a" * (MAX_BYTES + 1)])
def test_what_is_no_mail_goes_back_to_the_mail_server(mail_in, raw):
    code, out, err = mail_in(raw)
    assert (code, out) == (65, "")
    assert err.count("\n") == 1
    assert not InkomendBericht.objects.exists()


@pytest.mark.skipif(not MAILS.is_dir(), reason="WIJKSPIL_DATA noemt geen map met echte mails")
def test_every_mail_of_the_corpus_is_kept_and_becomes_something(takes_all, mail_in):
    answers = []
    for file in sorted(MAILS.glob("*/*.eml")):
        code, out, _err = mail_in(file.read_bytes(), "--json")
        assert code == 0, file
        answers.append(json.loads(out))
    assert len(answers) == 85
    assert InkomendBericht.objects.count() == 85, "nothing was taken for another mail"
    assert sum(answer["soort"] == "inbreng" for answer in answers) >= 60
    assert all(answer["reden"] for answer in answers)
    assert {bytes(raw) for raw in InkomendBericht.objects.values_list("raw", flat=True)} == {
        file.read_bytes() for file in MAILS.glob("*/*.eml")
    }
