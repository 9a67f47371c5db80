"""`wijkspil wie` and `wijkspil controleer continuiteit`, as an administrator or a program runs them."""

import json

import pytest
from django.core.management import CommandError, call_command

from wijkspil.aanspreekpunten.tests.making import OCT1, SEP1, contact


def run(capsys, *words: str) -> str:
    call_command(*words)
    return str(capsys.readouterr().out)


def test_wie_tells_who_comes_and_who_is_central(arnhem, capsys):
    contact(arnhem.noord, "Loket Oud", telefoon="026 000 00 11", valid_until=SEP1)
    contact(arnhem.noord, "Loket Nieuw", valid_from=SEP1)
    contact(arnhem.stad, "Gemeente", centraal=True)
    answer = json.loads(run(capsys, "wie", "--wijk", "klarendal", "--op", "2026-08-31", "--json"))
    assert answer["wijk"] == "Klarendal"
    assert answer["op"] == "2026-08-31"
    assert [(a["naam"], a["telefoon"], a["geldig_tot"]) for a in answer["aanspreekpunten"]] == [
        ("Loket Oud", "026 000 00 11", "2026-09-01")
    ]
    assert [a["naam"] for a in answer["straks"]] == ["Loket Nieuw"]
    assert answer["centraal"]["naam"] == "Gemeente"
    assert answer["centraal"]["geldig_tot"] is None


def test_wie_by_code_for_professionals_in_words(arnhem, capsys):
    contact(arnhem.noord, "Voor werkers", audience="professionals")
    text = run(capsys, "wie", "--wijk", "wk020206", "--doelgroep", "professionals", "--op", "1-9-2026")
    assert text.startswith("Klarendal, op 1 september 2026, voor professionals:")
    assert "Voor werkers, Aanspreekpunt: wijk@arnhem.example (van 1 januari 2016)" in text


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--wijk", "nergens"], "De wijk ‘nergens’ kennen wij niet op die datum."),
        ([], "Geef een wijk (--wijk) of een adres (--postcode en --huisnummer)."),
        (["--wijk", "klarendal", "--op", "31-2-2026"], "‘31-2-2026’ is geen datum."),
        (["--wijk", "klarendal", "--doelgroep", "buren"], "De doelgroep ‘buren’ kennen wij niet."),
        (["--wijk", "klarendal", "--thema", "x"], "Het onderwerp ‘x’ kennen wij niet. Kies uit: groen"),
    ],
)
def test_wie_says_what_is_wrong(arnhem, words, sentence):
    with pytest.raises(CommandError) as error:
        call_command("wie", *words)
    assert str(error.value).startswith(sentence)


def test_controleer_is_silent_about_what_is_well_and_exact_about_gaps(arnhem, capsys):
    contact(arnhem.oost)
    contact(arnhem.noord, valid_until=OCT1)
    with pytest.raises(CommandError, match="Niet iedereen heeft een aanspreekpunt"):
        call_command("controleer", "continuiteit", "--van", "2026-09-01", "--tot", "2026-11-01", "--json")
    found = json.loads(capsys.readouterr().out)
    assert found["alleen_centraal"] == []
    assert {
        "gebied": "Klarendal",
        "code": "WK020206",
        "doelgroep": "bewoners",
        "van": "2026-10-01",
        "tot": "2026-11-01",
    } in found["gaten"]
    assert len(found["gaten"]) == 4
    assert run(capsys, "controleer", "continuiteit", "--van", "2026-09-01", "--tot", "2026-10-01").startswith("Goed:")


def test_controleer_reports_who_only_has_the_central_contact(arnhem, capsys):
    contact(arnhem.oost)
    contact(arnhem.noord, valid_until=OCT1)
    contact(arnhem.stad, centraal=True)
    found = json.loads(run(capsys, "controleer", "continuiteit", "--json"))
    assert found["gaten"] == []
    assert {(g["gebied"], g["van"], g["tot"]) for g in found["alleen_centraal"]} == {
        ("Klarendal", "2026-10-01", "2027-08-15"),
        ("St. Marten", "2026-10-01", "2027-08-15"),
    }


def test_controleer_refuses_days_in_the_wrong_order(arnhem):
    with pytest.raises(CommandError, match="moet na de datum bij --van liggen"):
        call_command("controleer", "continuiteit", "--van", "2026-09-01", "--tot", "2026-09-01")


def test_wie_says_what_is_wrong_with_an_address(arnhem):
    with pytest.raises(CommandError, match="Vul ook de 2 letters van de postcode in"):
        call_command("wie", "--postcode", "6822", "--huisnummer", "1")
