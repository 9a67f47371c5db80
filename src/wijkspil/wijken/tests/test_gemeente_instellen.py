"""An administrator sets up a municipality with one file."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from wijkspil.core.actors import PUBLIC
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.wijken import actions
from wijkspil.wijken.models import Area, Gemeente, Niveau, Thema
from wijkspil.wijken.tests.making import LIKE_ARNHEM, SINCE, feature, make_gemeente, write_geojson

pytestmark = pytest.mark.django_db


@pytest.fixture
def example(tmp_path):
    """The example as the command prints it, in a file."""
    answer = StringIO()
    call_command("gemeente", "--voorbeeld", stdout=answer)
    path = tmp_path / "gemeente.toml"
    path.write_text(answer.getvalue(), encoding="utf-8")
    return path


def changed(path, old: str, new: str):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_the_example_works_as_it_is(example):
    answer = StringIO()
    call_command("gemeente", example, stdout=answer)
    assert "Utrecht (GM0344) is ingesteld" in answer.getvalue()
    assert Gemeente.objects.get().voorbeeld_postcode == "3522 AR"
    assert list(Niveau.objects.values_list("naam", "is_wijk", "carries_team")) == [
        ("gemeente", False, False), ("wijk", True, True),
    ]  # fmt: skip
    assert Area.objects.get().code == "GM0344"
    assert Thema.objects.count() == 8


def test_it_can_be_done_again_to_change_something(example):
    call_command("gemeente", example, stdout=StringIO())
    call_command("gemeente", changed(example, "#1d4f91", "#7a1fa2"), stdout=StringIO())
    assert Gemeente.objects.get().merkkleur == "#7a1fa2"
    assert Area.objects.count() == 1


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('"GM0344"', '"Utrecht"', "GM met 4 cijfers"),
        ('"GM0344"', "GM0344", "aanhalingstekens"),
        ('email = "wijken@gemeente.example"', 'email = "geen adres"', "email"),
        ('merkkleur = "#1d4f91"', 'merkkleur = "blauw"', "merkkleur"),
        ("sitenaam =", "site_naam =", "Vul in het bestand ook in: sitenaam"),
        ('ronding = 8', 'rondig = 8', "kennen wij niet: rondig"),
        ('cbs = "wijk"', 'cbs = "wijkje"', 'cbs = "wijk"'),
        ("wijk = true", "wijk = false", "precies één niveau"),
        ('meervoud = "wijken"', "", "meervoud"),
        ("# geldig_vanaf = 2025-01-01", 'geldig_vanaf = "nu"', "geldig_vanaf"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_file_is_said(example, old, new, sentence):
    with pytest.raises((CommandError, RuleViolation), match=sentence):
        call_command("gemeente", changed(example, old, new), stdout=StringIO())
    assert not Gemeente.objects.exists()


def test_another_municipality_needs_an_installation_of_its_own(example):
    make_gemeente()
    with pytest.raises(RuleViolation, match="Deze installatie is van Proefdam"):
        call_command("gemeente", example, stdout=StringIO())


def test_levels_stay_once_there_are_areas(run, tmp_path):
    make_gemeente()
    run("importeer", "wijken", write_geojson(tmp_path / "w.geojson", [feature(wijkcode="WK900101", wijknaam="Noord")]))
    with pytest.raises(RuleViolation, match="niveaus kunnen niet meer veranderen"):
        make_gemeente(LIKE_ARNHEM)


def test_without_a_municipality_the_importer_says_what_to_do_first(run, tmp_path):
    with pytest.raises(RuleViolation, match="wijkspil gemeente --voorbeeld"):
        run("importeer", "wijken", write_geojson(tmp_path / "w.geojson", [feature(wijkcode="WK900101", wijknaam="N")]))


def test_a_resident_cannot_do_it():
    with pytest.raises(NotAllowed):
        actions.set_up_gemeente(actor=PUBLIC, values={}, levels=LIKE_ARNHEM, valid_from=SINCE)
