"""`wijkspil importeer-inbreng`: the same as the screen, for whoever runs the server."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from wijkspil.core.rules import RuleViolation
from wijkspil.inbreng.models import Inbreng, Inlezing

DATA = "Titel;Wijk;Openbaar\nBankjes;Klarendal;ja\nBoom;Nergens;nee\n"


@pytest.fixture
def file(tmp_path, arnhem):
    path = tmp_path / "lijst.csv"
    path.write_text(DATA)
    return str(path)


def run(*args, **options):
    out = StringIO()
    call_command("importeer_inbreng", *args, stdout=out, **options)
    return out.getvalue()


def test_a_file_is_taken_over_and_the_report_tells_what_was_refused(file):
    told = json.loads(run(file, bron="Enquête", json=True))
    assert told == {
        "nieuw": 1,
        "dubbel": 0,
        "openbaar": 1,
        "geweigerd_aantal": 1,
        "geweigerd": [{"regel": 3, "reden": "Wij kennen ‘Nergens’ niet als wijk of gebied."}],
        "proef": False,
        "inlezing": Inlezing.objects.get().pk,
    }
    assert Inbreng.objects.get().publication == "wacht"
    assert "Nieuw: 0. Stond er al: 1. Geweigerd: 1." in run(file, bron="Enquête")


def test_a_trial_changes_nothing(file):
    assert "Zou nieuw zijn: 1." in run(file, bron="Enquête", proef=True)
    assert not Inbreng.objects.exists()
    assert not Inlezing.objects.exists()


def test_columns_and_values_can_be_said(file):
    run(file, bron="Enquête", kolom=["tekst=titel"], vast=["wijk=st-marten", "publiek=nee"], meteen=True)
    assert set(Inbreng.objects.values_list("area__slug", "publication")) == {("st-marten", "prive")}


def test_a_word_that_is_not_known_can_be_explained(file):
    assert "Nieuw: 2." in run(file, bron="Enquête", woord=["wijk:Nergens=st-marten"])
    assert Inbreng.objects.get(titel="Boom").area.slug == "st-marten"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"bron": " "}, "Schrijf bij --bron"),
        ({"bron": "x", "kolom": ["titel=Anders"]}, "Er is geen kolom ‘Anders’"),
        ({"bron": "x", "vast": ["zomaar=1"]}, "kennen wij niet"),
        ({"bron": "x", "woord": ["wijk=Nergens"]}, "Schrijf VELD:WOORD="),
    ],
)
def test_what_is_wrong_is_one_sentence_and_nothing_is_kept(file, options, sentence):
    with pytest.raises(CommandError, match=sentence):
        run(file, **options)
    assert not Inlezing.objects.exists()


def test_a_file_that_is_not_there_or_is_no_table(tmp_path, arnhem):
    with pytest.raises(CommandError, match="kan niet worden gelezen"):
        run(str(tmp_path / "weg.csv"), bron="x")
    (tmp_path / "leeg.csv").touch()
    with pytest.raises(RuleViolation, match="leeg"):
        run(str(tmp_path / "leeg.csv"), bron="x")
